import { LightningElement, api } from 'lwc'
import { findComponent, knownProperties } from 'platform/components'
import { page } from 'platform/page'

/** One component of a FlexiPage. When it breaks, it alone is replaced by what went wrong. */
export default class Component extends LightningElement {
  @api instance
  @api context
  @api regionWidth
  constructorToShow
  problem

  async connectedCallback() {
    if (this.instance.problem) return this.fail(page.texts.componentMissing, this.instance.problem)
    try {
      const found = await findComponent(this.instance.componentName)
      if (found) this.constructorToShow = found
      else this.fail(page.texts.componentMissing, page.texts.notInLocalOrg)
    } catch (error) {
      this.fail(page.texts.componentFailed, error.message)
    }
  }

  get properties() {
    const { recordId, objectApiName } = this.context
    const offered = { ...this.instance.properties, recordId, objectApiName, flexipageRegionWidth: this.regionWidth, context: this.context }
    const isNamed = Object.fromEntries(Object.entries(offered).filter(([, value]) => value !== null && value !== undefined))
    return knownProperties(this.constructorToShow, isNamed)
  }

  errorCallback(error) {
    this.constructorToShow = undefined
    this.fail(page.texts.componentFailed, error.message)
    console.error(`${this.instance.componentName}:`, error)
  }

  fail(title, detail) {
    this.problem = { title, detail }
  }
}

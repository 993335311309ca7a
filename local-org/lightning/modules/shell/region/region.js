import { LightningElement, api } from 'lwc'
import { getFieldValue } from 'lightning/uiRecordApi'
import { page } from 'platform/page'
import { isVisible } from 'platform/visibilityRule'

/** The components of a region or facet that their visibility rules let through. */
export default class Region extends LightningElement {
  @api instances
  @api context
  @api regionWidth

  get visible() {
    return (this.instances ?? []).filter(({ visibilityRule }) => this.isShown(visibilityRule))
  }

  /** Until the record is here, a component that depends on it waits. */
  isShown(rule) {
    const needsRecord = rule?.criteria.some(({ leftValue }) => leftValue.startsWith('{!Record.'))
    if (needsRecord && !this.context.record) return false
    return isVisible(rule, (expression) => this.valueOf(expression))
  }

  valueOf(expression) {
    const [scope, ...path] = expression.split('.')
    switch (scope) {
      case 'Record':
        return getFieldValue(this.context.record, `${this.context.objectApiName}.${path.join('.')}`)
      case '$User':
        return { Id: page.user.id, Username: page.user.username, 'Profile.Name': page.user.profileName }[path.join('.')]
      case '$Permission':
        return page.customPermissions.includes(path.at(-1))
      case '$Client':
        return page.formFactor
      default:
        return undefined
    }
  }
}

import { LightningElement, api } from 'lwc'
import { page } from 'platform/page'

export default class NavigationBar extends LightningElement {
  /** Name of the tab to mark; null marks none. */
  @api currentTab
  texts = page.texts
  appLabel = page.application.label

  get tabs() {
    return page.application.tabs.map((tab) => {
      const isCurrent = tab.name === this.currentTab
      return { ...tab, className: isCurrent ? 'tab tab_current' : 'tab', ariaCurrent: isCurrent ? 'page' : undefined }
    })
  }
}

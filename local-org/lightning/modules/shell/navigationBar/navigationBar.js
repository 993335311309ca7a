import { LightningElement, api } from 'lwc'
import { openPage } from 'platform/navigation'
import { page } from 'platform/page'

/** Room that the menu of the tabs that do not fit takes, in pixels. */
const moreWidth = 112

/** The tabs of the app; those that do not fit stand in a menu, as in Lightning Experience. */
export default class NavigationBar extends LightningElement {
  /** Name of the tab to mark; null marks none. */
  @api currentTab
  texts = page.texts
  appLabel = page.application.label

  /** How many tabs there is room for; null = not measured, all are drawn. */
  fitting = null

  connectedCallback() {
    this.resizing = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === this.measuredWidth) return
      this.measuredWidth = contentRect.width
      this.fitting = null
    })
  }

  renderedCallback() {
    if (this.fitting !== null) return
    const { tabs } = this.refs
    this.resizing.observe(tabs)
    const widths = [...tabs.children].map((tab) => tab.offsetWidth)
    const widthOf = (count) => widths.slice(0, count).reduce((sum, width) => sum + width, 0)
    let fitting = widths.length
    if (widthOf(fitting) > tabs.clientWidth) while (fitting > 0 && widthOf(fitting) > tabs.clientWidth - moreWidth) fitting -= 1
    this.fitting = fitting
  }

  disconnectedCallback() {
    this.resizing.disconnect()
  }

  get tabs() {
    return page.application.tabs.map((tab) => {
      const isCurrent = tab.name === this.currentTab
      return { ...tab, isCurrent, className: classOf(isCurrent), ariaCurrent: isCurrent ? 'page' : undefined }
    })
  }

  get shownTabs() {
    return this.tabs.slice(0, this.fitting ?? undefined)
  }

  get hiddenTabs() {
    return this.fitting === null ? [] : this.tabs.slice(this.fitting)
  }

  get hasMore() {
    return this.hiddenTabs.length > 0
  }

  get moreClass() {
    return `${classOf(this.hiddenTabs.some(({ isCurrent }) => isCurrent))} more`
  }

  handleMore(event) {
    openPage(event.detail.value)
  }
}

const classOf = (isCurrent) => (isCurrent ? 'tab tab_current' : 'tab')

import { LightningElement, api } from 'lwc'
import { page } from 'platform/page'

const standardTitles = {
  'Standard.Tab.detail': page.texts.details,
  'Standard.Tab.relatedLists': page.texts.related,
}

/** Tabs of a FlexiPage: the facet `tabs` holds them, each names the facet that is its body. */
export default class Tabset extends LightningElement {
  @api tabs
  @api context
  @api flexipageRegionWidth

  get shownTabs() {
    const tabs = this.context.facets[this.tabs] ?? []
    return tabs.map(({ key, properties }) => ({
      key,
      label: standardTitles[properties.title] ?? properties.title,
      isActive: properties.active === 'true',
      instances: this.context.facets[properties.body] ?? [],
    }))
  }

  get activeTab() {
    return (this.shownTabs.find(({ isActive }) => isActive) ?? this.shownTabs[0])?.key
  }
}

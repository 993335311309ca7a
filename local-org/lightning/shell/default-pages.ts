import type { ComponentInstance, FlexiPage } from '../metadata/flexipage.ts'

const component = (componentName: string, properties: ComponentInstance['properties'] = {}): ComponentInstance => ({
  componentName,
  properties,
  visibilityRule: null,
})

const page = (type: string, template: string, sobjectType: string | null, regions: FlexiPage['regions']): FlexiPage => ({
  name: '',
  label: '',
  type,
  sobjectType,
  template,
  regions,
  facets: {},
})

/** Reports and dashboards are records of a kind: they show what they find, not their fields. */
const analytics: Readonly<Record<string, string>> = { Dashboard: 'reports:dashboardPage', Report: 'reports:reportPage' }

/** A record page as an org gives it to an object that has none of its own. */
export function defaultRecordPage(sobject: string): FlexiPage {
  const whole = analytics[sobject]
  if (whole) return page('RecordPage', 'flexipage:recordHomeSingleColNoHeaderTemplateDesktop', sobject, { main: [component(whole)] })
  return page('RecordPage', 'flexipage:recordHomeTemplateDesktop', sobject, {
    header: [component('force:highlightsPanel')],
    main: [component('force:detailPanel')],
    sidebar: [component('force:relatedListContainer')],
  })
}

export function defaultListPage(sobject: string): FlexiPage {
  return page('ListPage', 'flexipage:defaultAppHomeTemplate', sobject, { main: [component('force:objectHome')] })
}

export const defaultHomePage: FlexiPage = page('HomePage', 'home:desktopTemplate', null, { top: [component('force:objectHome')] })

import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'

/** A Lightning page as its metadata describes it. */
export interface FlexiPage {
  name: string
  label: string
  type: string
  /** Null for app and home pages. */
  sobjectType: string | null
  /** For example `flexipage:recordHomeTemplateDesktop`. */
  template: string
  /** Regions of the template by name, each with its components in order. */
  regions: Record<string, ComponentInstance[]>
  /** What tabs and other containers hold, by the name that their property gives. */
  facets: Record<string, ComponentInstance[]>
}

export interface ComponentInstance {
  /** `c/csHealthCard`, `force:highlightsPanel`. */
  componentName: string
  properties: Record<string, string | string[]>
  visibilityRule: VisibilityRule | null
}

export interface VisibilityRule {
  /** For example `1 AND (2 OR 3)`; null: every criterion holds. */
  booleanFilter: string | null
  criteria: { leftValue: string; operator: string; rightValue: string }[]
}

const lists = ['flexiPageRegions', 'itemInstances', 'componentInstances', 'componentInstanceProperties', 'valueListItems', 'criteria']
const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, isArray: (name) => lists.includes(name) })

interface PageXml {
  FlexiPage: {
    masterLabel?: string
    type?: string
    sobjectType?: string
    template?: { name?: string }
    flexiPageRegions?: RegionXml[]
  }
}
interface RegionXml {
  name: string
  type?: string
  itemInstances?: { componentInstance?: InstanceXml; fieldInstance?: { fieldItem: string; visibilityRule?: RuleXml } }[]
  componentInstances?: InstanceXml[]
}
interface InstanceXml {
  componentName: string
  componentInstanceProperties?: { name: string; value?: string; valueList?: { valueListItems?: { value: string }[] } }[]
  visibilityRule?: RuleXml
}
interface RuleXml {
  booleanFilter?: string
  criteria?: { leftValue: string; operator: string; rightValue?: string }[]
}

/** Reads `<name>.flexipage-meta.xml`, in the shape of API 49 and later or the one before it. */
export function readFlexiPage(path: string, name: string): FlexiPage {
  return parseFlexiPage(readFileSync(path, 'utf8'), name)
}

export function parseFlexiPage(xml: string, name: string): FlexiPage {
  const page = (parser.parse(xml) as PageXml).FlexiPage
  const regions = page.flexiPageRegions ?? []
  const byName = (wanted: (region: RegionXml) => boolean) =>
    Object.fromEntries(regions.filter(wanted).map((region) => [region.name, instancesOf(region)]))
  return {
    name,
    label: page.masterLabel ?? name,
    type: page.type ?? 'RecordPage',
    sobjectType: page.sobjectType ?? null,
    template: page.template?.name ?? '',
    regions: byName(({ type }) => type !== 'Facet'),
    facets: byName(({ type }) => type === 'Facet'),
  }
}

function instancesOf(region: RegionXml): ComponentInstance[] {
  const items = region.itemInstances ?? region.componentInstances?.map((componentInstance) => ({ componentInstance })) ?? []
  return items.flatMap((item) => {
    if (item.componentInstance) return [toInstance(item.componentInstance)]
    if (!('fieldInstance' in item) || !item.fieldInstance) return []
    const { fieldItem, visibilityRule } = item.fieldInstance
    return [toInstance({ componentName: 'force:field', componentInstanceProperties: [{ name: 'fieldItem', value: fieldItem }], visibilityRule })]
  })
}

function toInstance({ componentName, componentInstanceProperties = [], visibilityRule }: InstanceXml): ComponentInstance {
  return {
    componentName: toModuleName(componentName),
    properties: Object.fromEntries(
      componentInstanceProperties.map(({ name, value, valueList }) => [name, valueList ? (valueList.valueListItems ?? []).map((item) => item.value) : (value ?? '')]),
    ),
    visibilityRule: visibilityRule
      ? {
          booleanFilter: visibilityRule.booleanFilter ?? null,
          criteria: (visibilityRule.criteria ?? []).map(({ leftValue, operator, rightValue = '' }) => ({ leftValue, operator, rightValue })),
        }
      : null,
  }
}

/** A component of ours is written bare (`csHealthCard`) or as `c:csHealthCard`. */
function toModuleName(componentName: string): string {
  if (!componentName.includes(':')) return `c/${componentName}`
  return componentName.startsWith('c:') ? `c/${componentName.slice('c:'.length)}` : componentName
}

import { readFileSync } from 'node:fs'
import { nodesOf, parseMetadata, textOf, textsOf } from './metadata-xml.ts'
import type { MetadataNode } from './metadata-xml.ts'

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

/** Reads `<name>.flexipage-meta.xml`, in the shape of API 49 and later or the one before it. */
export function readFlexiPage(path: string, name: string): FlexiPage {
  return parseFlexiPage(readFileSync(path, 'utf8'), name)
}

export function parseFlexiPage(xml: string, name: string): FlexiPage {
  const page = parseMetadata(xml)
  const [template] = nodesOf(page, 'template')
  const regions = nodesOf(page, 'flexiPageRegions')
  const instancesByRegion = (isWanted: (type: string | null) => boolean) => {
    const wanted = regions.filter((region) => isWanted(textOf(region, 'type')))
    return Object.fromEntries(wanted.map((region) => [textOf(region, 'name') ?? '', instancesOf(region)]))
  }
  return {
    name,
    label: textOf(page, 'masterLabel') ?? name,
    type: textOf(page, 'type') ?? 'RecordPage',
    sobjectType: textOf(page, 'sobjectType'),
    template: (template && textOf(template, 'name')) ?? '',
    regions: instancesByRegion((type) => type !== 'Facet'),
    facets: instancesByRegion((type) => type === 'Facet'),
  }
}

function instancesOf(region: MetadataNode): ComponentInstance[] {
  const items = nodesOf(region, 'itemInstances')
  return [
    ...nodesOf(region, 'componentInstances').map(toInstance),
    ...items.flatMap((item) => [...nodesOf(item, 'componentInstance').map(toInstance), ...nodesOf(item, 'fieldInstance').map(toField)]),
  ]
}

function toInstance(instance: MetadataNode): ComponentInstance {
  const properties = nodesOf(instance, 'componentInstanceProperties').map((property) => {
    const [valueList] = nodesOf(property, 'valueList')
    const values = valueList && nodesOf(valueList, 'valueListItems').flatMap((item) => textsOf(item, 'value'))
    return [textOf(property, 'name') ?? '', values ?? textOf(property, 'value') ?? ''] as const
  })
  return {
    componentName: toModuleName(textOf(instance, 'componentName') ?? ''),
    properties: Object.fromEntries(properties),
    visibilityRule: ruleOf(instance),
  }
}

/** A field placed by itself (Dynamic Forms): the page says that the local org cannot show it. */
function toField(instance: MetadataNode): ComponentInstance {
  return { componentName: `force:field ${textOf(instance, 'fieldItem')}`, properties: {}, visibilityRule: ruleOf(instance) }
}

function ruleOf(instance: MetadataNode): VisibilityRule | null {
  const [rule] = nodesOf(instance, 'visibilityRule')
  if (!rule) return null
  const criteria = nodesOf(rule, 'criteria').map((criterion) => ({
    leftValue: textOf(criterion, 'leftValue') ?? '',
    operator: textOf(criterion, 'operator') ?? '',
    rightValue: textOf(criterion, 'rightValue') ?? '',
  }))
  return { booleanFilter: textOf(rule, 'booleanFilter'), criteria }
}

/** A component of ours is written bare (`csHealthCard`) or as `c:csHealthCard`. */
function toModuleName(componentName: string): string {
  if (!componentName.includes(':')) return `c/${componentName}`
  return componentName.startsWith('c:') ? `c/${componentName.slice('c:'.length)}` : componentName
}

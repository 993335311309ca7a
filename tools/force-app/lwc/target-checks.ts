import type { Finding } from '../checker.ts'
import { childOf, childrenOf, elementsOf, textOf, type XmlElement } from '../metadata/xml-tree.ts'
import type { OrgSchema } from '../platform/org-schema.ts'
import type { Bundle } from './bundles.ts'

/** Where a component may be put. Source: LWC Developer Guide, "XML Configuration File Elements". */
const targets = new Set([
  'lightning__AppPage',
  'lightning__HomePage',
  'lightning__RecordPage',
  'lightning__RecordAction',
  'lightning__GlobalAction',
  'lightning__UtilityBar',
  'lightning__FlowScreen',
  'lightning__FlowAction',
  'lightning__Tab',
  'lightning__UrlAddressable',
  'lightning__Inbox',
  'lightning__Dashboard',
  'lightning__VoiceExtension',
  'lightningCommunity__Page',
  'lightningCommunity__Default',
])
const propertyTypes = new Set(['String', 'Integer', 'Boolean', 'Color', 'ContentReference', 'ColorPicker'])

/** The settings of bundles, which the schema of the Metadata API leaves open. */
export function checkTargets(bundles: ReadonlyMap<string, Bundle>, schema: OrgSchema): Finding[] {
  return [...bundles.values()].flatMap((bundle) => {
    if (bundle.metadata === null) return [{ path: `force-app/**/lwc/${bundle.name}`, line: 1, message: 'the bundle has no js-meta.xml' }]
    const { path, root } = bundle.metadata
    return root === null ? [] : problemsOf(bundle, schema, root).map(([line, message]) => ({ path, line, message }))
  })
}

function problemsOf(bundle: Bundle, schema: OrgSchema, root: XmlElement): [line: number, message: string][] {
  const given = [...elementsOf(root)].filter(({ name }) => name === 'target')
  const configs = [...elementsOf(root)].filter(({ name }) => name === 'targetConfig')
  const isExposed = textOf(root, 'isExposed') === 'true'
  return [
    ...(isExposed && given.length === 0 ? [[root.line, 'the bundle is exposed, but to no target'] as [number, string]] : []),
    ...given.filter(({ text }) => !targets.has(text)).map(({ line, text }): [number, string] => [line, `there is no target ${text}`]),
    ...configs.flatMap((config) => configProblems(bundle, schema, config, new Set(given.map(({ text }) => text)))),
  ]
}

function configProblems(bundle: Bundle, schema: OrgSchema, config: XmlElement, given: ReadonlySet<string>): [number, string][] {
  const configured = (config.attributes.get('targets') ?? '').split(',').map((target) => target.trim())
  const objects = childOf(config, 'objects')
  return [
    ...configured
      .filter((target) => !given.has(target))
      .map((target): [number, string] => [config.line, `${target} is configured, but is no target`]),
    ...childrenOf(config, 'property').flatMap((property) => propertyProblems(bundle, property)),
    ...(objects === undefined ? [] : childrenOf(objects, 'object'))
      .filter(({ text }) => schema.objectOf(text) === undefined)
      .map(({ line, text }): [number, string] => [line, `there is no object ${text}`]),
  ]
}

function propertyProblems({ script }: Bundle, { line, attributes }: XmlElement): [number, string][] {
  const name = attributes.get('name') ?? ''
  const type = attributes.get('type') ?? ''
  return [
    ...(script?.api.has(name) === true ? [] : [[line, `the class has no @api ${name}`] as [number, string]]),
    ...(propertyTypes.has(type) ? [] : [[line, `a property cannot be of type ${type}`] as [number, string]]),
  ]
}

import type { Component } from '../manifests/source-components.ts'

export interface RemovalStep {
  title: string
  components: Component[]
}

const isFolder = ({ fullName }: Component): boolean => !fullName.includes('/')
const isOf =
  (...types: string[]) =>
  ({ type }: Component): boolean =>
    types.includes(type)

/**
 * What goes in which order: each step takes away what the next ones are held by. What goes with its object (layouts, translations, rows of
 * custom metadata) is in none of them. Value sets come last: an org may hold on to one while it keeps deleted fields.
 */
const order: readonly [title: string, isIn: (component: Component) => boolean][] = [
  ['dashboards', (component) => isOf('Dashboard')(component) && !isFolder(component)],
  ['reports', (component) => (isOf('Report')(component) && !isFolder(component)) || (isOf('Dashboard')(component) && isFolder(component))],
  ['report types', (component) => isOf('ReportType')(component) || (isOf('Report')(component) && isFolder(component))],
  [
    'permissions and connection',
    isOf('PermissionSet', 'NamedCredential', 'ExternalCredential', 'ExternalClientApplication', 'Certificate'),
  ],
  ['pages', isOf('CustomApplication', 'FlexiPage', 'CustomTab')],
  ['components', isOf('LightningComponentBundle')],
  ['Apex', isOf('ApexTrigger', 'ApexClass', 'Flow')],
  [
    'objects and fields',
    isOf('CustomObject', 'CustomField', 'ValidationRule', 'ListView', 'CompactLayout', 'CustomPermission', 'CustomLabel'),
  ],
  ['value sets', isOf('GlobalValueSet')],
]
const goesWithAnother = isOf(
  'CustomMetadata',
  'CustomObjectTranslation',
  'ExtlClntAppConfigurablePolicies',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppOauthSettings',
  'GlobalValueSetTranslation',
  'Layout',
)

/** Steps that take away these components; those with nothing to take away are left out. @throws Error for a type that none of them takes */
export function removalSteps(components: readonly Component[]): RemovalStep[] {
  const unknown = components.find((component) => !goesWithAnother(component) && !order.some(([, isIn]) => isIn(component)))
  if (unknown) throw new Error(`scripts/uninstall-org/removal-steps.ts does not say when ${unknown.type} ${unknown.fullName} goes.`)
  return order.map(([title, isIn]) => ({ title, components: components.filter(isIn) })).filter((step) => step.components.length > 0)
}

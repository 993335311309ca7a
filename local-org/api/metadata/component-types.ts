/** A kind of metadata, where its files lie and what they look like. Source: Metadata API Developer Guide, "Metadata Types"; the registry of source-deploy-retrieve. */
export interface ComponentType {
  name: string
  /** Folder in a package and in a project. */
  directory: string
  /** Of the file in a package: `layout`; empty for bundles. */
  suffix: string
  /**
   * `xml` one file · `content` a file with an `-meta.xml` beside it · `bundle` a folder of files ·
   * `foldered` one file in a folder that is a component too · `parent` one file in a package that holds components of its own
   */
  shape: 'xml' | 'content' | 'bundle' | 'foldered' | 'parent'
  /** Types that lie inside a component of this type, by their element. */
  children: ReadonlyMap<string, ChildType>
}

export interface ChildType {
  name: string
  element: string
  /** In a project: `fields/Score__c.field-meta.xml`. */
  directory: string
  suffix: string
}

const none: ReadonlyMap<string, ChildType> = new Map()

const type = (name: string, directory: string, suffix: string, shape: ComponentType['shape'] = 'xml', children = none): ComponentType => ({
  name,
  directory,
  suffix,
  shape,
  children,
})

const children = (...entries: [name: string, element: string, suffix: string][]): ReadonlyMap<string, ChildType> =>
  new Map(entries.map(([name, element, suffix]) => [element, { name, element, directory: element, suffix }]))

const inObjects = children(
  ['BusinessProcess', 'businessProcesses', 'businessProcess'],
  ['CompactLayout', 'compactLayouts', 'compactLayout'],
  ['CustomField', 'fields', 'field'],
  ['FieldSet', 'fieldSets', 'fieldSet'],
  ['Index', 'indexes', 'index'],
  ['ListView', 'listViews', 'listView'],
  ['RecordType', 'recordTypes', 'recordType'],
  ['SharingReason', 'sharingReasons', 'sharingReason'],
  ['ValidationRule', 'validationRules', 'validationRule'],
  ['WebLink', 'webLinks', 'webLink'],
)

export const componentTypes: readonly ComponentType[] = [
  type('ApexClass', 'classes', 'cls', 'content'),
  type('ApexTrigger', 'triggers', 'trigger', 'content'),
  type('Certificate', 'certs', 'crt', 'content'),
  type('CustomApplication', 'applications', 'app'),
  type('CustomLabels', 'labels', 'labels', 'parent', children(['CustomLabel', 'labels', 'labels'])),
  type('CustomMetadata', 'customMetadata', 'md'),
  type('CustomObject', 'objects', 'object', 'parent', inObjects),
  type('CustomObjectTranslation', 'objectTranslations', 'objectTranslation'),
  type('CustomPermission', 'customPermissions', 'customPermission'),
  type('CustomTab', 'tabs', 'tab'),
  type('Dashboard', 'dashboards', 'dashboard', 'foldered'),
  type('ExternalClientApplication', 'externalClientApps', 'eca'),
  type('ExternalCredential', 'externalCredentials', 'externalCredential'),
  type('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy'),
  type('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth'),
  type('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy'),
  type('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth'),
  type('FlexiPage', 'flexipages', 'flexipage'),
  type('Flow', 'flows', 'flow'),
  type('GlobalValueSet', 'globalValueSets', 'globalValueSet'),
  type('GlobalValueSetTranslation', 'globalValueSetTranslations', 'globalValueSetTranslation'),
  type('Layout', 'layouts', 'layout'),
  type('LightningComponentBundle', 'lwc', '', 'bundle'),
  type('LightningMessageChannel', 'messageChannels', 'messageChannel'),
  type('NamedCredential', 'namedCredentials', 'namedCredential'),
  type('PermissionSet', 'permissionsets', 'permissionset'),
  type('Report', 'reports', 'report', 'foldered'),
  type('ReportType', 'reportTypes', 'reportType'),
  type('StaticResource', 'staticresources', 'resource', 'content'),
  type('Translations', 'translations', 'translation'),
]

const byName = new Map(componentTypes.map((candidate) => [candidate.name, candidate]))
const byDirectory = new Map(componentTypes.map((candidate) => [candidate.directory, candidate]))
const parents = componentTypes.filter(({ shape }) => shape === 'parent')

export const typeNamed = (name: string): ComponentType | undefined => byName.get(name)
export const typeInDirectory = (directory: string): ComponentType | undefined => byDirectory.get(directory)

/** `CustomField` → the type of the objects it lies in, and itself. */
export function childTypeNamed(name: string): { parent: ComponentType; child: ChildType } | undefined {
  for (const parent of parents) {
    const child = [...parent.children.values()].find((candidate) => candidate.name === name)
    if (child) return { parent, child }
  }
  return undefined
}

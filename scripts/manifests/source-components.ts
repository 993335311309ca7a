import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A component as a manifest names it: `CustomField` `Account.CsArr__c`. */
export interface Component {
  type: string
  fullName: string
}

export const keyOf = ({ type, fullName }: Component): string => `${type} ${fullName}`

export interface SourceComponent extends Component {
  /** A metadata file of it, from the folder that was read, with forward slashes. */
  file: string
}

/**
 * How the files of a folder name their components: `file` by their own name · `folder` by the folder they lie in ·
 * `foldered` by folder and file, where the folder is a component too
 */
type Naming = 'file' | 'folder' | 'foldered'

/** Metadata folders by name. Source: the registry of source-deploy-retrieve (metadataRegistry.json). */
const types: Record<string, [type: string, naming: Naming]> = {
  applications: ['CustomApplication', 'file'],
  certs: ['Certificate', 'file'],
  classes: ['ApexClass', 'file'],
  customMetadata: ['CustomMetadata', 'file'],
  customPermissions: ['CustomPermission', 'file'],
  dashboards: ['Dashboard', 'foldered'],
  externalClientApps: ['ExternalClientApplication', 'file'],
  externalCredentials: ['ExternalCredential', 'file'],
  extlClntAppGlobalOauthSets: ['ExtlClntAppGlobalOauthSettings', 'file'],
  extlClntAppOauthPolicies: ['ExtlClntAppOauthConfigurablePolicies', 'file'],
  extlClntAppOauthSettings: ['ExtlClntAppOauthSettings', 'file'],
  extlClntAppPolicies: ['ExtlClntAppConfigurablePolicies', 'file'],
  flexipages: ['FlexiPage', 'file'],
  flows: ['Flow', 'file'],
  globalValueSetTranslations: ['GlobalValueSetTranslation', 'file'],
  globalValueSets: ['GlobalValueSet', 'file'],
  labels: ['CustomLabels', 'file'],
  layouts: ['Layout', 'file'],
  lwc: ['LightningComponentBundle', 'folder'],
  messageChannels: ['LightningMessageChannel', 'file'],
  namedCredentials: ['NamedCredential', 'file'],
  objectTranslations: ['CustomObjectTranslation', 'folder'],
  permissionsets: ['PermissionSet', 'file'],
  quickActions: ['QuickAction', 'file'],
  reportTypes: ['ReportType', 'file'],
  reports: ['Report', 'foldered'],
  tabs: ['CustomTab', 'file'],
  translations: ['Translations', 'file'],
  triggers: ['ApexTrigger', 'file'],
}

/** Folders inside that of an object. */
const typesInObjects: Record<string, string> = {
  compactLayouts: 'CompactLayout',
  fields: 'CustomField',
  fieldSets: 'FieldSet',
  listViews: 'ListView',
  recordTypes: 'RecordType',
  validationRules: 'ValidationRule',
  webLinks: 'WebLink',
}

/**
 * Every component below a folder in source format, once, in the order of types and names. A custom object stands for all that lies in it,
 * as it does in a manifest; of a standard object each part stands for itself.
 * @throws Error for a metadata file of a type that is not known here
 */
export function readSourceComponents(folder: string): SourceComponent[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('-meta.xml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
  const components = files.map((path): [string, SourceComponent] => {
    const component = componentOf(path)
    return [keyOf(component), { ...component, file: path.join('/') }]
  })
  return [...new Map(components)].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, component]) => component)
}

function componentOf(path: string[]): Component {
  const at = path.findIndex((segment) => segment === 'objects' || segment in types)
  const [folder = '', ...rest] = path.slice(at)
  if (at >= 0 && folder === 'objects') return inObject(path, rest)
  const [type, naming] = types[folder] ?? []
  if (at < 0 || type === undefined) throw unknown(path)
  return { type, fullName: naming === 'folder' ? (rest[0] ?? '') : rest.map(withoutSuffix).join('/') }
}

function inObject(path: string[], [object = '', folder = '', file]: string[]): Component {
  if (/__(c|mdt|e|b)$/.test(object)) return { type: 'CustomObject', fullName: object }
  const type = typesInObjects[folder]
  if (type === undefined || file === undefined) throw unknown(path)
  return { type, fullName: `${object}.${withoutSuffix(file)}` }
}

/** `CsMapping.Arr.md-meta.xml` is `CsMapping.Arr`, `CsMyDay.cls-meta.xml` is `CsMyDay`; a folder has no suffix. */
const withoutSuffix = (name: string): string => name.replace(/\.\w+-meta\.xml$/, '')

const unknown = (path: string[]): Error =>
  new Error(`${path.join('/')} is of a type that scripts/manifests/source-components.ts does not know: add its folder there.`)

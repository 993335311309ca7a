import { referencesIn } from '../../local-org/api/metadata/references.ts'
import { allFields, bearersOf, parsed, type OrgMetadata } from './org-metadata.ts'
import type { Files } from './read-files.ts'
import { listOf, textOf } from './xml.ts'

/** Names of ours that code in force-app uses and nothing defines. `path: name` */
export function findUnresolved(metadata: OrgMetadata, files: Files): string[] {
  const defined = toDefined(metadata, files)
  return [...files].flatMap(([path, text]) =>
    referencesInCode(path, text)
      .filter(({ kind, name }) => !defined[kind].has(name))
      .map(toProblem(path)),
  )
}

type Kind =
  | 'label'
  | 'object'
  | 'field'
  | 'class'
  | 'method'
  | 'bundle'
  | 'namedCredential'
  | 'externalCredential'
  | 'tab'
  | 'application'
  | 'page'
  | 'customPermission'

interface Reference {
  kind: Kind
  name: string
}

const toProblem =
  (path: string) =>
  ({ kind, name }: Reference) =>
    `${path}: ${kind} ${name}`

function toDefined(metadata: OrgMetadata, files: Files): Record<Kind, Set<string>> {
  const names = (matching: RegExp) => new Set([...files.keys()].flatMap((path) => matching.exec(path)?.[1] ?? []))
  const methods = [...files]
    .filter(([path]) => path.endsWith('.cls'))
    .flatMap(([path, text]) => {
      const className = /(\w+)\.cls$/.exec(path)?.[1]
      return [...text.matchAll(/@AuraEnabled[^{;]*?\bstatic\b[^(]*?(\w+)\s*\(/g)].map(([, method]) => `${className}.${method}`)
    })
  return {
    label: new Set(metadata.labels.keys()),
    object: new Set(metadata.objects.keys()),
    field: new Set(
      [...allFields(metadata)].flatMap(({ object, field }) => bearersOf(object.name).map((bearer) => `${bearer}.${field.name}`)),
    ),
    class: names(/\/classes\/(\w+)\.cls$/),
    method: new Set(methods),
    bundle: names(/\/lwc\/(\w+)\/\1\.(?:js|css)$/),
    namedCredential: names(/\/(\w+)\.namedCredential-meta\.xml$/),
    externalCredential: names(/\/(\w+)\.externalCredential-meta\.xml$/),
    tab: names(/\/(\w+)\.tab-meta\.xml$/),
    application: names(/\/(\w+)\.app-meta\.xml$/),
    page: names(/\/(\w+)\.flexipage-meta\.xml$/),
    customPermission: names(/\/(\w+)\.customPermission-meta\.xml$/),
  }
}

function referencesInCode(path: string, text: string): Reference[] {
  if (/\/lwc\/.*\.js$/.test(path)) return scriptReferences(text)
  if (/\/lwc\/.*\.html$/.test(path))
    return [...text.matchAll(/<c-([a-z0-9-]+)/g)].map(([, tag]) => ({ kind: 'bundle', name: toCamelCase(tag ?? '') }))
  if (/\/lwc\/.*\.css$/.test(path))
    return [...text.matchAll(/@import\s+['"]c\/(\w+)['"]/g)].map(([, name]) => ({ kind: 'bundle', name: name ?? '' }))
  if (/\.(cls|trigger)$/.test(path)) return apexReferences(text)
  return []
}

function scriptReferences(text: string): Reference[] {
  const found = (pattern: RegExp, kind: Kind): Reference[] => [...text.matchAll(pattern)].map(([, name]) => ({ kind, name: name ?? '' }))
  return [
    ...found(/@salesforce\/label\/c\.(\w+)/g, 'label'),
    ...found(/@salesforce\/apex\/(\w+\.\w+)/g, 'method'),
    ...found(/@salesforce\/customPermission\/(\w+)/g, 'customPermission'),
    ...found(/from\s+['"]c\/(\w+)['"]/g, 'bundle'),
    ...found(/@salesforce\/schema\/(\w+__c)['"]/g, 'object'),
    ...found(/@salesforce\/schema\/(\w+\.\w+__c)['"]/g, 'field'),
    ...found(/['"`](\w+\.\w+__c)['"`]/g, 'field'),
  ]
}

function apexReferences(text: string): Reference[] {
  const found = (pattern: RegExp, kind: Kind): Reference[] => [...text.matchAll(pattern)].map(([, name]) => ({ kind, name: name ?? '' }))
  return [
    ...found(/System\.Label\.(\w+)/g, 'label'),
    ...found(/callout:(\w+)/g, 'namedCredential'),
    ...found(/FeatureManagement\.checkPermission\('(\w+)'\)/g, 'customPermission'),
  ]
}

function toCamelCase(tag: string): string {
  return tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** References from one metadata file to another that nothing defines. `path: kind name` */
export function findUnresolvedMetadata(metadata: OrgMetadata, files: Files): string[] {
  const defined = toDefined(metadata, files)
  return metadataReferences(metadata, files)
    .filter(({ kind, name }) => !defined[kind].has(name))
    .map((reference) => toProblem(reference.path)(reference))
}

/** As the local org finds them when it takes a deployment, and what the connection and lookups point to. */
function metadataReferences(metadata: OrgMetadata, files: Files): (Reference & { path: string })[] {
  const own = (name: string) => /^Cs/.test(name) || name.endsWith('__c')
  const credentials = parsed(files, /\.namedCredential-meta\.xml$/).flatMap(({ path, xml }) =>
    listOf(xml['namedCredentialParameters'])
      .flatMap((parameter) => textOf(parameter['externalCredential']) ?? [])
      .map((name) => ({ kind: 'externalCredential' as const, name, path })),
  )
  return [
    ...[...files].flatMap(([path, text]) =>
      referencesIn(path, text).map(({ type, fullName }) => ({ kind: kindOf(type), name: fullName, path })),
    ),
    ...credentials,
    ...[...allFields(metadata)]
      .filter(({ field }) => field.referenceTo !== null && own(field.referenceTo))
      .map(({ field, path }) => ({ kind: 'object' as const, name: field.referenceTo ?? '', path })),
  ]
}

const kinds: Readonly<Record<string, Kind>> = {
  ApexClass: 'class',
  CustomApplication: 'application',
  CustomField: 'field',
  CustomObject: 'object',
  CustomPermission: 'customPermission',
  CustomTab: 'tab',
  FlexiPage: 'page',
  LightningComponentBundle: 'bundle',
}

function kindOf(type: string): Kind {
  const kind = kinds[type]
  if (kind === undefined) throw new Error(`No file of force-app defines what ${type} refers to`)
  return kind
}

/** Custom names (`…__c`, `…__mdt`, `…__r`) in code outside force-app that force-app does not define. `path: name` */
export function findUnknownNames(metadata: OrgMetadata, files: Files): string[] {
  const fields = [...allFields(metadata)].map(({ field }) => field)
  const known = new Set([
    ...metadata.objects.keys(),
    ...fields.map(({ name }) => name),
    ...fields.filter(({ referenceTo }) => referenceTo !== null).map(({ name }) => name.replace(/__c$/, '__r')),
    ...fields.flatMap(({ relationshipName }) => (relationshipName === null ? [] : [`${relationshipName}__r`])),
  ])
  return [...files].flatMap(([path, text]) => {
    const names = new Set([...text.matchAll(/\b[A-Za-z]\w*?__(?:c|mdt|r)\b/g)].map(([name]) => name))
    return [...names].filter((name) => !known.has(name)).map((name) => `${path}: ${name}`)
  })
}

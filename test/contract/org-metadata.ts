import { basename } from 'node:path'
import type { Files } from './read-files.ts'
import { listOf, parseMetadata, textOf, type Xml } from './xml.ts'

/** What force-app defines, as far as the contract checks look at it. */
export interface OrgMetadata {
  objects: Map<string, ObjectMetadata>
  /** Labels of the values, by value set. */
  globalValueSets: Map<string, string[]>
  permissionSets: PermissionSet[]
  /** English custom labels by name. */
  labels: Map<string, string>
  /** Tabs with a label of their own; those of objects bear the object's. */
  tabs: string[]
  applications: string[]
  japanese: Japanese
}

export interface ObjectMetadata {
  name: string
  /** Defined by Salesforce: only our fields on it are ours. */
  isStandard: boolean
  isMetadataType: boolean
  label: string | null
  description: string | null
  fields: Map<string, FieldMetadata>
}

export interface FieldMetadata {
  name: string
  type: string
  label: string | null
  description: string | null
  help: string | null
  isRequired: boolean
  /** Labels of the picklist's own values; empty with a global value set. */
  valueLabels: string[]
  /** API values of a picklist, its own or the global value set's. */
  values: string[]
  globalValueSet: string | null
  /** The object a lookup or master-detail points to. */
  referenceTo: string | null
  /** The children as seen from that object, without `__r`. */
  relationshipName: string | null
}

export interface PermissionSet {
  name: string
  description: string | null
  /** `Object.Field` → may edit. */
  fields: Map<string, boolean>
  objects: Map<string, ObjectRights>
  metadataTypes: string[]
  classes: string[]
  customPermissions: string[]
  tabs: string[]
  applications: string[]
  userPermissions: string[]
}

export interface ObjectRights {
  create: boolean
  read: boolean
  edit: boolean
  delete: boolean
  viewAll: boolean
  modifyAll: boolean
}

export interface Japanese {
  objects: Map<string, string | null>
  /** `Object.Field` → translation. */
  fields: Map<string, FieldTranslation>
  /** Value set → English value label → Japanese. */
  globalValueSets: Map<string, Map<string, string>>
  labels: Map<string, string>
  tabs: Map<string, string>
  applications: Map<string, string>
}

export interface FieldTranslation {
  label: string | null
  help: string | null
  /** English value label → Japanese. */
  values: Map<string, string>
}

export function readOrgMetadata(files: Files): OrgMetadata {
  const labelFiles = parsed(files, /\.labels-meta\.xml$/)
  const valueSets = parsed(files, /\.globalValueSet-meta\.xml$/).map(({ name, xml }) => ({ name, values: listOf(xml['customValue']) }))
  return {
    objects: readObjects(files, new Map(valueSets.map(({ name, values }) => [name, values.map(apiValue)]))),
    globalValueSets: new Map(valueSets.map(({ name, values }) => [name, values.map((value) => textOf(value['label']) ?? '')])),
    permissionSets: parsed(files, /\.permissionset-meta\.xml$/).map(toPermissionSet),
    labels: new Map(
      labelFiles
        .flatMap(({ xml }) => listOf(xml['labels']))
        .map((label) => [textOf(label['fullName']) ?? '', textOf(label['value']) ?? '']),
    ),
    tabs: parsed(files, /\.tab-meta\.xml$/)
      .filter(({ xml }) => xml['customObject'] !== 'true')
      .map(({ name }) => name),
    applications: parsed(files, /\.app-meta\.xml$/).map(({ name }) => name),
    japanese: readJapanese(files),
  }
}

interface ParsedFile {
  path: string
  /** File name up to the metadata suffix. */
  name: string
  xml: Xml
}

/** Metadata files whose path matches, parsed. */
export function parsed(files: Files, matching: RegExp): ParsedFile[] {
  return [...files]
    .filter(([path]) => matching.test(path))
    .map(([path, text]) => ({ path, name: basename(path).replace(/\.[\w]+-meta\.xml$/, ''), xml: parseMetadata(text) }))
}

function readObjects(files: Files, globalValues: ReadonlyMap<string, string[]>): Map<string, ObjectMetadata> {
  const objects = new Map<string, ObjectMetadata>()
  const objectOf = (path: string) => /\/objects\/(\w+)\//.exec(path)?.[1] ?? ''
  const object = (name: string) => {
    const known = objects.get(name)
    if (known !== undefined) return known
    const fresh: ObjectMetadata = {
      name,
      isStandard: !name.includes('__'),
      isMetadataType: name.endsWith('__mdt'),
      label: null,
      description: null,
      fields: new Map(),
    }
    objects.set(name, fresh)
    return fresh
  }
  for (const { path, xml } of parsed(files, /\.object-meta\.xml$/)) {
    Object.assign(object(objectOf(path)), { label: textOf(xml['label']), description: textOf(xml['description']) })
  }
  for (const { path, name, xml } of parsed(files, /\.field-meta\.xml$/)) {
    object(objectOf(path)).fields.set(name, toField(name, xml, globalValues))
  }
  return objects
}

function toField(name: string, xml: Xml, globalValues: ReadonlyMap<string, string[]>): FieldMetadata {
  const valueSet = listOf(xml['valueSet'])[0] ?? {}
  const definition = listOf(valueSet['valueSetDefinition'])[0] ?? {}
  const globalValueSet = textOf(valueSet['valueSetName'])
  return {
    name,
    type: textOf(xml['type']) ?? '',
    label: textOf(xml['label']),
    description: textOf(xml['description']),
    help: textOf(xml['inlineHelpText']),
    isRequired: xml['required'] === 'true',
    valueLabels: listOf(definition['value']).map((value) => textOf(value['label']) ?? ''),
    values: globalValueSet === null ? listOf(definition['value']).map(apiValue) : (globalValues.get(globalValueSet) ?? []),
    globalValueSet,
    referenceTo: textOf(xml['referenceTo']),
    relationshipName: textOf(xml['relationshipName']),
  }
}

function apiValue(value: Xml): string {
  return textOf(value['fullName']) ?? ''
}

function toPermissionSet({ name, xml }: ParsedFile): PermissionSet {
  const enabled = (element: string, of: string) => listOf(xml[element]).map((entry) => textOf(entry[of]) ?? '')
  return {
    name,
    description: textOf(xml['description']),
    fields: new Map(listOf(xml['fieldPermissions']).map((entry) => [textOf(entry['field']) ?? '', entry['editable'] === 'true'])),
    objects: new Map(listOf(xml['objectPermissions']).map((entry) => [textOf(entry['object']) ?? '', toRights(entry)])),
    metadataTypes: enabled('customMetadataTypeAccesses', 'name'),
    classes: enabled('classAccesses', 'apexClass'),
    customPermissions: enabled('customPermissions', 'name'),
    tabs: enabled('tabSettings', 'tab'),
    applications: enabled('applicationVisibilities', 'application'),
    userPermissions: enabled('userPermissions', 'name'),
  }
}

function toRights(entry: Xml): ObjectRights {
  return {
    create: entry['allowCreate'] === 'true',
    read: entry['allowRead'] === 'true',
    edit: entry['allowEdit'] === 'true',
    delete: entry['allowDelete'] === 'true',
    viewAll: entry['viewAllRecords'] === 'true',
    modifyAll: entry['modifyAllRecords'] === 'true',
  }
}

function readJapanese(files: Files): Japanese {
  const objectOf = (path: string) => /\/objectTranslations\/(\w+)-ja\//.exec(path)?.[1] ?? ''
  const translations = parsed(files, /\/ja\.translation-meta\.xml$/)
  const named = (element: string) =>
    new Map(
      translations.flatMap(({ xml }) => listOf(xml[element])).map((entry) => [textOf(entry['name']) ?? '', textOf(entry['label']) ?? '']),
    )
  return {
    objects: new Map(
      parsed(files, /-ja\.objectTranslation-meta\.xml$/).map(({ path, xml }) => [
        objectOf(path),
        textOf(listOf(xml['caseValues'])[0]?.['value']) ?? textOf(xml['label']),
      ]),
    ),
    fields: new Map(
      parsed(files, /-ja\/\w+\.fieldTranslation-meta\.xml$/).map(({ path, name, xml }) => [
        `${objectOf(path)}.${name}`,
        { label: textOf(xml['label']), help: textOf(xml['help']), values: toTranslations(xml['picklistValues']) },
      ]),
    ),
    globalValueSets: new Map(
      parsed(files, /-ja\.globalValueSetTranslation-meta\.xml$/).map(({ name, xml }) => [
        name.replace(/-ja$/, ''),
        toTranslations(xml['valueTranslation']),
      ]),
    ),
    labels: named('customLabels'),
    tabs: named('customTabs'),
    applications: named('customApplications'),
  }
}

function toTranslations(values: Xml[string]): Map<string, string> {
  return new Map(listOf(values).map((value) => [textOf(value['masterLabel']) ?? '', textOf(value['translation']) ?? '']))
}

/** Objects whose custom fields are defined once, on `Activity`. */
const activities: readonly string[] = ['Task', 'Event']

/** Objects a record of which has the fields that are defined on `object`. */
export function bearersOf(object: string): readonly string[] {
  return object === 'Activity' ? activities : [object]
}

/** The field of ours that a record of `object` has; undefined when force-app defines none. */
export function fieldOf(metadata: OrgMetadata, object: string, name: string): FieldMetadata | undefined {
  return metadata.objects.get(activities.includes(object) ? 'Activity' : object)?.fields.get(name)
}

/** Every field of every object as `Object.Field`. */
export function* allFields(metadata: OrgMetadata): Generator<{ object: ObjectMetadata; field: FieldMetadata; path: string }> {
  for (const object of metadata.objects.values()) {
    for (const field of object.fields.values()) yield { object, field, path: `${object.name}.${field.name}` }
  }
}

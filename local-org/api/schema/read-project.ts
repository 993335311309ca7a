import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ClientApp } from '../connection/client-app.ts'
import { readClientApps } from '../connection/read-client-apps.ts'
import {
  readCertificates,
  readExternalCredentials,
  readNamedCredentials,
  type Certificate,
  type ExternalCredential,
  type NamedCredential,
} from '../connection/read-credentials.ts'
import type { DashboardDefinition } from '../dashboards/dashboard-definition.ts'
import { readDashboard } from '../dashboards/read-dashboard.ts'
import { readReportType } from '../reports/read-report-type.ts'
import { readReport } from '../reports/read-report.ts'
import type { ReportDefinition, ReportTypeDefinition } from '../reports/report-definition.ts'
import { readMetaFile, MetadataError, Problems, type MetaElement } from './meta-element.ts'
import type { FieldDefinition, PicklistValue, Translated } from './object-definition.ts'
import { readCustomField, readPicklistValue } from './read-custom-field.ts'
import { readCustomLabels } from './read-custom-labels.ts'
import { readPermissionSet, type PermissionSetDefinition } from './read-permission-set.ts'
import { readObjectTranslation, readValueTranslations, type ObjectTranslation } from './read-translations.ts'
import { readTrigger, type TriggerDefinition } from './read-trigger.ts'
import { readValidationRule, type ValidationRuleDefinition } from './read-validation-rule.ts'

/** Everything a Salesforce project says about data: what a deploy would create in an org. */
export interface ProjectMetadata {
  /** Every `-meta.xml`, sorted. */
  files: readonly string[]
  /** Object files by API name; a folder of a standard object has fields only. */
  objects: ReadonlyMap<string, MetaElement>
  /** Custom fields by the object folder they lie in (`Activity` for tasks and events). */
  fields: ReadonlyMap<string, FieldDefinition[]>
  /** File each object folder's fields were read from, for sentences about them. */
  fieldFiles: ReadonlyMap<string, string>
  metadataRecords: MetadataRecord[]
  permissionSets: PermissionSetDefinition[]
  /** Active ones, by name. */
  validationRules: ValidationRuleDefinition[]
  /** Active ones. */
  triggers: TriggerDefinition[]
  customLabels: ReadonlyMap<string, Translated>
  /** API names. */
  customPermissions: ReadonlySet<string>
  reportTypes: ReportTypeDefinition[]
  reports: ReportDefinition[]
  dashboards: DashboardDefinition[]
  /** Those with OAuth settings. */
  clientApps: ClientApp[]
  certificates: Certificate[]
  externalCredentials: ExternalCredential[]
  namedCredentials: NamedCredential[]
  /** Labels of the folders of reports and dashboards by their names. */
  folderLabels: ReadonlyMap<string, string>
  /** Japanese texts; other languages are not spoken by the local org. */
  japanese: ObjectTranslation[]
}

export interface MetadataRecord {
  file: string
  /** E.g. `CsMapping__mdt`. */
  type: string
  developerName: string
  label: string
  /** Null = no value. */
  values: ReadonlyMap<string, string | null>
}

/**
 * @param metadataDirectories further folders in source format, deployed together with the project
 * @throws MetadataError naming the file and the element that would fail a deploy
 */
export function readProject(projectDirectory: string, metadataDirectories: readonly string[] = []): ProjectMetadata {
  const files = metadataFiles(projectDirectory, metadataDirectories)
  const ending = (suffix: string) => files.filter((file) => file.endsWith(`.${suffix}-meta.xml`))
  const problems = new Problems()
  const valueSets = readGlobalValueSets(ending('globalValueSet'), ending('globalValueSetTranslation'), problems)
  const objects = readObjects(ending('object'), problems)
  const fields = new Map<string, FieldDefinition[]>()
  const fieldFiles = new Map<string, string>()
  problems.each(ending('field'), (file) => {
    const object = basename(join(file, '..', '..'))
    const field = readCustomField(readMetaFile(file, 'CustomField'), valueSets)
    const siblings = fields.get(object) ?? []
    if (siblings.some((sibling) => sibling.name.toLowerCase() === field.name.toLowerCase())) {
      throw new MetadataError(file, `<fullName> ${field.name} is defined twice on ${object}.`)
    }
    fields.set(object, [...siblings, field])
    fieldFiles.set(`${object}.${field.name}`, file)
  })
  const japanese = readJapanese(ending('objectTranslation'), ending('fieldTranslation'), problems)
  const japaneseTexts = problems.each(
    ending('translation').filter((file) => nameOf(file) === 'ja'),
    (file) => readMetaFile(file, 'Translations'),
  )
  const labelFiles = problems.each(ending('labels'), (file) => readMetaFile(file, 'CustomLabels'))
  const permissionSets = readPermissionSets(ending('permissionset'), problems)
  const externalCredentials = readExternalCredentials(ending('externalCredential'), problems)
  const project = {
    files,
    objects,
    fields,
    fieldFiles,
    metadataRecords: problems.each(ending('md'), readMetadataRecord),
    permissionSets,
    validationRules: readValidationRules(ending('validationRule'), japanese, problems),
    triggers: problems.each(ending('trigger'), (file) => readTrigger(file, readMetaFile(file, 'ApexTrigger')) ?? []).flat(),
    customLabels: problems.attempt(() => readCustomLabels(labelFiles, japaneseTexts)) ?? new Map<string, Translated>(),
    customPermissions: new Set(ending('customPermission').map(nameOf)),
    reportTypes: readReportTypes(ending('reportType'), japaneseTexts, problems),
    reports: problems.each(ending('report'), (file) => readReport(readMetaFile(file, 'Report'))),
    dashboards: problems.each(ending('dashboard'), (file) => readDashboard(readMetaFile(file, 'Dashboard'))),
    clientApps: readClientApps(ending, new Set(permissionSets.map(({ name }) => name)), problems),
    certificates: readCertificates(ending('crt'), problems),
    externalCredentials,
    namedCredentials: readNamedCredentials(ending('namedCredential'), externalCredentials, problems),
    folderLabels: new Map([
      ...problems.each(ending('reportFolder'), (file) => [nameOf(file), readMetaFile(file, 'ReportFolder').requiredText('name')] as const),
      ...problems.each(
        ending('dashboardFolder'),
        (file) => [nameOf(file), readMetaFile(file, 'DashboardFolder').requiredText('name')] as const,
      ),
    ]),
    japanese,
  }
  problems.throwFound()
  return project
}

/** Every `-meta.xml` of the project and the folders. @throws MetadataError when one of them is none */
function metadataFiles(projectDirectory: string, metadataDirectories: readonly string[]): string[] {
  return [...packageDirectories(projectDirectory), ...metadataDirectories.map(existingFolder)].flatMap(metaFiles).toSorted()
}

/** A standard object's file may lie in several folders, a custom object is defined once. */
function readObjects(files: string[], problems: Problems): Map<string, MetaElement> {
  const objects = new Map<string, MetaElement>()
  problems.each(files, (file) => {
    const name = nameOf(file)
    if (objects.has(name) && name.includes('__')) throw new MetadataError(file, `the object ${name} is defined twice.`)
    objects.set(name, readMetaFile(file, 'CustomObject'))
  })
  return objects
}

function readPermissionSets(files: string[], problems: Problems): PermissionSetDefinition[] {
  return problems.each(files, (file, index) => {
    const name = nameOf(file)
    if (files.findIndex((other) => nameOf(other) === name) < index)
      throw new MetadataError(file, `the permission set ${name} is defined twice.`)
    return readPermissionSet(name, readMetaFile(file, 'PermissionSet'))
  })
}

function readValidationRules(files: string[], japanese: ObjectTranslation[], problems: Problems): ValidationRuleDefinition[] {
  const rules = problems.each(files, (file) => readValidationRule(file, readMetaFile(file, 'ValidationRule')) ?? []).flat()
  const translated = rules.map((rule) => {
    const messages = japanese.filter(({ object }) => object === rule.object).map(({ ruleMessages }) => ruleMessages.get(rule.name))
    return { ...rule, message: { ...rule.message, ja: messages.find((message) => message !== undefined) ?? null } }
  })
  return translated.toSorted((left, right) => (left.name < right.name ? -1 : 1))
}

function readReportTypes(files: string[], japaneseTexts: MetaElement[], problems: Problems): ReportTypeDefinition[] {
  const japanese = new Map(
    japaneseTexts.flatMap((texts) => texts.elements('reportTypes')).map((type) => [type.requiredText('name'), type] as const),
  )
  return problems.each(files, (file) => readReportType(readMetaFile(file, 'ReportType'), japanese.get(nameOf(file))))
}

function packageDirectories(projectDirectory: string): string[] {
  const projectFile = join(projectDirectory, 'sfdx-project.json')
  if (!existsSync(projectFile)) throw new MetadataError(projectFile, 'the file is missing: this folder is not a Salesforce project.')
  const project = JSON.parse(readFileSync(projectFile, 'utf8')) as { packageDirectories?: { path: string }[] }
  return (project.packageDirectories ?? [])
    .map((directory) => join(projectDirectory, directory.path))
    .filter((directory) => existsSync(directory))
}

function existingFolder(directory: string): string {
  if (!existsSync(directory)) throw new MetadataError(directory, 'this folder of metadata does not exist.')
  return directory
}

function metaFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('-meta.xml'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function nameOf(file: string): string {
  return basename(file).split('.')[0] ?? ''
}

function readGlobalValueSets(files: string[], translationFiles: string[], problems: Problems): Map<string, PicklistValue[]> {
  const japaneseFiles = translationFiles.filter((file) => nameOf(file).endsWith('-ja'))
  const japanese = new Map(
    problems.each(japaneseFiles, (file) => [
      nameOf(file).slice(0, -'-ja'.length),
      readValueTranslations(readMetaFile(file, 'GlobalValueSetTranslation'), 'valueTranslation'),
    ]),
  )
  return new Map(
    problems.each(files, (file) => {
      const name = nameOf(file)
      const values = readMetaFile(file, 'GlobalValueSet').elements('customValue').map(readPicklistValue)
      return [name, translateValues(values, japanese.get(name))]
    }),
  )
}

export function translateValues(values: PicklistValue[], japanese: ReadonlyMap<string, string> | undefined): PicklistValue[] {
  return values.map((value) => ({
    ...value,
    label: { ...value.label, ja: japanese?.get(value.label.en_US) ?? value.label.ja },
  }))
}

function readMetadataRecord(file: string): MetadataRecord {
  const [type, developerName] = basename(file).split('.')
  if (!type || !developerName) throw new MetadataError(file, 'the file name must be Type.Record.md-meta.xml.')
  const meta = readMetaFile(file, 'CustomMetadata')
  const values = meta.elements('values').map((value) => [value.requiredText('field'), value.text('value')] as const)
  return { file, type: `${type}__mdt`, developerName, label: meta.requiredText('label'), values: new Map(values) }
}

function readJapanese(objectFiles: string[], fieldFiles: string[], problems: Problems): ObjectTranslation[] {
  const japanese = objectFiles.filter((file) => nameOf(file).endsWith('-ja'))
  return problems.each(japanese, (file) => {
    const folder = join(file, '..')
    const fields = fieldFiles.filter((fieldFile) => join(fieldFile, '..') === folder)
    return readObjectTranslation(
      nameOf(file).slice(0, -'-ja'.length),
      readMetaFile(file, 'CustomObjectTranslation'),
      fields.map((fieldFile) => readMetaFile(fieldFile, 'CustomFieldTranslation')),
    )
  })
}

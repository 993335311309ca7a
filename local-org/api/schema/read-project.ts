import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DashboardDefinition } from '../dashboards/dashboard-definition.ts'
import { readDashboard } from '../dashboards/read-dashboard.ts'
import { readReportType } from '../reports/read-report-type.ts'
import { readReport } from '../reports/read-report.ts'
import type { ReportDefinition, ReportTypeDefinition } from '../reports/report-definition.ts'
import { readMetaFile, MetadataError, type MetaElement } from './meta-element.ts'
import type { FieldDefinition, PicklistValue, Translated } from './object-definition.ts'
import { readCustomField, readPicklistValue } from './read-custom-field.ts'
import { readCustomLabels } from './read-custom-labels.ts'
import { readPermissionSet, type PermissionSetDefinition } from './read-permission-set.ts'
import { readObjectTranslation, readValueTranslations, type ObjectTranslation } from './read-translations.ts'
import { readTrigger, type TriggerDefinition } from './read-trigger.ts'
import { readValidationRule, type ValidationRuleDefinition } from './read-validation-rule.ts'

/** Everything a Salesforce project says about data: what a deploy would create in an org. */
export interface ProjectMetadata {
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
  const files = [...packageDirectories(projectDirectory), ...metadataDirectories.map(existingFolder)].flatMap(metaFiles).toSorted()
  const ending = (suffix: string) => files.filter((file) => file.endsWith(`.${suffix}-meta.xml`))
  const valueSets = readGlobalValueSets(ending('globalValueSet'), ending('globalValueSetTranslation'))
  const objects = readObjects(ending('object'))
  const fields = new Map<string, FieldDefinition[]>()
  const fieldFiles = new Map<string, string>()
  for (const file of ending('field')) {
    const object = basename(join(file, '..', '..'))
    const field = readCustomField(readMetaFile(file, 'CustomField'), valueSets)
    const siblings = fields.get(object) ?? []
    if (siblings.some((sibling) => sibling.name.toLowerCase() === field.name.toLowerCase())) {
      throw new MetadataError(file, `<fullName> ${field.name} is defined twice on ${object}.`)
    }
    fields.set(object, [...siblings, field])
    fieldFiles.set(`${object}.${field.name}`, file)
  }
  const japanese = readJapanese(ending('objectTranslation'), ending('fieldTranslation'))
  const japaneseTexts = ending('translation')
    .filter((file) => nameOf(file) === 'ja')
    .map((file) => readMetaFile(file, 'Translations'))
  return {
    objects,
    fields,
    fieldFiles,
    metadataRecords: ending('md').map(readMetadataRecord),
    permissionSets: readPermissionSets(ending('permissionset')),
    validationRules: readValidationRules(ending('validationRule'), japanese),
    triggers: files
      .filter((file) => file.endsWith('.trigger-meta.xml'))
      .flatMap((file) => readTrigger(file, readMetaFile(file, 'ApexTrigger')) ?? []),
    customLabels: readCustomLabels(
      ending('labels').map((file) => readMetaFile(file, 'CustomLabels')),
      japaneseTexts,
    ),
    customPermissions: new Set(ending('customPermission').map(nameOf)),
    reportTypes: readReportTypes(ending('reportType'), japaneseTexts),
    reports: ending('report').map((file) => readReport(readMetaFile(file, 'Report'))),
    dashboards: ending('dashboard').map((file) => readDashboard(readMetaFile(file, 'Dashboard'))),
    folderLabels: new Map([
      ...ending('reportFolder').map((file) => [nameOf(file), readMetaFile(file, 'ReportFolder').requiredText('name')] as const),
      ...ending('dashboardFolder').map((file) => [nameOf(file), readMetaFile(file, 'DashboardFolder').requiredText('name')] as const),
    ]),
    japanese,
  }
}

/** A standard object's file may lie in several folders, a custom object is defined once. */
function readObjects(files: string[]): Map<string, MetaElement> {
  const objects = new Map<string, MetaElement>()
  for (const file of files) {
    const name = nameOf(file)
    if (objects.has(name) && name.includes('__')) throw new MetadataError(file, `the object ${name} is defined twice.`)
    objects.set(name, readMetaFile(file, 'CustomObject'))
  }
  return objects
}

function readPermissionSets(files: string[]): PermissionSetDefinition[] {
  const twice = files.find((file, index) => files.findIndex((other) => nameOf(other) === nameOf(file)) < index)
  if (twice !== undefined) throw new MetadataError(twice, `the permission set ${nameOf(twice)} is defined twice.`)
  return files.map((file) => readPermissionSet(nameOf(file), readMetaFile(file, 'PermissionSet')))
}

function readValidationRules(files: string[], japanese: ObjectTranslation[]): ValidationRuleDefinition[] {
  const rules = files.flatMap((file) => readValidationRule(file, readMetaFile(file, 'ValidationRule')) ?? [])
  const translated = rules.map((rule) => {
    const messages = japanese.filter(({ object }) => object === rule.object).map(({ ruleMessages }) => ruleMessages.get(rule.name))
    return { ...rule, message: { ...rule.message, ja: messages.find((message) => message !== undefined) ?? null } }
  })
  return translated.toSorted((left, right) => (left.name < right.name ? -1 : 1))
}

function readReportTypes(files: string[], japaneseTexts: MetaElement[]): ReportTypeDefinition[] {
  const japanese = new Map(
    japaneseTexts.flatMap((texts) => texts.elements('reportTypes')).map((type) => [type.requiredText('name'), type] as const),
  )
  return files.map((file) => readReportType(readMetaFile(file, 'ReportType'), japanese.get(nameOf(file))))
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

function readGlobalValueSets(files: string[], translationFiles: string[]): Map<string, PicklistValue[]> {
  const japanese = new Map(
    translationFiles
      .filter((file) => nameOf(file).endsWith('-ja'))
      .map((file) => [
        nameOf(file).slice(0, -'-ja'.length),
        readValueTranslations(readMetaFile(file, 'GlobalValueSetTranslation'), 'valueTranslation'),
      ]),
  )
  return new Map(
    files.map((file) => {
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

function readJapanese(objectFiles: string[], fieldFiles: string[]): ObjectTranslation[] {
  return objectFiles
    .filter((file) => nameOf(file).endsWith('-ja'))
    .map((file) => {
      const folder = join(file, '..')
      const fields = fieldFiles.filter((fieldFile) => join(fieldFile, '..') === folder)
      return readObjectTranslation(
        nameOf(file).slice(0, -'-ja'.length),
        readMetaFile(file, 'CustomObjectTranslation'),
        fields.map((fieldFile) => readMetaFile(fieldFile, 'CustomFieldTranslation')),
      )
    })
}

import { allFields, type FieldMetadata, type ObjectMetadata, type OrgMetadata } from './org-metadata.ts'
import type { Files } from './read-files.ts'

/** Salesforce's limits, in characters. */
const labelLimit = 40
const helpLimit = 510
const descriptionLimit = 1000

/** Objects and fields without a label or a description, or longer than an org takes. */
export function findUndescribed(metadata: OrgMetadata): string[] {
  const problems: string[] = []
  for (const object of metadata.objects.values()) {
    if (!object.isStandard) problems.push(...textProblems(object.name, object))
  }
  for (const { field, path } of allFields(metadata)) {
    problems.push(...textProblems(path, field))
    if (field.help !== null && field.help.length > helpLimit) problems.push(`${path}: help text over ${helpLimit} characters`)
  }
  return problems
}

function textProblems(path: string, { label, description }: ObjectMetadata | FieldMetadata): string[] {
  const problems: string[] = []
  if (label === null) problems.push(`${path}: no label`)
  else if (label.length > labelLimit) problems.push(`${path}: label over ${labelLimit} characters`)
  if (description === null) problems.push(`${path}: no description`)
  else if (description.length > descriptionLimit) problems.push(`${path}: description over ${descriptionLimit} characters`)
  return problems
}

/** Objects and fields of ours that are not `Cs…`, PascalCase, without inner underscore. */
export function findBadNames(metadata: OrgMetadata): string[] {
  const ours = /^Cs[A-Z][A-Za-z0-9]*__(c|mdt)$/
  const pascalCase = /^[A-Z][A-Za-z0-9]*__c$/
  const problems: string[] = []
  for (const object of metadata.objects.values()) {
    if (!object.isStandard && !ours.test(object.name)) problems.push(`${object.name}: not Cs and PascalCase`)
  }
  for (const { object, field, path } of allFields(metadata)) {
    if (object.isStandard && !ours.test(field.name)) problems.push(`${path}: not Cs and PascalCase`)
    else if (!pascalCase.test(field.name)) problems.push(`${path}: not PascalCase`)
  }
  return problems
}

/** What a user reads in English but not in Japanese. */
export function findUntranslated(metadata: OrgMetadata): string[] {
  const { japanese } = metadata
  const problems: string[] = []
  for (const object of metadata.objects.values()) {
    if (!japanese.objects.has(object.name)) problems.push(`${object.name}: no Japanese translation`)
    else if (!object.isStandard && japanese.objects.get(object.name) === null) problems.push(`${object.name}: no Japanese label`)
  }
  for (const { field, path } of allFields(metadata)) {
    const translation = japanese.fields.get(path)
    if (translation === undefined) {
      problems.push(`${path}: no Japanese translation`)
      continue
    }
    if (translation.label === null) problems.push(`${path}: no Japanese label`)
    else if (translation.label.length > labelLimit) problems.push(`${path}: Japanese label over ${labelLimit} characters`)
    if (field.help !== null && translation.help === null) problems.push(`${path}: no Japanese help text`)
    problems.push(...missing(field.valueLabels, translation.values).map((value) => `${path}: value ${value} has no Japanese`))
  }
  for (const [name, values] of metadata.globalValueSets) {
    const translations = japanese.globalValueSets.get(name) ?? new Map<string, string>()
    problems.push(...missing(values, translations).map((value) => `${name}: value ${value} has no Japanese`))
  }
  problems.push(...missing([...metadata.labels.keys()], japanese.labels).map((label) => `label ${label}: no Japanese`))
  problems.push(...missing(metadata.tabs, japanese.tabs).map((tab) => `tab ${tab}: no Japanese`))
  problems.push(...missing(metadata.applications, japanese.applications).map((application) => `application ${application}: no Japanese`))
  return problems
}

function missing(names: string[], translations: Map<string, string>): string[] {
  return names.filter((name) => (translations.get(name) ?? '') === '')
}

/** Translations of something that is not there (any more). */
export function findStrayTranslations(metadata: OrgMetadata): string[] {
  const { japanese, objects, globalValueSets, labels } = metadata
  const fields = new Set([...allFields(metadata)].map(({ path }) => path))
  return [
    ...[...japanese.objects.keys()].filter((name) => !objects.has(name)),
    ...[...japanese.fields.keys()].filter((path) => !fields.has(path)),
    ...[...japanese.globalValueSets.keys()].filter((name) => !globalValueSets.has(name)),
    ...[...japanese.labels.keys()].filter((name) => !labels.has(name)).map((name) => `label ${name}`),
  ].map((name) => `${name}: translated but not defined`)
}

/**
 * Texts that a formatter has wrapped: the org would show the line breaks and the indentation.
 * Prettier does it to texts beyond `printWidth`, so that is wide for `*-meta.xml`. A formula may have lines: only admins see them.
 * @returns `path: <element>`
 */
export function findWrappedTexts(files: Files): string[] {
  return [...files]
    .filter(([path]) => path.endsWith('-meta.xml'))
    .flatMap(([path, xml]) =>
      [...xml.matchAll(/<(\w+)(?: [^>]*)?>([^<]*[^<\s][^<]*)<\/\1\s*>/g)]
        .filter(([, element, text]) => element !== 'errorConditionFormula' && /[\r\n]/.test(text ?? ''))
        .map(([, element]) => `${path}: <${element}>`),
    )
}

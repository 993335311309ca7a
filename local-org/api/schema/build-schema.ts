import { withCurrencies, type CurrencySetUp } from './currencies.ts'
import { MetadataError, Problems } from './meta-element.ts'
import { defineObject, fieldNamed, type FieldDefinition, type ObjectDefinition } from './object-definition.ts'
import { translateValues, type ProjectMetadata } from './read-project.ts'
import { readCustomObject } from './read-custom-object.ts'
import type { ObjectTranslation } from './read-translations.ts'
import { Schema } from './schema.ts'
import { standardObjects } from './standard-objects.ts'

/**
 * Standard objects plus what the project defines.
 * @param currencies none = an org with one currency
 * @param keyPrefixOf gives each custom object the same prefix at every start
 * @throws MetadataError when a field lies on, or points to, an object that nobody defines
 */
export function buildSchema(
  project: ProjectMetadata,
  keyPrefixOf: (object: string) => string,
  currencies: readonly CurrencySetUp[] = [],
): Schema {
  const standard = standardObjects.map((object) => withFields(object, fieldsFor(object.name, project)))
  const problems = new Problems()
  const custom = problems.each(
    [...project.objects].filter(([name]) => /__(c|mdt)$/.test(name)),
    ([name, meta]) => readCustomObject(name, meta, project.fields.get(name) ?? [], keyPrefixOf(name)),
  )
  problems.throwFound()
  const withActivities = [...project.objects].filter(([, meta]) => meta.flag('enableActivities')).map(([name]) => name)
  const objects = [...standard.map((object) => openActivitiesTo(object, withActivities)), ...custom]
  refuseUnknownObjects(project, objects)
  const japanese = new Map(project.japanese.map((translation) => [translation.object, translation]))
  const translated = objects.map((object) => translate(object, japanese.get(object.name)))
  return new Schema(currencies.length === 0 ? translated : withCurrencies(translated, currencies))
}

/** Custom fields of activities lie on `Activity` and appear on tasks and events. */
function fieldsFor(object: string, project: ProjectMetadata): FieldDefinition[] {
  const own = project.fields.get(object) ?? []
  const shared = object === 'Task' || object === 'Event' ? (project.fields.get('Activity') ?? []) : []
  return [...own, ...shared.map((field) => ({ ...field }))]
}

function withFields(object: ObjectDefinition, fields: FieldDefinition[]): ObjectDefinition {
  return fields.length === 0 ? object : defineObject({ ...object, fields: [...object.fields, ...fields] })
}

function openActivitiesTo(object: ObjectDefinition, targets: string[]): ObjectDefinition {
  const custom = targets.filter((target) => target.endsWith('__c'))
  if (custom.length === 0 || fieldNamed(object, 'WhatId') === undefined) return object
  const fields = object.fields.map((field) =>
    field.name === 'WhatId' && field.reference
      ? { ...field, reference: { ...field.reference, to: [...field.reference.to, ...custom] } }
      : field,
  )
  return defineObject({ ...object, fields })
}

/** Source of the texts: what orgs answered to a field of the kind, as public issues and deployment logs quote it. */
function refuseUnknownObjects(project: ProjectMetadata, objects: ObjectDefinition[]): void {
  const known = new Set([...objects.map((object) => object.name), 'Activity'])
  const problems = new Problems()
  const fields = [...project.fields].flatMap(([object, ofObject]) => ofObject.map((field) => ({ object, field })))
  problems.each(fields, ({ object, field }) => {
    const file = project.fieldFiles.get(`${object}.${field.name}`) ?? ''
    if (!known.has(object)) {
      const problem = `Entity Enumeration Or ID: bad value for restricted picklist field: ${object}`
      throw new MetadataError(file, `<fullName> ${field.name} lies on ${object}, which is not an object of this org.`, { problem })
    }
    const unknown = field.reference?.to.find((target) => !known.has(target))
    if (unknown) {
      const problem = `referenceTo value of '${unknown}' does not resolve to a valid sObject type`
      throw new MetadataError(file, `<referenceTo> names ${unknown}, which is not an object of this org.`, { problem })
    }
  })
  problems.throwFound()
}

function translate(object: ObjectDefinition, japanese: ObjectTranslation | undefined): ObjectDefinition {
  if (!japanese) return object
  const byField = new Map(japanese.fields.map((field) => [field.field, field]))
  const fields = object.fields.map((field) => {
    const texts = byField.get(field.name)
    const label = texts?.label ?? (field.nameField ? japanese.nameFieldLabel : null)
    const help = texts?.help ?? null
    return {
      ...field,
      label: label === null ? field.label : { ...field.label, ja: label },
      help: field.help && help !== null ? { ...field.help, ja: help } : field.help,
      picklist: texts ? translateValues(field.picklist, texts.values) : field.picklist,
    }
  })
  return defineObject({
    ...object,
    label: { ...object.label, ja: japanese.label ?? object.label.ja },
    labelPlural: { ...object.labelPlural, ja: japanese.labelPlural ?? object.labelPlural.ja },
    fields,
  })
}

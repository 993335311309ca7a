import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { MetadataError, placeBehindTag, Problems } from '../schema/meta-element.ts'
import { fieldNamed } from '../schema/object-definition.ts'
import type { Schema } from '../schema/schema.ts'
import { mayHaveReferences, referencesIn, type MetadataReference } from './references.ts'

/** Type of a component by the ending of its file. */
const typeByEnding: Readonly<Record<string, string>> = {
  app: 'CustomApplication',
  cls: 'ApexClass',
  customPermission: 'CustomPermission',
  flexipage: 'FlexiPage',
  tab: 'CustomTab',
}

/**
 * Refuses what points to nothing: a page to its component, an application to its tab, a layout to its field, a permission set to what it grants.
 * @param files all of the org's own metadata
 * @throws MetadataError naming file, line and what is missing
 */
export function checkReferences(files: readonly string[], schema: Schema): void {
  const defined = new Set(files.flatMap(componentOf))
  const isDefined = ({ type, fullName }: MetadataReference): boolean => {
    if (type === 'CustomObject') return schema.find(fullName) !== undefined
    if (type !== 'CustomField') return defined.has(`${type} ${fullName}`)
    const [object = '', field = ''] = fullName.split('.')
    const definition = schema.find(object)
    return definition !== undefined && fieldNamed(definition, field) !== undefined
  }
  const problems = new Problems()
  problems.each(files.filter(mayHaveReferences), (file) => {
    const xml = readFileSync(file, 'utf8')
    problems.each(referencesIn(file, xml), (reference) => {
      if (!isDefined(reference)) throw toError(file, xml, reference)
    })
  })
  problems.throwFound()
}

function componentOf(file: string): string[] {
  const [name = '', ...rest] = basename(file, '-meta.xml').split('.')
  if (rest.join('.') === 'js' && basename(dirname(file)) === name) return [`LightningComponentBundle ${name}`]
  const type = typeByEnding[rest.at(-1) ?? '']
  return type === undefined ? [] : [`${type} ${name}`]
}

/**
 * Source of the sentences: what orgs answered, as deployment guides quote it (sfdx-hardis, "Deployment errors"); that the general one holds
 * for each of these elements is our own knowledge.
 */
function toError(file: string, xml: string, { type, fullName, element, index }: MetadataReference): MetadataError {
  const problem =
    type === 'LightningComponentBundle' && element === 'componentName'
      ? `We couldn't retrieve the design time component information for component c:${fullName}.`
      : element === 'columns'
        ? `Could not resolve list view column: ${fullName.split('.')[1]}`
        : `In field: ${element} - no ${type} named ${fullName} found`
  return new MetadataError(file, `<${element}> names ${fullName}, which this org does not have (${type}).`, {
    place: placeBehindTag(xml, index),
    problem,
  })
}

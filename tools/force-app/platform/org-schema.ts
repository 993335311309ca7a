import { bearersOf, type FieldMetadata, type ObjectMetadata } from '../../../test/contract/org-metadata.ts'
import { readMetadata, readOnce } from '../project.ts'
import { readStandardObjects, toKey, type ObjectSchema } from './standard-objects.ts'

/** The objects of the platform with those of force-app. */
export interface OrgSchema {
  objectOf(name: string): ObjectSchema | undefined
  /** Why a path such as `Scorecard__r.Status__c` cannot be read from an object; null when it can. */
  pathProblem(object: string, path: string): string | null
}

export const readOrgSchema = readOnce((project): OrgSchema => {
  const { objects } = readMetadata(project)
  const standardObject = readStandardObjects()
  const known = new Map<string, ObjectSchema | undefined>()
  const objectOf: OrgSchema['objectOf'] = (name) => {
    const key = toKey(name)
    if (!known.has(key)) known.set(key, combine(name, standardObject(name), objects))
    return known.get(key)
  }
  return { objectOf, pathProblem: (object, path) => pathProblem(objectOf, object, path.split('.')) }
})

function pathProblem(objectOf: OrgSchema['objectOf'], from: string, [name = '', ...rest]: readonly string[]): string | null {
  const object = objectOf(from)
  if (object === undefined) return `there is no object ${from}`
  const field = object.fields.get(toKey(name))
  if (field === undefined) return `${object.name} has no field ${name}`
  if (rest.length === 0)
    return field.leadsTo === null || field.leadsTo === 'Address' ? null : `${object.name}.${name} is a relationship, not a field`
  return field.leadsTo === null ? `${object.name}.${name} is no relationship` : pathProblem(objectOf, field.leadsTo, rest)
}

function combine(name: string, standard: ObjectSchema | undefined, objects: ReadonlyMap<string, ObjectMetadata>): ObjectSchema | undefined {
  const custom = [...objects.values()].filter((object) => [object.name, ...bearersOf(object.name)].map(toKey).includes(toKey(name)))
  const [defined] = custom
  if (standard === undefined && defined === undefined) return undefined
  const system = standard === undefined && defined !== undefined ? systemFields(defined) : []
  const fields = new Map(standard?.fields ?? system.map((field) => [toKey(field.name), field]))
  for (const field of custom.flatMap((object) => [...object.fields.values()])) {
    for (const entry of fieldEntries(field)) fields.set(toKey(entry.name), entry)
  }
  const children = new Map(standard?.children ?? [])
  for (const [child, relationship] of childrenOf(toKey(name), objects)) children.set(toKey(`${relationship}__r`), child)
  return { name: standard?.name ?? defined?.name ?? name, fields, children }
}

function fieldEntries({ name, referenceTo }: FieldMetadata): { name: string; leadsTo: string | null }[] {
  return [{ name, leadsTo: null }, ...(referenceTo === null ? [] : [{ name: name.replace(/__c$/, '__r'), leadsTo: referenceTo }])]
}

function childrenOf(parent: string, objects: ReadonlyMap<string, ObjectMetadata>): [child: string, relationship: string][] {
  return [...objects.values()].flatMap(({ name, fields }) =>
    [...fields.values()]
      .filter(({ referenceTo, relationshipName }) => toKey(referenceTo ?? '') === parent && relationshipName !== null)
      .map(({ relationshipName }): [string, string] => [name, relationshipName ?? '']),
  )
}

/** Fields that Salesforce gives every custom object. A child of a master-detail has no owner. */
function systemFields({ isMetadataType, fields }: ObjectMetadata): { name: string; leadsTo: string | null }[] {
  const field = (name: string, leadsTo: string | null = null) => ({ name, leadsTo })
  if (isMetadataType)
    return ['Id', 'DeveloperName', 'MasterLabel', 'Label', 'Language', 'NamespacePrefix', 'QualifiedApiName'].map((name) => field(name))
  const isDetail = [...fields.values()].some(({ type }) => type === 'MasterDetail')
  const people = [...(isDetail ? [] : ['Owner']), 'CreatedBy', 'LastModifiedBy']
  const plain = [
    'Id',
    'Name',
    'CreatedDate',
    'LastModifiedDate',
    'SystemModstamp',
    'IsDeleted',
    'LastActivityDate',
    'LastViewedDate',
    'LastReferencedDate',
  ]
  return [
    ...plain.map((name) => field(name)),
    ...people.flatMap((name) => [field(`${name}Id`), field(name, name === 'Owner' ? 'Name' : 'User')]),
  ]
}

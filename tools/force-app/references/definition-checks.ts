import type { Finding } from '../checker.ts'
import { childOf, childrenOf, elementsOf, textOf, type XmlElement } from '../metadata/xml-tree.ts'
import { at, type MetadataDocument } from './metadata-documents.ts'

/** What the schema leaves optional and an org asks for, by type of field. Source: Metadata API Developer Guide, "CustomField". */
const neededByFieldType: Readonly<Record<string, readonly string[]>> = {
  AutoNumber: ['displayFormat'],
  Checkbox: ['defaultValue'],
  Currency: ['precision', 'scale'],
  Html: ['length', 'visibleLines'],
  LongTextArea: ['length', 'visibleLines'],
  Lookup: ['referenceTo', 'relationshipName'],
  MasterDetail: ['referenceTo', 'relationshipName', 'relationshipOrder'],
  MultiselectPicklist: ['valueSet', 'visibleLines'],
  Number: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Picklist: ['valueSet'],
  Text: ['length'],
}

const neededByObject = ['label', 'pluralLabel', 'nameField', 'sharingModel', 'deploymentStatus']

/** Characters that an org takes. */
const limits = { apiName: 40, labelName: 80, labelValue: 1000, labelCategories: 255, shortDescription: 80, textLength: 255 }

/** Objects, fields and labels whose definition is not whole. */
export function checkDefinitions(documents: readonly MetadataDocument[]): Finding[] {
  const details = new Set(documents.filter(({ root }) => textOf(root, 'type') === 'MasterDetail').map(({ object }) => object))
  return documents.flatMap((document) => [
    ...checkName(document),
    ...(document.type === 'CustomField' ? checkField(document) : []),
    ...(document.type === 'CustomObject' ? checkObject(document, details.has(document.name)) : []),
    ...(document.type === 'CustomLabels' ? childrenOf(document.root, 'labels').flatMap((label) => checkLabel(document, label)) : []),
  ])
}

function checkName(document: MetadataDocument): Finding[] {
  const fullName = childOf(document.root, 'fullName')
  const problems =
    fullName === undefined || fullName.text === document.name
      ? []
      : [at(document, fullName, `fullName ${fullName.text} is not the file's ${document.name}`)]
  const developerName = document.name.replace(/__\w+$/, '')
  const isOurs = document.type === 'CustomField' || document.type === 'CustomObject'
  return isOurs && developerName.length > limits.apiName
    ? [...problems, at(document, document.root, `the API name is over ${limits.apiName} characters`)]
    : problems
}

function checkField(document: MetadataDocument): Finding[] {
  const { root } = document
  const type = textOf(root, 'type')
  if (type === null) return document.name.endsWith('__c') ? [at(document, root, 'the field has no type')] : []
  const isCalculated = childOf(root, 'formula') !== undefined
  const needed = isCalculated
    ? (neededByFieldType[type] ?? []).filter((name) => name === 'precision' || name === 'scale')
    : (neededByFieldType[type] ?? [])
  const missing = needed
    .filter((name) => textOf(root, name) === null && (childOf(root, name)?.children.length ?? 0) === 0)
    .map((name) => at(document, root, `a field of type ${type} needs <${name}>`))
  return [...missing, ...checkSizes(document, type)]
}

function checkSizes(document: MetadataDocument, type: string): Finding[] {
  const { root } = document
  const number = (name: string) => Number(textOf(root, name) ?? 0)
  return [
    ...(number('precision') > 18 ? [at(document, root, 'precision is over 18')] : []),
    ...(number('scale') > number('precision') ? [at(document, root, 'scale is over precision')] : []),
    ...(type === 'Text' && number('length') > limits.textLength
      ? [at(document, root, `a Text is ${limits.textLength} characters at most`)]
      : []),
    ...(textOf(root, 'unique') === 'true' && textOf(root, 'externalId') === null
      ? [at(document, root, 'a unique field says whether it is an external id')]
      : []),
  ]
}

function checkObject(document: MetadataDocument, isDetail: boolean): Finding[] {
  if (!document.name.endsWith('__c')) return []
  const { root } = document
  const missing = neededByObject
    .filter((name) => childOf(root, name) === undefined)
    .map((name) => at(document, root, `an object needs <${name}>`))
  const isByParent = textOf(root, 'sharingModel') === 'ControlledByParent'
  return [
    ...missing,
    ...(isByParent && !isDetail ? [at(document, root, 'ControlledByParent, but no field is a MasterDetail')] : []),
    ...(isDetail && !isByParent ? [at(document, root, 'a detail of a MasterDetail is ControlledByParent')] : []),
  ]
}

function checkLabel(document: MetadataDocument, label: XmlElement): Finding[] {
  const tooLong = (name: string, limit: number) =>
    [...elementsOf(label)]
      .filter((element) => element.name === name && element.text.length > limit)
      .map((element) => at(document, element, `${name} is over ${limit} characters`))
  return [
    ...tooLong('fullName', limits.labelName),
    ...tooLong('value', limits.labelValue),
    ...tooLong('shortDescription', limits.shortDescription),
    ...tooLong('categories', limits.labelCategories),
  ]
}

/** Names that differ in upper and lower case only: one thing to an org. */
export function checkDoubles(documents: readonly MetadataDocument[]): Finding[] {
  const first = new Map<string, string>()
  return documents.flatMap((document) => {
    const key = [document.type, document.object || /\/objectTranslations\/([\w-]+)\//.exec(document.path)?.[1], document.name]
      .join('/')
      .toLowerCase()
    const other = first.get(key)
    if (other === undefined) first.set(key, document.path)
    return other === undefined ? [] : [at(document, document.root, `the same component as ${other}`)]
  })
}

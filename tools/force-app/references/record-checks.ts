import type { Finding } from '../checker.ts'
import { childOf, childrenOf, textOf, type XmlElement } from '../metadata/xml-tree.ts'
import type { OrgSchema } from '../platform/org-schema.ts'
import { at, type MetadataDocument } from './metadata-documents.ts'

/** How a value of a field is written in a record of custom metadata. */
const valueTypes: Readonly<Record<string, string>> = {
  Checkbox: 'xsd:boolean',
  Date: 'xsd:date',
  DateTime: 'xsd:dateTime',
  Number: 'xsd:double',
  Percent: 'xsd:double',
}

/** Tasks and events in one: report types know them under this name, queries as two relationships. */
const reportOnly = { relationship: 'Activities', child: 'Task' }

/** Records of custom metadata, and what report types join and show. */
export function checkRecords(documents: readonly MetadataDocument[], schema: OrgSchema): Finding[] {
  const types = new Map(
    documents
      .filter(({ type }) => type === 'CustomField')
      .map(({ object, name, root }) => [`${object}.${name}`, textOf(root, 'type') ?? '']),
  )
  return documents.flatMap((document) => {
    if (document.type === 'CustomMetadata') return checkRecord(document, schema, types)
    return document.type === 'ReportType' ? checkReportType(document, schema) : []
  })
}

function checkRecord(document: MetadataDocument, schema: OrgSchema, types: ReadonlyMap<string, string>): Finding[] {
  const object = `${document.name.split('.')[0]}__mdt`
  if (schema.objectOf(object) === undefined) return [at(document, document.root, `there is no custom metadata type ${object}`)]
  return childrenOf(document.root, 'values').flatMap((value) => {
    const field = textOf(value, 'field') ?? ''
    const type = types.get(`${object}.${field}`)
    if (type === undefined) return [at(document, value, `${object} has no field ${field}`)]
    const given = childOf(value, 'value')
    if (given === undefined || given.attributes.get('xsi:nil') === 'true') return []
    const wanted = valueTypes[type] ?? 'xsd:string'
    const written = given.attributes.get('xsi:type') ?? 'none'
    return written === wanted ? [] : [at(document, given, `${field} is a ${type}: its value is ${wanted}, not ${written}`)]
  })
}

function checkReportType(document: MetadataDocument, schema: OrgSchema): Finding[] {
  const base = textOf(document.root, 'baseObject') ?? ''
  const { tables, findings } = joinedTables(document, schema, document.root, base, base)
  tables.set(base, base)
  const columns = childrenOf(document.root, 'sections').flatMap((section) => childrenOf(section, 'columns'))
  return [
    ...(schema.objectOf(base) === undefined ? [at(document, document.root, `there is no object ${base}`)] : []),
    ...findings,
    ...columns.flatMap((column) => {
      const table = tables.get(textOf(column, 'table') ?? '')
      if (table === undefined) return [at(document, column, `the report type joins no ${textOf(column, 'table')}`)]
      const problem = schema.pathProblem(table, readablePath(schema, table, textOf(column, 'field') ?? ''))
      return problem === null ? [] : [at(document, column, problem)]
    }),
  ]
}

/** A column names a lookup by its relationship; over it, fields of the parent follow. */
function readablePath(schema: OrgSchema, object: string, path: string): string {
  const [first = '', ...rest] = path.split('.')
  const names = schema.objectOf(object)?.fields
  if (rest.length > 0) return [first.replace(/__c$/, '__r'), ...rest].join('.')
  return names?.get(first.toLowerCase())?.leadsTo == null ? first : `${first}Id`
}

function joinedTables(
  document: MetadataDocument,
  schema: OrgSchema,
  element: XmlElement,
  object: string,
  path: string,
): { tables: Map<string, string>; findings: Finding[] } {
  const join = childOf(element, 'join')
  if (join === undefined) return { tables: new Map(), findings: [] }
  const relationship = textOf(join, 'relationship') ?? ''
  const child =
    relationship === reportOnly.relationship ? reportOnly.child : schema.objectOf(object)?.children.get(relationship.toLowerCase())
  if (child === undefined)
    return { tables: new Map(), findings: [at(document, join, `${object} has no child relationship ${relationship}`)] }
  const deeper = joinedTables(document, schema, join, child, `${path}.${relationship}`)
  return { tables: new Map([[`${path}.${relationship}`, child], ...deeper.tables]), findings: deeper.findings }
}

import type { Finding } from '../checker.ts'
import type { OrgSchema } from '../platform/org-schema.ts'
import { toKey } from '../platform/standard-objects.ts'
import { at, type ApexFile } from './apex-files.ts'
import { around, childOf, findAll, type ApexNode } from './apex-tree.ts'

/** Queries in Apex that an org would refuse: the compiler checks their fields, apex-ls does not. */
export function checkQueries(schema: OrgSchema, file: ApexFile): Finding[] {
  return findAll(file.root, 'query').flatMap((query) => {
    const from = fromOf(query)
    return from === null ? [] : checkQuery(schema, file, query, from)
  })
}

/** @param object what the query is from, by its API name */
function checkQuery(schema: OrgSchema, file: ApexFile, query: ApexNode, object: string): Finding[] {
  if (schema.objectOf(object) === undefined) return [at(file, query, `there is no object ${object} to query`)]
  const aliases = new Set(findAll(query, 'selectEntry').flatMap((entry) => aliasOf(entry) ?? []))
  const fields = findAll(query, 'fieldName').filter((field) => isOf(query, field) && !aliases.has(toKey(field.text)))
  return [
    ...fields.flatMap((field) => {
      const problem = schema.pathProblem(object, withoutAlias(query, field.text))
      return problem === null ? [] : [at(file, field, problem)]
    }),
    ...findAll(query, 'subQuery')
      .filter((inner) => around(inner, 'query', 'subQuery') === query)
      .flatMap((inner) => checkSubQuery(schema, file, inner, object)),
  ]
}

/** In the list of fields it is from a relationship, in a condition from an object. */
function checkSubQuery(schema: OrgSchema, file: ApexFile, query: ApexNode, parent: string): Finding[] {
  const from = fromOf(query)
  if (from === null) return []
  if (around(query, 'selectEntry', 'whereClause')?.kind === 'whereClause') return checkQuery(schema, file, query, from)
  const child = schema.objectOf(parent)?.children.get(toKey(from))
  return child === undefined ? [at(file, query, `${parent} has no child relationship ${from}`)] : checkQuery(schema, file, query, child)
}

/** null in a query that could not be parsed */
function fromOf(query: ApexNode): string | null {
  const list = childOf(query, 'fromNameList')
  return list === undefined ? null : (findAll(list, 'fieldName')[0]?.text ?? null)
}

/** Part of this query, not of one inside it, of its FROM, or of the Apex that a bind holds. */
function isOf(query: ApexNode, field: ApexNode): boolean {
  return around(field, 'query', 'subQuery', 'boundExpression', 'fromNameList', 'typeOf') === query
}

function aliasOf(entry: ApexNode): string | null {
  const last = entry.children.at(-1)
  return entry.children.length > 1 && last?.kind === 'soqlId' ? toKey(last.text) : null
}

/** `g.Name` of `FROM CsGoal__c g`. */
function withoutAlias(query: ApexNode, path: string): string {
  const list = childOf(query, 'fromNameList')
  const aliases = list?.children.filter(({ kind }) => kind === 'soqlId').map(({ text }) => toKey(text)) ?? []
  const [first = '', ...rest] = path.split('.')
  return rest.length > 0 && aliases.includes(toKey(first)) ? rest.join('.') : path
}

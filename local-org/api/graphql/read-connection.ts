import { OrgError, type Describe, type DescribeField } from '../org.ts'
import type { Scalar } from '../ui-api/display-value.ts'
import { describeParent, findField, findLookup } from '../ui-api/field-paths.ts'
import { toFieldAnswer, undefinedField, type GraphqlSource } from './graphql-source.ts'
import { orderToSoql } from './order-to-soql.ts'
import type { Selected } from './selection.ts'
import { whereToSoql, type Filter } from './where-to-soql.ts'

const defaultFirst = 10
const largestFirst = 2000

type Row = Record<string, unknown>

/** A node's selection, checked against what the user may read. */
interface NodePlan {
  describe: Describe
  leaves: { selected: Selected; field: DescribeField }[]
  /** `Id`, `ApiName`, `DisplayValue`, `WeakEtag`, `__typename`: plain values of a record. */
  scalars: Selected[]
  parents: { selected: Selected; lookup: DescribeField; relationship: string; plan: NodePlan }[]
  children: { selected: Selected; relationship: string; lookupField: string; plan: ConnectionPlan }[]
}

interface ConnectionPlan {
  selected: Selected
  node: NodePlan
  where: string | null
  orderBy: string[]
  first: number
  /** Rows before the page. */
  after: number
}

/** One object's records with their parents and children, as one SOQL query. @throws OrgError with the reason */
export function readConnection(source: GraphqlSource, selected: Selected): unknown {
  const describe = source.org.describe(source.user.id, selected.name)
  const plan = planConnection(source, describe, selected, ['uiapi', 'query', selected.name])
  const last = plan.after + plan.first
  const { records } = source.org.query(source.user.id, `${toSoql(plan, describe.name)} LIMIT ${last + 1}`)
  const countAll = () => countRows(source, describe, plan.where)
  return answerConnection(source, plan, [...records].slice(plan.after), countAll)
}

/** Every object and every child list of a query is a subquery of its own. */
export function countSubqueries(selected: Selected): number {
  const own = selected.selected.some(({ name }) => name === 'edges') ? 1 : 0
  return selected.selected.reduce((sum, part) => sum + countSubqueries(part), own)
}

function planConnection(source: GraphqlSource, describe: Describe, selected: Selected, path: string[]): ConnectionPlan {
  const { where, orderBy, first = defaultFirst, after, upperBound } = selected.arguments
  if (!Number.isInteger(first) || (first as number) < 1 || (first as number) > largestFirst) {
    throw new OrgError(400, 'InvalidArgument', `first must be between 1 and ${largestFirst}, not ${String(first)}`)
  }
  if ((first as number) < 200 && upperBound != null) {
    throw new OrgError(400, 'InvalidArgument', `upperBound needs a first between 200 and ${largestFirst}`)
  }
  const scope = { org: source.org, userId: source.user.id, describe }
  const nodeFields = selected.selected.filter(({ name }) => name === 'edges').flatMap((edges) => edges.selected)
  const nodes = nodeFields.filter(({ name }) => name === 'node').flatMap((node) => node.selected)
  return {
    selected,
    node: planNode(source, describe, nodes, [...path, 'edges', 'node']),
    where: where == null ? null : whereToSoql(scope, where as Filter),
    orderBy: orderToSoql(scope, orderBy),
    first: first as number,
    after: readCursor(after),
  }
}

function planNode(source: GraphqlSource, describe: Describe, nodes: Selected[], path: string[]): NodePlan {
  const plan: NodePlan = { describe, leaves: [], scalars: [], parents: [], children: [] }
  for (const selected of nodes) {
    try {
      planField(source, plan, selected, path)
    } catch (error) {
      if (!(error instanceof OrgError) || !selected.isOptional) throw error
    }
  }
  return plan
}

const scalarNames = new Set(['Id', 'ApiName', 'DisplayValue', 'WeakEtag', '__typename'])

function planField(source: GraphqlSource, plan: NodePlan, selected: Selected, path: string[]): void {
  const { describe } = plan
  const here = [...path, selected.name]
  if (scalarNames.has(selected.name)) {
    plan.scalars.push(selected)
    return
  }
  const field = findField(describe, selected.name)
  if (field) {
    plan.leaves.push({ selected, field })
    return
  }
  const lookup = findLookup(describe, selected.name)
  const parent = lookup && describeParent(source.org, source.user.id, lookup)
  if (lookup?.relationshipName && parent) {
    const parentPlan = planNode(source, parent, selected.selected, here)
    plan.parents.push({ selected, lookup, relationship: lookup.relationshipName, plan: parentPlan })
    return
  }
  const list = describe.childRelationships.find(({ relationshipName }) => relationshipName?.toLowerCase() === selected.name.toLowerCase())
  if (!list?.relationshipName) throw undefinedField(here, describe.name)
  const child = source.org.describe(source.user.id, list.childSObject)
  const childPlan = planConnection(source, child, selected, here)
  plan.children.push({ selected, relationship: list.relationshipName, lookupField: list.field, plan: childPlan })
}

/** The query without LIMIT: one row more than the page tells whether there is a next page. */
function toSoql(plan: ConnectionPlan, from: string): string {
  const children = plan.node.children.map(
    ({ relationship, plan: child }) => `(${toSoql(child, relationship)} LIMIT ${child.after + child.first + 1})`,
  )
  const selected = [...new Set(selectPaths(plan.node, '')), ...children].join(', ')
  const where = plan.where === null ? '' : ` WHERE ${plan.where}`
  return `SELECT ${selected} FROM ${from}${where} ORDER BY ${inOneOrder(plan.orderBy).join(', ')}`
}

/** Rows that are equal in the order asked for come by their id, so that pages neither repeat nor miss any. */
const inOneOrder = (orderBy: string[]): string[] => (orderBy.some((part) => /^Id\b/.test(part)) ? orderBy : [...orderBy, 'Id'])

function selectPaths(plan: NodePlan, prefix: string): string[] {
  return [
    `${prefix}Id`,
    ...plan.leaves.map(({ field }) => prefix + field.name),
    ...(saysCurrency(plan) ? [`${prefix}CurrencyIsoCode`] : []),
    ...plan.scalars.flatMap(({ name }) => scalarSource(plan.describe, name).map((field) => prefix + field)),
    ...plan.parents.flatMap(({ relationship, plan: parent }) => selectPaths(parent, `${prefix}${relationship}.`)),
  ]
}

/** Whether an amount is wanted that says its currency. */
const saysCurrency = ({ describe, leaves }: NodePlan): boolean =>
  findField(describe, 'CurrencyIsoCode') !== undefined && leaves.some(({ field }) => field.type === 'currency')

function scalarSource({ fields }: Describe, name: string): string[] {
  if (name === 'WeakEtag') return ['SystemModstamp']
  return name === 'DisplayValue' ? fields.filter(({ nameField }) => nameField).map((field) => field.name) : []
}

function answerConnection(source: GraphqlSource, plan: ConnectionPlan, rows: Row[], countAll: () => number): unknown {
  const page = rows.slice(0, plan.first)
  const hasNextPage = rows.length > page.length
  const endCursor = page.length === 0 ? null : toCursor(plan.after + page.length)
  return Object.fromEntries(
    plan.selected.selected.map(({ key, name, selected }): [string, unknown] => {
      switch (name) {
        case 'edges':
          return [key, page.map((row, index) => answerEdge(source, plan, selected, row, plan.after + index + 1))]
        case 'totalCount':
          return [key, plan.after === 0 && !hasNextPage ? page.length : countAll()]
        case 'pageResultCount':
          return [key, page.length]
        case 'pageInfo':
          return [
            key,
            answerPageInfo(selected, { hasNextPage, hasPreviousPage: plan.after > 0, startCursor: toCursor(plan.after + 1), endCursor }),
          ]
        default:
          throw undefinedField([plan.selected.name, name], `${plan.node.describe.name}Connection`)
      }
    }),
  )
}

function answerPageInfo(selected: Selected[], info: Record<string, unknown>): Row {
  return Object.fromEntries(selected.map(({ key, name }) => [key, info[name]]))
}

function answerEdge(source: GraphqlSource, plan: ConnectionPlan, selected: Selected[], row: Row, position: number): Row {
  return Object.fromEntries(
    selected.map(({ key, name }): [string, unknown] => {
      if (name === 'node') return [key, answerNode(source, plan.node, row)]
      if (name === 'cursor') return [key, toCursor(position)]
      throw undefinedField([plan.selected.name, 'edges', name], `${plan.node.describe.name}Edge`)
    }),
  )
}

function answerNode(source: GraphqlSource, plan: NodePlan, row: Row): Row {
  const { describe } = plan
  const isoCode = saysCurrency(plan) ? String(row['CurrencyIsoCode']) : null
  return Object.fromEntries([
    ...plan.scalars.map(({ key, name }) => [key, answerScalar(describe, name, row)] as const),
    ...plan.leaves.map(
      ({ selected, field }) =>
        [selected.key, toFieldAnswer(source, describe, field, selected.selected, row[field.name] as Scalar, isoCode)] as const,
    ),
    ...plan.parents.map(({ selected, relationship, plan: parent }) => {
      const parentRow = row[relationship] as Row | null | undefined
      return [selected.key, parentRow ? answerNode(source, parent, parentRow) : null] as const
    }),
    ...plan.children.map(({ selected, relationship, lookupField, plan: child }) => {
      const list = row[relationship] as { records: Row[] } | null
      const countAll = () => {
        const own = `${lookupField} = '${String(row['Id'])}'`
        return countRows(source, child.node.describe, child.where === null ? own : `${own} AND ${child.where}`)
      }
      return [selected.key, answerConnection(source, child, (list?.records ?? []).slice(child.after), countAll)] as const
    }),
  ])
}

function answerScalar(describe: Describe, name: string, row: Row): unknown {
  switch (name) {
    case 'Id':
      return row['Id']
    case 'WeakEtag':
      return Date.parse(String(row['SystemModstamp']))
    case 'DisplayValue':
      return row[describe.fields.find(({ nameField }) => nameField)?.name ?? 'Name'] ?? null
    default:
      return describe.name
  }
}

function countRows(source: GraphqlSource, describe: Describe, where: string | null): number {
  const soql = `SELECT COUNT() FROM ${describe.name}${where === null ? '' : ` WHERE ${where}`}`
  return source.org.query(source.user.id, soql).totalSize
}

/** A cursor is the number of rows up to and with its own, opaque to clients. */
const toCursor = (position: number): string => Buffer.from(`v1:${position}`).toString('base64')

function readCursor(after: unknown): number {
  if (after === null || after === undefined) return 0
  if (typeof after !== 'string') throw new OrgError(400, 'InvalidArgument', 'after must be a cursor')
  const match = /^v1:(\d+)$/.exec(Buffer.from(after, 'base64').toString())
  if (!match) throw new OrgError(400, 'InvalidArgument', `The cursor '${after}' is none of this query's`)
  return Number(match[1])
}

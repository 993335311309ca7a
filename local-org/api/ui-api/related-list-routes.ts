import { createHash } from 'node:crypto'
import { parseValue, valueFromASTUntyped } from 'graphql'
import { z } from 'zod'
import { whereToSoql, type Filter } from '../graphql/where-to-soql.ts'
import { ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type Describe, type LocalOrg } from '../org.ts'
import { checkFieldPaths, quote } from '../rest/soql-text.ts'
import { readerOf } from './display-value.ts'
import { toFieldTree } from './field-paths.ts'
import { readRecords } from './read-records.ts'
import { describeById, pathsOf } from './ui-record-routes.ts'

const defaultPageSize = 50
const largestPageSize = 1999
const countLimit = 1999

const listBody = z.object({
  fields: z.array(z.string()).optional(),
  optionalFields: z.array(z.string()).optional(),
  sortBy: z.array(z.string()).optional(),
  pageSize: z.int().optional(),
  pageToken: z.string().optional(),
  where: z.string().optional(),
})

interface ListRequest {
  fields: string | null
  optionalFields: string | null
  sortBy: string | null
  pageSize: number
  /** Number of rows before the page. */
  offset: number
  where: string | null
}

/** The children of a record by relationship name, page by page. */
export function relatedListRoutes(org: LocalOrg): Route[] {
  const readList = (call: Call, request: ListRequest): Reply => {
    const { child, condition } = findList(org, call)
    const source = { org, user: call.user, reader: readerOf(call.user, org.labels(call.user.language)) }
    const wanted = { required: ['Id', ...pathsOf(request.fields, child)], optional: pathsOf(request.optionalFields, child) }
    const tree = toFieldTree(org, call.user.id, child, wanted)
    const filter = request.where === null ? null : whereToSoql({ org, userId: call.user.id, describe: child }, parseFilter(request.where))
    const where = filter === null ? condition : `${condition} AND ${filter}`
    const order = [...toOrder(request.sortBy, child), 'Id'].join(', ')
    const last = request.offset + request.pageSize
    const rows = readRecords(source, child, tree, `WHERE ${where} ORDER BY ${order} LIMIT ${last + 1}`)
    const upToNext = [...rows.drop(request.offset)]
    const records = upToNext.slice(0, request.pageSize)
    return ok({
      ...toPaging(call, request, upToNext.length > records.length),
      count: records.length,
      eTag: createHash('md5')
        .update(records.map(({ eTag }) => eTag).join())
        .digest('hex'),
      fields: wanted.required.map((path) => `${child.name}.${path}`),
      listReference: toListReference(call),
      optionalFields: wanted.optional.map((path) => `${child.name}.${path}`),
      pageSize: request.pageSize,
      records,
      searchTerm: null,
      sortBy: request.sortBy?.split(',') ?? [],
    })
  }

  const readCount = (call: Call): Reply => {
    const { child, condition } = findList(org, call)
    const { totalSize } = org.query(call.user.id, `SELECT COUNT() FROM ${child.name} WHERE ${condition}`)
    const count = Math.min(totalSize, countLimit)
    return ok({ count, eTag: String(count), hasMore: totalSize > countLimit, listReference: toListReference(call), maxCount: countLimit })
  }

  const list = '/services/data/:version/ui-api/related-list-records/:parentId/:relatedList'
  return [
    route('GET', list, (call) => readList(call, fromSearch(call.search))),
    route('POST', list, (call) => readList(call, fromBody(call.body))),
    route('GET', '/services/data/:version/ui-api/related-list-count/:parentId/:relatedList', readCount),
  ]
}

function findList(org: LocalOrg, call: Call): { child: Describe; condition: string } {
  const { parentId = '', relatedList = '' } = call.params
  const parent = describeById(org, call, parentId)
  const relationship = parent.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === relatedList.toLowerCase(),
  )
  if (!relationship) throw new OrgError(400, 'INVALID_PARAMETER', `${parent.name} has no related list '${relatedList}'`)
  return { child: org.describe(call.user.id, relationship.childSObject), condition: `${relationship.field} = ${quote(parentId)}` }
}

function fromSearch(search: URLSearchParams): ListRequest {
  return {
    fields: search.get('fields'),
    optionalFields: search.get('optionalFields'),
    sortBy: search.get('sortBy'),
    pageSize: toPageSize(Number(search.get('pageSize') ?? defaultPageSize)),
    offset: toOffset(search.get('pageToken')),
    where: search.get('where'),
  }
}

function fromBody(body: unknown): ListRequest {
  const parsed = listBody.safeParse(body ?? {})
  if (!parsed.success)
    throw refusals.unreadableJson('The body must be { fields?, optionalFields?, sortBy?, pageSize?, pageToken?, where? }')
  const { fields, optionalFields, sortBy, pageSize = defaultPageSize, pageToken = null, where = null } = parsed.data
  return {
    fields: fields?.join(',') ?? null,
    optionalFields: optionalFields?.join(',') ?? null,
    sortBy: sortBy?.join(',') ?? null,
    pageSize: toPageSize(pageSize),
    offset: toOffset(pageToken),
    where,
  }
}

function toPageSize(size: number): number {
  if (!Number.isInteger(size) || size < 1 || size > largestPageSize) {
    throw refusals.badParameter(`pageSize must be between 1 and ${largestPageSize}`)
  }
  return size
}

function toOffset(pageToken: string | null): number {
  const offset = Number(pageToken ?? 0)
  if (!Number.isInteger(offset) || offset < 0) throw refusals.badParameter(`pageToken '${pageToken}' is none of this list's`)
  return offset
}

function parseFilter(where: string): Filter {
  try {
    return valueFromASTUntyped(parseValue(where)) as Filter
  } catch (error) {
    throw new OrgError(400, 'INVALID_FILTER', `The filter cannot be read: ${(error as Error).message}`)
  }
}

/** `Contact.Name` ascending, `-Contact.CreatedDate` descending. */
function toOrder(sortBy: string | null, child: Describe): string[] {
  return (sortBy ?? '')
    .split(',')
    .filter(Boolean)
    .map((item) => {
      const isDescending = item.startsWith('-')
      const [path = ''] = checkFieldPaths([item.replace(/^-/, '')], child.name)
      const field = path.replace(new RegExp(`^${child.name}\\.`, 'i'), '')
      return isDescending ? `${field} DESC` : field
    })
}

function toPaging(call: Call, { offset, pageSize }: ListRequest, hasNext: boolean) {
  const urlAt = (token: number) => {
    const search = new URLSearchParams(call.search)
    search.set('pageToken', String(token))
    search.set('pageSize', String(pageSize))
    return `${call.path}?${search}`
  }
  const next = hasNext ? offset + pageSize : null
  const previous = offset > 0 ? Math.max(offset - pageSize, 0) : null
  return {
    currentPageToken: String(offset),
    currentPageUrl: urlAt(offset),
    nextPageToken: next === null ? null : String(next),
    nextPageUrl: next === null ? null : urlAt(next),
    previousPageToken: previous === null ? null : String(previous),
    previousPageUrl: previous === null ? null : urlAt(previous),
  }
}

function toListReference(call: Call) {
  const { parentId = '', relatedList = '' } = call.params
  return {
    id: null,
    inContextOfRecordId: parentId,
    listViewApiName: null,
    objectApiName: null,
    parentObjectApiName: null,
    recordTypeId: null,
    relatedListId: relatedList,
    type: 'relatedList',
  }
}

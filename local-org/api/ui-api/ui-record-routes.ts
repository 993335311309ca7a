import { z } from 'zod'
import { created, noContent, ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals, toErrorReply } from '../http/refusals.ts'
import { OrgError, type Describe, type LocalOrg, type RowResult } from '../org.ts'
import { checkFieldPaths, quote } from '../rest/soql-text.ts'
import { readerOf } from './display-value.ts'
import { toFieldTree, type WantedFields } from './field-paths.ts'
import { readRecords, type RecordRepresentation } from './read-records.ts'
import { recordErrorReply } from './record-errors.ts'

const createBody = z.object({ apiName: z.string(), fields: z.record(z.string(), z.unknown()) })
const updateBody = z.object({ fields: z.record(z.string(), z.unknown()), ifUnmodifiedSince: z.string().nullish() })
const batchLimit = 200

/** Records as Lightning Data Service reads and writes them. */
export function uiRecordRoutes(org: LocalOrg): Route[] {
  const labelsOf = (call: Call) => org.labels(call.user.language)

  const readOne = (call: Call, id: string, wanted: WantedFields, describe = describeById(org, call, id)): RecordRepresentation => {
    const source = { org, user: call.user, reader: readerOf(call.user, labelsOf(call)) }
    const tree = toFieldTree(org, call.user.id, describe, wanted)
    const found = readRecords(source, describe, tree, `WHERE Id = ${quote(id)}`).next()
    if (found.done) throw refusals.notFound()
    return found.value
  }

  const readBatch = (call: Call): Reply => {
    const ids = (call.params['ids'] ?? '').split(',')
    if (ids.length > batchLimit) throw refusals.tooManyRecords(batchLimit)
    const results = ids.map((id) => {
      try {
        const describe = describeById(org, call, id)
        return { result: readOne(call, id, wantedOf(call, describe), describe), statusCode: 200 }
      } catch (error) {
        const reply = toErrorReply(error)
        return { result: reply.json, statusCode: reply.status }
      }
    })
    return ok({ hasErrors: results.some(({ statusCode }) => statusCode !== 200), results })
  }

  const create = (call: Call): Reply => {
    const { apiName, fields } = parse(createBody, call.body, '{ apiName, fields }')
    const result = org.insert(call.user.id, apiName, fields)
    if (!result.success || result.id === null) return refuse(call, apiName, result)
    const describe = org.describe(call.user.id, apiName)
    return created(readOne(call, result.id, everyField(describe), describe))
  }

  const update = (call: Call): Reply => {
    const id = call.params['id'] ?? ''
    const describe = describeById(org, call, id)
    const { fields, ifUnmodifiedSince } = parse(updateBody, call.body, '{ fields }')
    const since = ifUnmodifiedSince ?? call.headers['if-unmodified-since']
    if (since) checkUnmodified(readOne(call, id, { required: [], optional: [] }, describe), since)
    const result = org.update(call.user.id, describe.name, id, fields)
    return result.success ? ok(readOne(call, id, everyField(describe), describe)) : refuse(call, describe.name, result)
  }

  const remove = (call: Call): Reply => {
    const id = call.params['id'] ?? ''
    const { name } = describeById(org, call, id)
    const result = org.delete(call.user.id, name, id)
    return result.success ? noContent() : refuse(call, name, result)
  }

  const refuse = (call: Call, sobject: string, { errors }: RowResult): Reply => {
    const isGone = ['ENTITY_IS_DELETED', 'NOT_FOUND'].includes(errors[0]?.statusCode ?? '')
    return recordErrorReply(isGone ? 404 : 400, sobject, errors, labelsOf(call), call.user.language)
  }

  return [
    route('GET', '/services/data/:version/ui-api/records/:id', (call) => {
      const describe = describeById(org, call, call.params['id'] ?? '')
      return ok(readOne(call, call.params['id'] ?? '', wantedOf(call, describe), describe))
    }),
    route('GET', '/services/data/:version/ui-api/records/batch/:ids', readBatch),
    route('POST', '/services/data/:version/ui-api/records', create),
    route('PATCH', '/services/data/:version/ui-api/records/:id', update),
    route('DELETE', '/services/data/:version/ui-api/records/:id', remove),
  ]
}

/** @throws OrgError NOT_FOUND when no object the user may read has ids like this */
export function describeById(org: LocalOrg, call: Call, id: string): Describe {
  const entry = org.describeGlobal(call.user.id).find(({ keyPrefix }) => keyPrefix !== null && id.startsWith(keyPrefix))
  if (!entry || ![15, 18].includes(id.length)) throw refusals.notFound()
  return org.describe(call.user.id, entry.name)
}

/** `fields=Account.Name,Account.Owner.Name&optionalFields=…`, or `layoutTypes`, which here means every field. */
function wantedOf(call: Call, describe: Describe): WantedFields {
  if (call.search.has('layoutTypes')) return { ...everyField(describe), optional: pathsOf(call.search.get('optionalFields'), describe) }
  const wanted = {
    required: pathsOf(call.search.get('fields'), describe),
    optional: pathsOf(call.search.get('optionalFields'), describe),
  }
  if (wanted.required.length + wanted.optional.length === 0) {
    throw new OrgError(400, 'MISSING_PARAMETER', 'One of the parameters fields, optionalFields and layoutTypes is needed')
  }
  return wanted
}

/** Paths without the object they must start with. @throws OrgError INVALID_FIELD */
export function pathsOf(list: string | null, describe: Describe): string[] {
  const paths = (list ?? '').split(',').filter(Boolean)
  return checkFieldPaths(paths, describe.name).map((path) => {
    const [object = '', ...rest] = path.split('.')
    if (object.toLowerCase() !== describe.name.toLowerCase() || rest.length === 0) {
      throw new OrgError(400, 'INVALID_FIELD', `No such column '${path}' on entity '${describe.name}'.`)
    }
    return rest.join('.')
  })
}

const everyField = (describe: Describe): WantedFields => ({ required: describe.fields.map(({ name }) => name), optional: [] })

/** @throws OrgError CONFLICT when somebody saved the record after the caller read it */
function checkUnmodified({ lastModifiedDate }: RecordRepresentation, since: string): void {
  const known = Date.parse(since)
  const saved = Date.parse(lastModifiedDate ?? '')
  // an HTTP date knows no milliseconds
  const isLater = since.endsWith('GMT') ? Math.floor(saved / 1000) > Math.floor(known / 1000) : saved > known
  if (isLater) throw new OrgError(412, 'CONFLICT', 'The record was changed by somebody else since you read it. Reload it and try again.')
}

function parse<T>(schema: z.ZodType<T>, body: unknown, shape: string): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw refusals.unreadableJson(`The body must be ${shape}`)
  return parsed.data
}

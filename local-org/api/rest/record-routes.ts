import { z } from 'zod'
import { created, dataRoot, noContent, ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals, rowErrorsReply } from '../http/refusals.ts'
import { OrgError, type LocalOrg, type RowResult } from '../org.ts'
import { refuseUnknownFields } from './row-results.ts'
import { checkFieldPaths, quote, toLiteral } from './soql-text.ts'

const fieldsBody = z.record(z.string(), z.unknown())

/** Single records by id and by external id. */
export function recordRoutes(org: LocalOrg): Route[] {
  const create = (call: Call): Reply => {
    const result = refuseUnknownFields(org.insert(call.user.id, sobjectOf(call), fieldsOf(call)))
    return result.success ? created({ id: result.id, success: true, errors: [] }) : rowErrorsReply(result.errors)
  }

  const read = (call: Call): Reply => {
    const id = call.params['id'] ?? ''
    const rows = select(org, call, `Id = ${quote(id)}`)
    const row = rows[0]
    if (row) return ok(row)
    throw wasDeleted(org, call, id) ? new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted') : refusals.notFound()
  }

  const update = (call: Call): Reply => {
    const result = refuseUnknownFields(org.update(call.user.id, sobjectOf(call), call.params['id'] ?? '', fieldsOf(call)))
    return result.success ? noContent() : refuse(result)
  }

  const remove = (call: Call): Reply => {
    const result = org.delete(call.user.id, sobjectOf(call), call.params['id'] ?? '')
    return result.success ? noContent() : refuse(result)
  }

  const readByKey = (call: Call): Reply => {
    const ids = findByKey(org, call)
    if (ids.length > 1) return severalMatches(call, ids)
    const [id] = ids
    const row = id === undefined ? undefined : select(org, call, `Id = ${quote(id)}`)[0]
    if (!row) throw refusals.notFound()
    return ok(row)
  }

  const upsert = (call: Call): Reply => {
    const { sobject = '', key = '', value = '' } = call.params
    try {
      const result = org.upsert(call.user.id, sobject, key, value, fieldsOf(call), { updateOnly: call.search.get('updateOnly') === 'true' })
      if (!refuseUnknownFields(result).success) return rowErrorsReply(result.errors)
      return { status: result.created ? 201 : 200, json: { id: result.id, success: true, errors: [], created: result.created } }
    } catch (error) {
      if (error instanceof OrgError && error.httpStatus === 300) return severalMatches(call, findByKey(org, call))
      throw error
    }
  }

  const removeByKey = (call: Call): Reply => {
    const ids = findByKey(org, call)
    if (ids.length > 1) return severalMatches(call, ids)
    if (ids[0] === undefined) throw refusals.notFound()
    const result = org.delete(call.user.id, sobjectOf(call), ids[0])
    return result.success ? noContent() : refuse(result)
  }

  return [
    route('POST', '/services/data/:version/sobjects/:sobject', create),
    route('GET', '/services/data/:version/sobjects/:sobject/:id', read),
    route('PATCH', '/services/data/:version/sobjects/:sobject/:id', update),
    route('DELETE', '/services/data/:version/sobjects/:sobject/:id', remove),
    route('GET', '/services/data/:version/sobjects/:sobject/:key/:value', readByKey),
    route('PATCH', '/services/data/:version/sobjects/:sobject/:key/:value', upsert),
    route('DELETE', '/services/data/:version/sobjects/:sobject/:key/:value', removeByKey),
  ]
}

const sobjectOf = (call: Call): string => call.params['sobject'] ?? ''

function fieldsOf(call: Call): Record<string, unknown> {
  if (call.body === undefined) {
    throw refusals.unreadableJson('The HTTP entity body is required, but this request has no entity body.')
  }
  const body = fieldsBody.safeParse(call.body)
  if (!body.success) throw refusals.unreadableJson('Can not deserialize instance of sobject: the body must be one JSON object')
  return Object.fromEntries(Object.entries(body.data).filter(([name]) => name !== 'attributes'))
}

function select(org: LocalOrg, call: Call, condition: string): Record<string, unknown>[] {
  const describe = org.describe(call.user.id, sobjectOf(call))
  const wanted = call.search
    .get('fields')
    ?.split(',')
    .map((field) => field.trim())
  const fields = wanted ? checkFieldPaths(wanted, describe.name) : describe.fields.map(({ name }) => name)
  return [...org.query(call.user.id, `SELECT ${fields.join(', ')} FROM ${describe.name} WHERE ${condition}`).records]
}

function wasDeleted(org: LocalOrg, call: Call, id: string): boolean {
  const soql = `SELECT Id FROM ${sobjectOf(call)} WHERE Id = ${quote(id)}`
  return org.query(call.user.id, soql, { includeDeleted: true }).totalSize > 0
}

/** @throws OrgError NOT_FOUND when the field is no key */
function findByKey(org: LocalOrg, call: Call): string[] {
  const { key = '', value = '' } = call.params
  const describe = org.describe(call.user.id, sobjectOf(call))
  const field = describe.fields.find(({ name }) => name.toLowerCase() === key.toLowerCase())
  if (!field || !(field.externalId || field.type === 'id' || field['idLookup'] === true)) {
    throw new OrgError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${key}`)
  }
  const soql = `SELECT Id FROM ${describe.name} WHERE ${field.name} = ${toLiteral(describe, field.name, value)}`
  return Array.from(org.query(call.user.id, soql).records, (record) => String(record['Id']))
}

function severalMatches(call: Call, ids: string[]): Reply {
  return { status: 300, json: ids.map((id) => `${dataRoot(call)}/sobjects/${sobjectOf(call)}/${id}`) }
}

/** A record that is not there is a resource that is not there. */
function refuse(result: RowResult): Reply {
  const [error] = result.errors
  if (error?.statusCode === 'INVALID_CROSS_REFERENCE_KEY' && error.fields.length === 0) throw refusals.notFound()
  return rowErrorsReply(result.errors)
}

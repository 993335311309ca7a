import { z } from 'zod'
import { created, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type LocalOrg, type RowError } from '../org.ts'
import { refuseUnknownFields } from './row-results.ts'

const recordLimit = 200
const depthLimit = 5

const treeBody = z.object({ records: z.array(z.unknown()) })
const treeNode = z.looseObject({ attributes: z.looseObject({ type: z.string(), referenceId: z.string() }) })
const children = z.object({ records: z.array(z.unknown()) })

interface TreeResult {
  referenceId: string
  id?: string
  errors?: RowError[]
}

/** Creates records with their children, all or none. */
export function treeRoutes(org: LocalOrg): Route[] {
  const createTree = (call: Call): Reply => {
    const body = treeBody.safeParse(call.body)
    if (!body.success) throw refusals.unreadableJson('The body must be { records: [{ attributes: { type, referenceId }, … }] }')
    const results: TreeResult[] = []
    try {
      org.inTransaction(() => {
        insertLevel(org, call, body.data.records, {}, 1, results)
        if (results.some(({ errors }) => errors)) throw new RolledBack()
      })
      return created({ hasErrors: false, results })
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
      return { status: 400, json: { hasErrors: true, results: results.filter(({ errors }) => errors) } }
    }
  }
  return [route('POST', '/services/data/:version/composite/tree/:sobject', createTree)]
}

class RolledBack extends Error {}

function insertLevel(
  org: LocalOrg,
  call: Call,
  records: unknown[],
  parent: Record<string, string>,
  depth: number,
  results: TreeResult[],
): void {
  if (depth > depthLimit) throw new OrgError(400, 'INVALID_INPUT', `A tree may be ${depthLimit} levels deep`)
  for (const record of records) {
    const node = treeNode.safeParse(record)
    if (!node.success) throw refusals.unreadableJson('Each record of a tree needs attributes with type and referenceId')
    const { attributes, ...properties } = node.data
    if (results.length >= recordLimit) throw refusals.tooManyRecords(recordLimit)
    const { fields, childLists } = splitChildren(org, call, attributes.type, properties)
    const result = refuseUnknownFields(org.insert(call.user.id, attributes.type, { ...fields, ...parent }))
    const { referenceId } = attributes
    if (!result.success || result.id === null) {
      results.push({ referenceId, errors: result.errors })
      continue
    }
    results.push({ referenceId, id: result.id })
    for (const { lookup, records: childRecords } of childLists) {
      insertLevel(org, call, childRecords, { [lookup]: result.id }, depth + 1, results)
    }
  }
}

/** Properties that are `{ records: […] }` under a child relationship's name are children, the rest are fields. */
function splitChildren(org: LocalOrg, call: Call, sobject: string, properties: Record<string, unknown>) {
  const fields: Record<string, unknown> = {}
  const childLists: { lookup: string; records: unknown[] }[] = []
  for (const [name, value] of Object.entries(properties)) {
    const list = children.safeParse(value)
    const relationship = list.success
      ? org.describe(call.user.id, sobject).childRelationships.find(({ relationshipName }) => relationshipName === name)
      : undefined
    if (list.success && relationship) childLists.push({ lookup: relationship.field, records: list.data.records })
    else fields[name] = value
  }
  return { fields, childLists }
}

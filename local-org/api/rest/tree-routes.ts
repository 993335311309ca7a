import { z } from 'zod'
import { created, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type LocalOrg, type RowError } from '../org.ts'
import { refuseUnknownFields } from './row-results.ts'

/** Source: REST API Developer Guide, "sObject Tree". The sentences of refusals are our own. */
const limits = { records: 200, levels: 5, types: 5 }

const treeBody = z.object({ records: z.array(z.unknown()).min(1) })
const treeNode = z.looseObject({ attributes: z.looseObject({ type: z.string(), referenceId: z.string() }) })
type TreeNode = z.infer<typeof treeNode>
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
    checkTree(body.data.records, call.params['sobject'] ?? '')
    const results: TreeResult[] = []
    try {
      org.inTransaction(() => {
        insertLevel(org, call, body.data.records, {}, results)
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

/** @throws OrgError for a tree that is none or too large; then nothing is created */
function checkTree(roots: unknown[], sobject: string): void {
  const met = { references: new Set<string>(), types: new Set<string>() }
  const checkLevel = (records: unknown[], level: number): void => {
    if (records.length > 0 && level > limits.levels) throw new OrgError(400, 'INVALID_INPUT', `A tree may be ${limits.levels} levels deep`)
    for (const record of records) {
      const { attributes, ...properties } = nodeOf(record)
      if (level === 1 && attributes.type.toLowerCase() !== sobject.toLowerCase())
        throw new OrgError(400, 'INVALID_INPUT', `The root record ${attributes.referenceId} is a ${attributes.type}, not a ${sobject}`)
      if (met.references.has(attributes.referenceId))
        throw new OrgError(400, 'INVALID_INPUT', `Duplicate ReferenceId provided in the request: ${attributes.referenceId}`)
      met.references.add(attributes.referenceId)
      met.types.add(attributes.type.toLowerCase())
      if (met.references.size > limits.records) throw refusals.tooManyRecords(limits.records)
      if (met.types.size > limits.types) throw new OrgError(400, 'INVALID_INPUT', `A tree may hold records of ${limits.types} types`)
      for (const value of Object.values(properties)) checkLevel(children.safeParse(value).data?.records ?? [], level + 1)
    }
  }
  checkLevel(roots, 1)
}

function nodeOf(record: unknown): TreeNode {
  const node = treeNode.safeParse(record)
  if (!node.success) throw refusals.unreadableJson('Each record of a tree needs attributes with type and referenceId')
  return node.data
}

function insertLevel(org: LocalOrg, call: Call, records: unknown[], parent: Record<string, string>, results: TreeResult[]): void {
  for (const record of records) {
    const { attributes, ...properties } = nodeOf(record)
    const { fields, childLists } = splitChildren(org, call, attributes.type, properties)
    const result = refuseUnknownFields(org.insert(call.user.id, attributes.type, { ...fields, ...parent }))
    const { referenceId } = attributes
    if (!result.success || result.id === null) {
      results.push({ referenceId, errors: result.errors })
      continue
    }
    results.push({ referenceId, id: result.id })
    for (const { lookup, records: childRecords } of childLists) insertLevel(org, call, childRecords, { [lookup]: result.id }, results)
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

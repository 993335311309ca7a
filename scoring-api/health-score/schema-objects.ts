import { z } from 'zod'
import { Problem } from '../problems.ts'
import { atOnce } from '../salesforce/at-once.ts'
import type { Connection, Salesforce } from '../salesforce/connect.ts'
import { toRefusalProblem } from '../salesforce/read-problem.ts'
import { createRemember } from '../salesforce/remember.ts'

/** What of the org measures can rest on, as the builder offers it. Labels in the integration user's language. */
export interface OrgSchema {
  /** Account, and the objects from which a lookup or two lead to it, by label. @throws Problem */
  objects(): Promise<SchemaObject[]>
  /** @throws Problem object-not-found */
  object(name: string): Promise<SchemaObjectDetails>
}

export interface SchemaObject {
  name: string
  label: string
  isCustom: boolean
}

export interface SchemaObjectDetails {
  name: string
  label: string
  fields: SchemaField[]
  /** Paths from a row to its account, the shortest first; empty = no way to an account. */
  accountPaths: string[]
}

export interface SchemaField {
  name: string
  label: string
  /** As describe says it: `picklist`, `currency`, `datetime` … */
  type: string
  isAggregatable: boolean
  isFilterable: boolean
}

const field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  aggregatable: z.boolean().default(true),
  filterable: z.boolean().default(true),
  relationshipName: z.string().nullable(),
  referenceTo: z.array(z.string()),
})

const description = z.object({
  name: z.string(),
  label: z.string(),
  fields: z.array(field),
  childRelationships: z.array(z.object({ childSObject: z.string(), field: z.string() })).default([]),
})
type Description = z.infer<typeof description>

const globalDescription = z.object({
  sobjects: z.array(z.object({ name: z.string(), label: z.string(), custom: z.boolean(), queryable: z.boolean() })),
})

const account = 'Account'
const memoryMs = 10 * 60_000
const describesAtOnce = 5

/** Objects that the platform keeps beside others: nobody counts them. */
const companion = /(Share|History|Feed|ChangeEvent|Tag)$/

/** Everybody's rows lead to a user, and a portal user to an account: a way that means nothing. */
const noStep = new Set(['User', account])

/** Remembers for ten minutes what the org says: describing an org takes dozens of API calls. */
export function createOrgSchema(connection: Connection, now: () => Date): OrgSchema {
  const once = createRemember({ forMs: memoryMs }, now)

  const describeOnce = (name: string): Promise<Description> =>
    once(`object ${name.toLowerCase()}`, () => describe(connection.forWork(), name))

  async function listObjects(): Promise<SchemaObject[]> {
    const known = new Map((await describeAll(connection.forWork())).map((object) => [object.name, object]))
    const { childRelationships } = await describeOnce(account)
    const names = new Set([account])
    const steps = [...new Set(childRelationships.map(({ childSObject }) => childSObject))].filter((name) => known.has(name))
    const described: Description[] = []
    await atOnce(describesAtOnce, steps, async (name) => void described.push(await describeOnce(name)))
    for (const step of described) if (step.fields.some(leadsToAccount)) names.add(step.name)
    for (const name of childrenOf(described.filter((step) => names.has(step.name) && !noStep.has(step.name)))) {
      if (known.has(name)) names.add(name)
    }
    return [...names].flatMap((name) => known.get(name) ?? []).toSorted(byLabel)
  }

  async function describeObject(name: string): Promise<SchemaObjectDetails> {
    const object = await describeOnce(name)
    const parents = [...new Set(object.fields.flatMap(parentOf))]
    const paths: string[] = []
    await atOnce(describesAtOnce, parents, async (parent) => {
      const ways = (await describeOnce(parent).catch(ignoreNotGranted))?.fields.filter(leadsToAccount) ?? []
      for (const { relationshipName } of object.fields.filter((candidate) => parentOf(candidate).includes(parent))) {
        paths.push(...ways.map((way) => `${relationshipName}.${way.name}`))
      }
    })
    const direct = object.name === account ? ['Id'] : object.fields.filter(leadsToAccount).map((way) => way.name)
    const fields = object.fields.map(({ name, label, type, aggregatable, filterable }) => ({
      name,
      label,
      type,
      isAggregatable: aggregatable,
      isFilterable: filterable,
    }))
    return {
      name: object.name,
      label: object.label,
      fields: fields.toSorted(byLabel),
      accountPaths: object.name === account ? direct : [...direct, ...paths.toSorted()],
    }
  }

  return {
    objects: () => once('objects', listObjects),
    object: (name) => once(`details ${name.toLowerCase()}`, () => describeObject(name)),
  }
}

async function describeAll(salesforce: Salesforce): Promise<SchemaObject[]> {
  try {
    const { sobjects } = globalDescription.parse(await salesforce.send({ method: 'GET', path: '/sobjects' }))
    return sobjects
      .filter(({ name, queryable }) => queryable && !companion.test(name))
      .map(({ name, label, custom }) => ({ name, label, isCustom: custom }))
  } catch (err) {
    throw toRefusalProblem(err, 'Listing the objects', 'objects')
  }
}

async function describe(salesforce: Salesforce, name: string): Promise<Description> {
  try {
    return description.parse(await salesforce.send({ method: 'GET', path: `/sobjects/${encodeURIComponent(name)}/describe` }))
  } catch (err) {
    const problem = toRefusalProblem(err, `Describing ${name}`, name)
    if (!isNotGranted(problem)) throw problem
    throw new Problem(
      'object-not-found',
      `The org has no object ${name} that the integration user may read: choose one of GET /v1/schema/objects, or grant it to the integration user.`,
      { cause: err },
    )
  }
}

const isNotGranted = (err: unknown): boolean => err instanceof Problem && ['object-not-granted', 'object-not-found'].includes(err.problem)

function ignoreNotGranted(err: unknown): null {
  if (isNotGranted(err)) return null
  throw err
}

/** A lookup that can only hold an account. */
const leadsToAccount = ({ type, referenceTo }: Description['fields'][number]): boolean =>
  type === 'reference' && referenceTo.length === 1 && referenceTo[0] === account

/** The object a lookup leads to, when it is always the same one and worth a step. */
function parentOf({ type, relationshipName, referenceTo }: Description['fields'][number]): string[] {
  return type === 'reference' && relationshipName !== null && referenceTo.length === 1
    ? referenceTo.filter((name) => !noStep.has(name))
    : []
}

/** Objects with a lookup to one of these. A field that is a child of several of them holds different objects, so it leads nowhere for sure. */
function childrenOf(parents: readonly Description[]): string[] {
  const byField = Map.groupBy(
    parents.flatMap(({ childRelationships }) => childRelationships),
    (child) => `${child.childSObject}.${child.field}`,
  )
  return [...byField.values()].filter((uses) => uses.length === 1).flatMap((uses) => uses.map(({ childSObject }) => childSObject))
}

const byLabel = (a: { label: string; name: string }, b: { label: string; name: string }): number =>
  a.label.localeCompare(b.label) || (a.name < b.name ? -1 : 1)

import { z } from 'zod'
import { Problem } from '../problems.ts'
import type { Salesforce } from './connect.ts'
import { toRefusalProblem } from './read-problem.ts'

/** What the integration user may see of an object: a field it was not granted is not among `fields`. */
export interface ObjectDescription {
  name: string
  fields: FieldDescription[]
}

export interface FieldDescription {
  name: string
  /** `string`, `picklist`, `reference`, `date`, `datetime`, `double`, `currency`, `percent` … */
  type: string
  /** Decimal places. */
  scale: number
  /** Name of the parent in a path, e.g. `Owner`; null = not a lookup. */
  relationshipName: string | null
  referenceTo: string[]
  createable: boolean
  updateable: boolean
  /** false = may not stand in a condition. */
  filterable: boolean
  /** false = may not stand in `COUNT(…)`. */
  aggregatable: boolean
  /** Whether the org tells `A` from `a` in its texts. */
  caseSensitive: boolean
}

const description = z.object({
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      scale: z.int(),
      relationshipName: z.string().nullable(),
      referenceTo: z.array(z.string()),
      createable: z.boolean(),
      updateable: z.boolean(),
      filterable: z.boolean().default(true),
      aggregatable: z.boolean().default(true),
      caseSensitive: z.boolean().default(false),
    }),
  ),
})

/** An object with what the integration user may do with its records. */
export interface ObjectAccess extends ObjectDescription {
  createable: boolean
  updateable: boolean
}

const access = description.extend({ createable: z.boolean(), updateable: z.boolean() })

const compositeAnswer = z.object({
  compositeResponse: z.array(z.object({ httpStatusCode: z.int(), body: z.unknown() })),
})
/** Source: REST API Developer Guide, "Composite". */
const requestsPerCall = 25

/** Many objects in few calls. @returns by name as asked; null = the org has no such object for the integration user. @throws Problem */
export async function describeMany(
  salesforce: Salesforce,
  apiVersion: string,
  objects: readonly string[],
): Promise<Map<string, ObjectAccess | null>> {
  const chunks = Array.from({ length: Math.ceil(objects.length / requestsPerCall) }, (_, index) =>
    objects.slice(index * requestsPerCall, (index + 1) * requestsPerCall),
  )
  const described = await Promise.all(chunks.map((chunk) => describeTogether(salesforce, apiVersion, chunk)))
  return new Map(described.flat())
}

async function describeTogether(salesforce: Salesforce, apiVersion: string, objects: string[]): Promise<[string, ObjectAccess | null][]> {
  const compositeRequest = objects.map((object) => ({
    method: 'GET',
    url: `/services/data/v${apiVersion}/sobjects/${object}/describe`,
    referenceId: object,
  }))
  const doing = `Describing ${objects.length} objects`
  try {
    const answer = await salesforce.send({ method: 'POST', path: '/composite', body: { compositeRequest } })
    const { compositeResponse } = compositeAnswer.parse(answer)
    return objects.map((object, index) => [object, toAccess(object, compositeResponse[index])])
  } catch (err) {
    throw toRefusalProblem(err, doing, 'Organization')
  }
}

function toAccess(object: string, answer: z.infer<typeof compositeAnswer>['compositeResponse'][number] | undefined): ObjectAccess | null {
  if (answer?.httpStatusCode === 200) return access.parse(answer.body)
  if (answer?.httpStatusCode === 404) return null
  throw new Problem('salesforce-refused', `Describing ${object} failed (HTTP ${answer?.httpStatusCode ?? 'none'}).`)
}

/** @throws Problem object-not-granted when the org has no such object for the integration user */
export async function describe(salesforce: Salesforce, object: string): Promise<ObjectDescription> {
  try {
    return description.parse(await salesforce.send({ method: 'GET', path: `/sobjects/${object}/describe` }))
  } catch (err) {
    throw toRefusalProblem(err, `Describing ${object}`, object)
  }
}

/** @returns null when the org has no such object for the integration user. @throws Problem for any other failure */
export async function describeOrNull(salesforce: Salesforce, object: string): Promise<ObjectDescription | null> {
  try {
    return await describe(salesforce, object)
  } catch (err) {
    if (err instanceof Problem && err.problem === 'object-not-granted') return null
    throw err
  }
}

import { z } from 'zod'
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
      caseSensitive: z.boolean().default(false),
    }),
  ),
})

/** @throws Problem object-not-granted when the org has no such object for the integration user */
export async function describe(salesforce: Salesforce, object: string): Promise<ObjectDescription> {
  try {
    return description.parse(await salesforce.send({ method: 'GET', path: `/sobjects/${object}/describe` }))
  } catch (err) {
    throw toRefusalProblem(err, `Describing ${object}`, object)
  }
}

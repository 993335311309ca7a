import { z } from 'zod'
import { toRefusalProblem } from './read-problem.ts'
import type { Salesforce } from './connect.ts'
import { backOff } from './with-retries.ts'

/**
 * How rows find their record: by `Id`, or by a unique external id that makes repeating harmless. `insert` names a unique field too: a row that
 * is there already is refused with DUPLICATE_VALUE and stays as people have left it.
 */
export interface WriteTarget {
  object: string
  key: { update: 'Id' } | { upsert: string } | { insert: string }
}

/** Field values by API name, the key among them; null empties a field. */
export type WriteRow = Record<string, string | number | boolean | null>

/** A row the org did not take. */
export interface Refusal {
  object: string
  /** The row's key: record id or external id. */
  id: string
  errorCode: string
  message: string
  fields: string[]
}

export interface WriteOutcome {
  written: number
  refused: Refusal[]
}

const rowsPerCall = 200
const lockTries = 5

/** No assignment rules, no "recently viewed" of the integration user, no stop at duplicate rules that only warn. */
export const quietHeaders = {
  'Sforce-Auto-Assign': 'FALSE',
  'Sforce-Mru': 'updateMru=false',
  'Sforce-Duplicate-Rule-Header': 'allowSave=true',
}

const collectionAnswer = z.array(
  z.object({
    success: z.boolean(),
    errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).nullish() })),
  }),
)

/**
 * Writes rows 200 a call, in the order given: sort them by account, so that no two calls wait for the same account.
 * A locked row is tried again, a refused one is returned, the others are written.
 * @throws Problem when the org refuses a whole call
 */
export async function writeEach(salesforce: Salesforce, target: WriteTarget, rows: WriteRow[]): Promise<WriteOutcome> {
  const outcome: WriteOutcome = { written: 0, refused: [] }
  let waiting = rows
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const locked: WriteRow[] = []
    for (let start = 0; start < waiting.length; start += rowsPerCall) {
      const batch = waiting.slice(start, start + rowsPerCall)
      const results = await writeBatch(salesforce, target, batch)
      results.forEach((refusal, index) => {
        if (refusal === null) outcome.written += 1
        else if (refusal.errorCode === 'UNABLE_TO_LOCK_ROW' && attempt < lockTries) locked.push(batch[index]!)
        else outcome.refused.push(refusal)
      })
    }
    if (locked.length > 0) await salesforce.pause(backOff(attempt))
    waiting = locked
  }
  return outcome
}

/** @returns for each row null = written, or why not */
async function writeBatch(salesforce: Salesforce, target: WriteTarget, batch: WriteRow[]): Promise<(Refusal | null)[]> {
  try {
    const records = batch.map((row) => ({ attributes: { type: target.object }, ...toFields(target, row) }))
    const answer = collectionAnswer.parse(
      await salesforce.send({
        method: methodOf(target),
        path: collectionPath(target),
        headers: quietHeaders,
        body: { allOrNone: false, records },
      }),
    )
    if (answer.length !== batch.length) throw new z.ZodError([])
    return answer.map((result, index) => (result.success ? null : toRefusal(target, batch[index]!, result.errors[0])))
  } catch (err) {
    throw toRefusalProblem(err, `Writing ${target.object}`, target.object)
  }
}

const methodOf = ({ key }: WriteTarget): 'POST' | 'PATCH' => ('insert' in key ? 'POST' : 'PATCH')

function collectionPath({ object, key }: WriteTarget): string {
  return 'upsert' in key ? `/composite/sobjects/${object}/${key.upsert}` : '/composite/sobjects'
}

/** An update names its record `id`, in lower case. */
function toFields({ key }: WriteTarget, row: WriteRow): WriteRow {
  if (!('update' in key)) return row
  const { Id, ...fields } = row
  return { id: Id ?? null, ...fields }
}

function toRefusal(
  target: WriteTarget,
  row: WriteRow,
  error: { statusCode: string; message: string; fields?: string[] | null | undefined } | undefined,
): Refusal {
  return {
    object: target.object,
    id: keyOf(target, row),
    errorCode: error?.statusCode ?? 'UNKNOWN',
    message: error?.message ?? 'The org gave no reason.',
    fields: error?.fields ?? [],
  }
}

export function keyFieldOf({ key }: WriteTarget): string {
  if ('upsert' in key) return key.upsert
  return 'insert' in key ? key.insert : key.update
}

export const keyOf = (target: WriteTarget, row: WriteRow): string => String(row[keyFieldOf(target)])

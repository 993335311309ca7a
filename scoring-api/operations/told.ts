import { toProblem } from '../problems.ts'

/** What the org said when it was asked for something, or one sentence why it could not be told. */
export type Told<Value> = { value: Value } | { because: string }

/** Never rejects: who looks at the set-up wants to hear of the rest, too. */
export async function tell<Value>(ask: Promise<Value>): Promise<Told<Value>> {
  try {
    return { value: await ask }
  } catch (err) {
    return { because: toProblem(err).message }
  }
}

export const valueOr = <Value, Other>(told: Told<Value>, other: Other): Value | Other => ('value' in told ? told.value : other)

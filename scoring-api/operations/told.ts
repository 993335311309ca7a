import type { FastifyBaseLogger } from 'fastify'
import { toProblem } from '../problems.ts'

/** What the org said when it was asked for something, or one sentence why it could not be told. */
export type Told<Value> = { value: Value } | { because: string }

/** Never rejects: who looks at the set-up wants to hear of the rest, too. */
export type Tell = <Value>(ask: Promise<Value>) => Promise<Told<Value>>

/** @param log gets what nobody foresaw */
export function createTell(log: Pick<FastifyBaseLogger, 'error'>): Tell {
  return async (ask) => {
    try {
      return { value: await ask }
    } catch (err) {
      const { problem, message } = toProblem(err)
      if (problem === 'internal-error') log.error({ err }, 'a part of the set-up could not be looked at')
      return { because: message }
    }
  }
}

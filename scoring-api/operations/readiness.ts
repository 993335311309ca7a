import type { Logger } from 'pino'
import type { Connection } from '../salesforce/connect.ts'

const readyHoldsMs = 30_000
const notReadyHoldsMs = 2_000

/** Whether the org can be called. Anyone may ask, so the org itself is asked seldom: what it answered holds for a while. */
export function createReadiness(connection: Connection, log: Logger, now: () => Date): () => Promise<boolean> {
  let holdsUntil = -Infinity
  let answer: Promise<boolean> = Promise.resolve(false)

  async function ask(): Promise<boolean> {
    try {
      await connection.forWork().send({ method: 'GET', path: '/', once: true })
      return true
    } catch (err) {
      log.warn({ err }, 'the org cannot be called')
      return false
    }
  }

  return () => {
    if (now().getTime() >= holdsUntil) {
      holdsUntil = Infinity // until this answer is there
      answer = ask().then((isReady) => {
        holdsUntil = now().getTime() + (isReady ? readyHoldsMs : notReadyHoldsMs)
        return isReady
      })
    }
    return answer
  }
}

import type { Connection } from 'jsforce'
import { setTimeout as wait } from 'node:timers/promises'
import { toApiError } from '../../scoring-api/salesforce/api-error.ts'
import { newCallCount } from '../../scoring-api/salesforce/call-count.ts'
import type { Salesforce } from '../../scoring-api/salesforce/connect.ts'

/** An admin's connection as the service's checks ask through it: describes and queries, once each; it neither reads nor sends files. */
export function askThrough(connection: Connection): Salesforce {
  const calls = newCallCount()
  return {
    calls,
    send: async ({ method, path, body, headers }) => {
      calls.spent += 1
      try {
        return await connection.request({
          method,
          url: path,
          headers: { ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      } catch (err) {
        throw toApiError(err)
      }
    },
    open: () => Promise.reject(new TypeError('Checks read no files')),
    upload: () => Promise.reject(new TypeError('Checks send no files')),
    pause: (ms) => wait(ms),
    throwIfStopped: () => undefined,
  }
}

import { wrongUse } from '../parse-options.ts'

const minuteMs = 60_000
const standardPatienceMinutes = 10

/**
 * An address that an org may call: encrypted, but for a service on the same machine as a local org.
 * @returns without a slash at its end
 * @throws Error with one sentence and how the command is used
 */
export function readServiceUrl(given: string, usage: string): string {
  const url = URL.canParse(given) ? new URL(given) : null
  const isLocal = url !== null && ['127.0.0.1', 'localhost'].includes(url.hostname)
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLocal)) {
    throw wrongUse(`"${given}" is no address of a service: it looks like https://scoring.example.com.`, usage)
  }
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw wrongUse(`"${given}" holds more than an address: leave out user, query and fragment.`, usage)
  }
  return url.href.replace(/\/+$/, '')
}

/** @returns milliseconds. @throws Error with one sentence and how the command is used */
export function patienceOf(given: string | undefined, usage: string): number {
  const minutes = Number(given ?? standardPatienceMinutes)
  if (minutes >= 0 && minutes <= 60) return minutes * minuteMs
  throw wrongUse(`--patience-minutes is ${given}: it takes minutes, 0 to 60.`, usage)
}

const minuteMs = 60_000
const standardPatienceMinutes = 10

/** @throws Error with one sentence and how the command is used */
export function requiredOption(alias: string | undefined, usage: string): string {
  if (alias) return alias
  throw wrong('Say which org: --target-org takes the alias of a login (sf org login web --alias ALIAS).', usage)
}

/**
 * An address that an org may call: encrypted, but for a service on the same machine as a local org.
 * @returns without a slash at its end
 * @throws Error with one sentence and how the command is used
 */
export function readServiceUrl(given: string, usage: string): string {
  const url = URL.canParse(given) ? new URL(given) : null
  const isLocal = url !== null && ['127.0.0.1', 'localhost'].includes(url.hostname)
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLocal)) {
    throw wrong(`"${given}" is no address of a service: it looks like https://scoring.example.com.`, usage)
  }
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw wrong(`"${given}" holds more than an address: leave out user, query and fragment.`, usage)
  }
  return url.href.replace(/\/+$/, '')
}

/** @returns milliseconds. @throws Error with one sentence and how the command is used */
export function patienceOf(given: string | undefined, usage: string): number {
  const minutes = Number(given ?? standardPatienceMinutes)
  if (minutes >= 0 && minutes <= 60) return minutes * minuteMs
  throw wrong(`--patience-minutes is ${given}: it takes minutes, 0 to 60.`, usage)
}

const wrong = (sentence: string, usage: string): Error => new Error(`${sentence}\n\n${usage}`)

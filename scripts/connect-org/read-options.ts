/** @throws Error with one sentence and how the command is used */
export function requiredOption(value: string | undefined, sentence: string, usage: string): string {
  if (value) return value
  throw new Error(`Say which org: ${sentence}.\n\n${usage}`)
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
    throw new Error(`"${given}" is no address of a service: it looks like https://scoring.example.com.\n\n${usage}`)
  }
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new Error(`"${given}" holds more than an address: leave out user, query and fragment.\n\n${usage}`)
  }
  return url.href.replace(/\/+$/, '')
}

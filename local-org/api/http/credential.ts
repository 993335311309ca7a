import type { IncomingMessage } from 'node:http'
import type { Language } from '../schema/object-definition.ts'

/** What a request shows to prove its session. */
export interface Credential {
  token: string
  /** True for the Lightning pages' cookie: such calls are free of the API limit. */
  isPage: boolean
  /** The language that a page's user chose in its menu; null = the user's own. */
  language: Language | null
}

/** @returns null when the request shows nothing, or a cookie that another site may have caused the browser to send */
export function readCredential(request: IncomingMessage, url: URL): Credential | null {
  const authorization = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')
  if (authorization?.[1]) return { token: authorization[1], isPage: false, language: null }

  // jsforce's identity() sends the token in the query
  const fromQuery = url.pathname.startsWith('/id/') ? url.searchParams.get('oauth_token') : null
  if (fromQuery) return { token: fromQuery, isPage: false, language: null }

  const cookies = request.headers.cookie ?? ''
  const sid = readCookie(cookies, 'sid')
  if (sid === null || !comesFromOwnPage(request)) return null
  const language = readCookie(cookies, 'language')
  return { token: sid, isPage: true, language: language === 'ja' || language === 'en_US' ? language : null }
}

/** Sec-Fetch-Site and Origin are set by the browser, never by a page's script. A write must carry one of them. */
export function comesFromOwnPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined && origin !== `http://${host}`) return false
  if (site !== undefined && site !== 'same-origin') return false
  return request.method === 'GET' || request.method === 'HEAD' || origin !== undefined || site !== undefined
}

function readCookie(header: string, name: string): string | null {
  const pair = header.split(';').find((candidate) => candidate.trim().startsWith(`${name}=`))
  return pair ? decodeURIComponent(pair.trim().slice(name.length + 1)) : null
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalOrg, OrgUser } from '../../api/org.ts'
import { languages } from './locale.ts'

export interface Session {
  user: OrgUser
  /** The user's choice for this browser, else the language of the user's record. */
  language: string
}

interface SessionSource {
  org: LocalOrg
  /** Users that can be switched to, in the order of the menu. */
  usernames: readonly string[]
  mintSession(userId: string): string
  sessionUser(sid: string): string | null
}

/**
 * The session of a request. This is a stand-in on a laptop: whoever has no session yet gets one, without a password,
 * as the first user with the permission set CsmUser. The server listens on loopback only and answers no other host name.
 */
export function readSession(source: SessionSource, request: IncomingMessage, response: ServerResponse): Session {
  const sid = readCookie(request, 'sid')
  const userId = sid === null ? null : source.sessionUser(sid)
  const user = (userId === null ? null : source.org.readUser(userId)) ?? signInFirst(source, response)
  const chosen = readCookie(request, 'language')
  return { user, language: languages.some(({ code }) => code === chosen) ? chosen! : user.language }
}

/** The users of the menu: the active ones that may sign in to a page. */
export function pageUsers({ org, usernames }: SessionSource): OrgUser[] {
  return usernames.flatMap((username) => org.findUser(username) ?? []).filter(({ isActive, isApiOnly }) => isActive && !isApiOnly)
}

/**
 * Signs the browser in as another user or keeps the language it chose. A switch of users forgets the language: each user has one.
 * @returns false when there is no such user or language
 */
export function changeSession(
  source: SessionSource,
  response: ServerResponse,
  change: { username?: unknown; language?: unknown },
): boolean {
  if (typeof change.username === 'string') {
    const user = pageUsers(source).find(({ username }) => username === change.username)
    if (!user) return false
    setCookies(response, [cookie('sid', source.mintSession(user.id)), `${cookie('language', '')}; Max-Age=0`])
    return true
  }
  if (!languages.some(({ code }) => code === change.language)) return false
  setCookies(response, [cookie('language', String(change.language))])
  return true
}

function signInFirst(source: SessionSource, response: ServerResponse): OrgUser {
  const users = pageUsers(source)
  const user = users.find(({ id }) => source.org.permissionSetsOf(id).includes('CsmUser')) ?? users[0]
  if (!user) throw new Error('The local org has no user to sign in: its configuration names none.')
  setCookies(response, [cookie('sid', source.mintSession(user.id))])
  return user
}

function readCookie(request: IncomingMessage, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const pair = pairs.find((candidate) => candidate.startsWith(`${name}=`))
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : null
}

function cookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax`
}

function setCookies(response: ServerResponse, cookies: string[]): void {
  response.setHeader('set-cookie', cookies)
}

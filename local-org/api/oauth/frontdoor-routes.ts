import { randomBytes } from 'node:crypto'
import { openRoute, route, type Call, type OpenCall, type Reply, type Route } from '../http/call.ts'
import type { Sessions } from '../http/sessions.ts'
import type { LocalOrg } from '../org.ts'

/** Our own figure: Salesforce only says that the address is short-lived and good for one use. */
const lifetimeMs = 60_000

export interface FrontdoorParts {
  org: LocalOrg
  sessions: Sessions
  /** Wall clock in ms. */
  clock: () => number
}

/**
 * From a session of the API to one of the browser, as `sf org open` asks for it: an address that signs its opener in once.
 * Source: Salesforce Help, "Generate a Frontdoor URL to Bridge into UI Sessions".
 */
export function frontdoorRoutes({ org, sessions, clock }: FrontdoorParts): Route[] {
  const doors = new Map<string, { userId: string; leadsTo: string; closesAt: number }>()

  const open = (call: Call): Reply => {
    const otp = randomBytes(32).toString('base64url')
    const leadsTo = pathWithin(call.origin, call.search.get('redirect_uri') ?? '/')
    doors.set(otp, { userId: call.user.id, leadsTo, closesAt: clock() + lifetimeMs })
    return { status: 200, json: { frontdoor_uri: `${call.origin}/secur/frontdoor.jsp?${new URLSearchParams({ otp, startURL: leadsTo })}` } }
  }

  const enter = ({ search }: OpenCall): Reply => {
    const otp = search.get('otp') ?? ''
    const door = doors.get(otp)
    doors.delete(otp)
    const mayEnter = door !== undefined && clock() < door.closesAt && org.readUser(door.userId)?.isApiOnly === false
    if (!mayEnter) return { status: 302, headers: { location: '/' } }
    const cookie = `sid=${encodeURIComponent(sessions.mint(door.userId))}; Path=/; HttpOnly; SameSite=Lax`
    return { status: 302, headers: { location: door.leadsTo, 'set-cookie': cookie } }
  }

  return [route('GET', '/services/oauth2/singleaccess', open), openRoute('GET', '/secur/frontdoor.jsp', enter)]
}

/** Path and query of an address of this org; the home page instead of an address elsewhere. */
function pathWithin(origin: string, address: string): string {
  if (!URL.canParse(address, origin)) return '/'
  const url = new URL(address, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : '/'
}

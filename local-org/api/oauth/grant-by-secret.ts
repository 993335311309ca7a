import { createHash, timingSafeEqual } from 'node:crypto'
import type { LocalOrg, OrgUser } from '../org.ts'
import { GrantRefused, type ConnectedApp } from './connected-app.ts'

/** The run-as user of the app whose id and secret were shown (client credentials). @throws GrantRefused */
export function grantBySecret(clientId: string, clientSecret: string, apps: ConnectedApp[], org: LocalOrg): OrgUser {
  const app = apps.find((candidate) => candidate.clientId === clientId)
  if (!app) throw new GrantRefused('invalid_client_id', 'client identifier invalid')
  if (app.clientSecret === undefined || !isSameSecret(app.clientSecret, clientSecret)) {
    throw new GrantRefused('invalid_client', 'invalid client credentials')
  }
  const user = app.runAsUsername === undefined ? null : org.findUser(app.runAsUsername)
  if (!user) throw new GrantRefused('invalid_grant', 'no client credentials user enabled')
  if (!user.isActive) throw new GrantRefused('invalid_grant', 'inactive user')
  return user
}

function isSameSecret(expected: string, shown: string): boolean {
  const digest = (secret: string) => createHash('sha256').update(secret).digest()
  return timingSafeEqual(digest(expected), digest(shown))
}

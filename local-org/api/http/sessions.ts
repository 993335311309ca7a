import { randomBytes } from 'node:crypto'

export interface Sessions {
  /** A new access token of the form `<15-character org id>!<random>`. */
  mint(userId: string): string
  /** @returns null when the token is unknown, revoked or expired; using a session prolongs it */
  userOf(token: string): string | null
  /** @returns false when there was no such session */
  revoke(token: string): boolean
  revokeAll(): void
}

/** Sessions in memory: a restart signs everybody out, as clients must be ready for anyway. */
export function createSessions(organizationId: string, lifetimeMs: number, clock: () => number): Sessions {
  const open = new Map<string, { userId: string; expiresAt: number }>()
  return {
    mint(userId) {
      const token = `${organizationId.slice(0, 15)}!${randomBytes(72).toString('base64url')}`
      open.set(token, { userId, expiresAt: clock() + lifetimeMs })
      return token
    },
    userOf(token) {
      const session = open.get(token)
      if (!session) return null
      if (session.expiresAt <= clock()) {
        open.delete(token)
        return null
      }
      session.expiresAt = clock() + lifetimeMs
      return session.userId
    },
    revoke: (token) => open.delete(token),
    revokeAll: () => open.clear(),
  }
}

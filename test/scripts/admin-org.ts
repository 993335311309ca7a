import type { Connection } from 'jsforce'
import { startLocalOrg, type RunningOrg } from '../../local-org/server.ts'
import { connectAs } from '../../scripts/admin-connection.ts'

const admin = 'admin@banso.example'
const clientSecret = 'a secret of the tests'

export interface AdminOrg {
  running: RunningOrg
  /** As an admin. */
  connection: Connection
}

/** An empty org of this project in memory, whose clock stands still. */
export async function startAdminOrg({
  now,
  language,
  currency,
}: {
  now: Date
  language: 'en_US' | 'ja'
  currency: string
}): Promise<AdminOrg> {
  const running = await startLocalOrg({
    port: 0,
    dataDirectory: null,
    projectDirectory: new URL('../..', import.meta.url).pathname,
    lightning: false,
    apps: [{ clientId: 'admin', clientSecret, runAsUsername: admin }],
    users: [
      {
        username: admin,
        firstName: 'Test',
        lastName: 'Admin',
        email: admin,
        language: 'en_US',
        permissionSets: [],
        profile: 'System Administrator',
      },
    ],
    organization: { name: 'Test', timeZone: 'Asia/Tokyo', language, currency },
    now: () => now,
  })
  const login = { kind: 'clientCredentials', clientSecret } as const
  return { running, connection: await connectAs({ loginUrl: running.url, clientId: 'admin', login, apiVersion: '67.0' }) }
}

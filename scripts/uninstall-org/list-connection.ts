import type { Connection } from 'jsforce'
import type { Component } from '../manifests/source-components.ts'

/** What `npm run connect-org` and `npm run rotate-keys` make in an org, under the names that they give. */
const ownNames = /^CsScoringApi[A-Z]?$/

/** Apps and certificates of ours that an org has. */
export async function listConnection(connection: Connection): Promise<Component[]> {
  const listed = await connection.metadata.list([{ type: 'ExternalClientApplication' }, { type: 'Certificate' }])
  return listed.filter(({ fullName }) => ownNames.test(fullName)).map(({ type, fullName }) => ({ type, fullName }))
}

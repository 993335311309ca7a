import type { ComponentName } from '../metadata/org-components.ts'
import type { ClientApp } from './client-app.ts'
import type { SecretStore } from './secret-store.ts'

/**
 * A file of the org as retrieving gives it away: a certificate with its public half, an app's settings with the consumer key, and neither
 * the secret nor the certificate of the app, which no API reads back.
 * Source: Metadata API Developer Guide, "Certificate"; that a retrieved app has its key and not its certificate: public installers that
 * read the one and warn of the other (Lightning Flow Scanner's `setup-jwt.js`)
 */
export function publishedFile(
  { type, fullName }: ComponentName,
  path: string,
  bytes: Buffer,
  secrets: SecretStore,
  apps: readonly ClientApp[],
): Buffer {
  if (type === 'Certificate' && path.endsWith('.crt')) return Buffer.from(secrets.publicCertificate(fullName) ?? '')
  if (type !== 'ExtlClntAppGlobalOauthSettings') return bytes
  const xml = bytes.toString('utf8').replace(/\s*<(consumerSecret|certificate)>[\s\S]*?<\/\1>/g, '')
  if (xml.includes('<consumerKey>')) return Buffer.from(xml)
  const app = /<externalClientApplication>\s*(\w+)\s*</.exec(xml)?.[1] ?? ''
  const key = apps.some(({ name }) => name === app) ? secrets.consumerKey(app) : ''
  return Buffer.from(xml.replace(/\n?\s*<externalClientApplication>/, (start) => `\n    <consumerKey>${key}</consumerKey>${start}`))
}

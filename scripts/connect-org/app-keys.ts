import { generateKeyPair, randomBytes } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { selfSignedCertificate } from '../../x509/self-signed-certificate.ts'
import { readIfThere, replaceFile, type OrgDirectory } from './org-directory.ts'

/** What the service logs in with: it holds the private key, the org an app with the certificate and this consumer key. */
export interface AppKeys {
  app: AppName
  privateKeyFile: string
  certificateFile: string
  /** PEM. */
  certificate: string
  /** Which app it is that logs in; known to both, and no secret. */
  consumerKey: string
}

/** Two, because an app has one certificate: a new key goes into the one while the other still works. */
export const appNames = ['CsScoringApi', 'CsScoringApiB'] as const
export type AppName = (typeof appNames)[number]

const names = { privateKey: 'private-key.pem', certificate: 'certificate.crt', consumerKey: 'consumer-key' }
const validDays = 730
const dayMs = 24 * 60 * 60 * 1000

/** null when there are none, or not all of them. */
export async function readAppKeys(directory: OrgDirectory, app: AppName): Promise<AppKeys | null> {
  const file = (name: string) => join(directory.appFolder(app), name)
  const [privateKey, certificate, consumerKey] = await Promise.all([
    readIfThere(file(names.privateKey)),
    readIfThere(file(names.certificate)),
    readIfThere(file(names.consumerKey)),
  ])
  if (privateKey === null || certificate === null || consumerKey === null) return null
  return {
    app,
    privateKeyFile: file(names.privateKey),
    certificateFile: file(names.certificate),
    certificate,
    consumerKey: consumerKey.trim(),
  }
}

/** Keys of the app, made when there are none: all of them appear at once. */
export async function provideAppKeys(directory: OrgDirectory, app: AppName, now: Date): Promise<AppKeys> {
  const present = await readAppKeys(directory, app)
  if (present) return present
  const folder = directory.appFolder(app)
  const next = `${folder}.next`
  await rm(next, { recursive: true, force: true })
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const terms = { commonName: 'Banso Scoring Service', notBefore: now, notAfter: new Date(now.getTime() + validDays * dayMs) }
  await replaceFile(join(next, names.privateKey), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  await replaceFile(join(next, names.certificate), selfSignedCertificate(privateKey, terms))
  await replaceFile(join(next, names.consumerKey), newConsumerKey())
  await rm(folder, { recursive: true, force: true })
  await rename(next, folder)
  const made = await readAppKeys(directory, app)
  if (!made) throw new Error(`${folder} cannot be read after it was written.`)
  return made
}

/** An app that somebody made in Setup, with the certificate from here, got its consumer key from the org. */
export async function setConsumerKey(directory: OrgDirectory, { app, consumerKey }: AppKeys): Promise<void> {
  await replaceFile(join(directory.appFolder(app), names.consumerKey), consumerKey)
}

export async function forgetAppKeys(directory: OrgDirectory, app: AppName): Promise<void> {
  await rm(directory.appFolder(app), { recursive: true, force: true })
}

/**
 * The key is given to the org with the app, so that nobody has to copy it out of Setup.
 * Source: sfdx-hardis, `generateSSLCertificate` (src/common/utils/index.ts), which gives an app a random one in the same element; that
 * it takes letters and digits: Metadata API Developer Guide, "ConnectedApp", `consumerKey`
 */
const newConsumerKey = (): string => `Banso${randomBytes(48).toString('hex')}`

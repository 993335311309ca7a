import { X509Certificate } from 'node:crypto'
import { resolve } from 'node:path'
import type { Connection } from 'jsforce'
import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { textLiteral } from '../sf/soql.ts'
import { appNames, provideAppKeys, readAppKeys, setConsumerKey, type AppKeys, type AppName } from './app-keys.ts'
import { appMetadata, isAppType, type PackageFile } from './app-metadata.ts'
import { certificateMetadata, credentialMetadata, type CertificateName } from './credential-metadata.ts'
import { findIntegrationUser } from './find-integration-user.ts'
import { deployFiles } from './metadata-package.ts'
import { linkConnected, openOrgDirectory, readIfThere, replaceFile, type OrgDirectory } from './org-directory.ts'
import { readOrgState } from './org-state.ts'
import { readServiceEnvironment, serviceEnvironment, writeServiceEnvironment, type ServiceEnvironment } from './service-env.ts'
import { byHand, certificateByHand } from './set-up-by-hand.ts'
import { tryLogin, tryLoginFor } from './try-login.ts'

export interface ConnectRequest {
  sf: Sf
  org: SfOrg
  /** Where the org reaches the service; null = where it looks for it now. */
  serviceUrl: string | null
  /** User name that the service logs in as; null = the one that has its permission set. */
  integrationUser: string | null
  /** Consumer key of an app that was made in Setup; null = ours. */
  consumerKey: string | null
  /** Folder for what this machine keeps. */
  bansoPath: string
  /** How long a new app may take to be known in the org. */
  patienceMs: number
  now: Date
  /** Each step, as it was done or found. */
  say: (line: string) => void
}

export interface ConnectedOrg {
  environmentFile: string
  /** Address that the org calls; null = nobody has said it yet. */
  serviceUrl: string | null
}

/**
 * Brings org and service to trust each other: the app that the service logs in with, the credential that callouts go through, the
 * certificate that signs them, and the service's own settings. What is right already stays as it is.
 * @throws Error with a sentence for each thing that the org refused, and what to do in Setup instead
 */
export async function connectOrg(request: ConnectRequest): Promise<ConnectedOrg> {
  const { sf, org, bansoPath, patienceMs, now, say } = request
  const directory = await openOrgDirectory(bansoPath, org.id)
  const before = await readServiceEnvironment(directory)
  const username = request.integrationUser ?? (await usernameOfService(org))
  const keys = await keysInUse(directory, before, request)
  const state = await readOrgState(sf, org)
  const serviceUrl = request.serviceUrl ?? state.serviceUrl
  const wanted = serviceEnvironment(before, directory, { org, username, keys, serviceUrl })

  const isAppKnown = (await tryLogin(wanted)) === null
  const refusals = await deployParts(request, [
    credentialMetadata(serviceUrl),
    isAppKnown || request.consumerKey !== null ? [] : appMetadata(keys, await emailOf(org)),
    state.certificates.has(state.signsWith) ? [] : certificateMetadata(state.signsWith, now),
  ])
  say(serviceUrl === null ? 'The org does not know where the service is yet: say it with --service-url.' : `The org calls ${serviceUrl}.`)

  const problems = refusals.map(({ isApp, problem }) =>
    isApp ? byHand(org, keys, problem) : certificateByHand(org, state.signsWith, problem),
  )
  const certificate = state.certificates.get(state.signsWith) ?? (await readOrgState(sf, org)).certificates.get(state.signsWith)
  if (certificate === undefined) {
    if (refusals.every(({ isApp }) => isApp)) problems.push(certificateByHand(org, state.signsWith, 'it gives out no public half'))
  } else say(await pinCertificate(directory, state.signsWith, certificate))
  if (problems.length > 0) throw new Error(problems.join('\n'))

  const refusal = await tryLoginFor(patienceMs, wanted)
  if (refusal !== null) throw new Error(`The service cannot log in yet. ${refusal}`)
  await setConsumerKey(directory, keys)
  say(`${username} logs in with the app ${keys.app}.`)
  const isNew = await writeServiceEnvironment(directory, wanted)
  await linkConnected(bansoPath, directory)
  say(`The settings of the service ${isNew ? 'are' : 'are unchanged'} in ${directory.environmentFile}.`)
  return { environmentFile: directory.environmentFile, serviceUrl }
}

/** @throws Error with one sentence when nobody has the service's permission set, or several */
async function usernameOfService(org: SfOrg): Promise<string> {
  const user = await findIntegrationUser(org)
  if (user !== null) return user.Username
  throw new Error(
    `Nobody in the org has the permission set ${integrationPermissionSet}: assign it to the user that the service logs in as.`,
  )
}

/** Of the app whose key the settings name, else (no settings yet, or a key from elsewhere) of the first; with another consumer key when somebody made the app in Setup. */
async function keysInUse(
  directory: OrgDirectory,
  { SALESFORCE_PRIVATE_KEY_FILE: file }: ServiceEnvironment,
  { consumerKey, now }: ConnectRequest,
): Promise<AppKeys> {
  const app = file === undefined ? null : await appInUse(directory, file)
  const keys = await provideAppKeys(directory, app ?? appNames[0], now)
  return { ...keys, consumerKey: consumerKey ?? keys.consumerKey }
}

/** The app whose key the settings name; null = a key that this machine did not make. */
export async function appInUse(directory: OrgDirectory, privateKeyFile: string): Promise<AppName | null> {
  for (const app of appNames) {
    if ((await readAppKeys(directory, app))?.privateKeyFile === resolve(privateKeyFile)) return app
  }
  return null
}

interface Refused {
  /** False = the certificate. */
  isApp: boolean
  /** The org's own words. */
  problem: string
}

/**
 * All at once; when the org refuses app or certificate, the rest without them.
 * @returns what it refused
 * @throws Error with the org's words when it refuses the credentials too
 */
async function deployParts(
  { sf, org }: ConnectRequest,
  [credentials, app, certificate]: [PackageFile[], PackageFile[], PackageFile[]],
): Promise<Refused[]> {
  const refused: Refused[] = []
  for (;;) {
    const isLeft = (isApp: boolean) => !refused.some((one) => one.isApp === isApp)
    const { isSuccess, failures } = await deployFiles(sf, org, [
      ...credentials,
      ...(isLeft(true) ? app : []),
      ...(isLeft(false) ? certificate : []),
    ])
    if (isSuccess) return refused
    const ofApp = failures.find(({ type }) => isAppType(type))
    const ofCertificate = failures.find(({ type }) => type === 'Certificate')
    if (ofApp && isLeft(true)) refused.push({ isApp: true, problem: ofApp.problem })
    else if (ofCertificate && isLeft(false)) refused.push({ isApp: false, problem: ofCertificate.problem })
    else
      throw new Error(
        `The org refused the connection: ${failures.map(({ type, fullName, problem }) => `${type} ${fullName}: ${problem}`).join('; ')}`,
      )
  }
}

/** @returns what to say of it */
async function pinCertificate({ orgCertificatesFile }: OrgDirectory, name: CertificateName, certificate: string): Promise<string> {
  const pinned = (await readIfThere(orgCertificatesFile)) ?? ''
  const until = new X509Certificate(certificate).validToDate.toISOString().slice(0, 10)
  if (!pinned.includes(certificate.trim())) await replaceFile(orgCertificatesFile, certificate)
  return `The org signs its calls with the certificate ${name}, until ${until}.`
}

/** Salesforce writes there about the app. */
export async function emailOf({ connection, username }: { connection: Connection; username: string }): Promise<string> {
  const soql = `SELECT Email FROM User WHERE Username = ${textLiteral(username)}`
  return (await connection.query<{ Email: string }>(soql)).records[0]?.Email ?? username
}

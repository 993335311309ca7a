import { problemsOf } from '../sf/deploy.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { appNames, forgetAppKeys, provideAppKeys, type AppName } from './app-keys.ts'
import { appMetadata } from './app-metadata.ts'
import { appInUse, emailOf } from './connect.ts'
import { deleteComponents, deployFiles } from './metadata-package.ts'
import { openOrgDirectory, type OrgDirectory } from './org-directory.ts'
import { rotationOf } from './rotation.ts'
import { readServiceEnvironment, serviceEnvironment, writeServiceEnvironment, type ServiceEnvironment } from './service-env.ts'
import { tryLogin, tryLoginFor } from './try-login.ts'

export interface RotateRequest {
  sf: Sf
  org: SfOrg
  bansoPath: string
  /** How long a new app may take to be known in the org. */
  patienceMs: number
  now: Date
  say: (line: string) => void
}

const rotation = rotationOf(appNames, 'rotation')

/**
 * Gives the service a new key for its logins, while the old one goes on working until `finishServiceKey`: an app has one certificate, so
 * the new key gets an app of its own, and two apps take turns. The service's settings name the new one as soon as a login with it has
 * worked, in one step. Whoever is interrupted runs it again.
 * @throws Error with one sentence; the settings then name a key that works
 */
export async function rotateServiceKey({ sf, org, bansoPath, patienceMs, now, say }: RotateRequest): Promise<void> {
  const { directory, environment, app } = await openConnected(org, bansoPath)
  const begun = await rotation.readBegun(directory)
  if (begun === app) throw new Error(`The settings name the new key since an earlier rotation: ${whatIsLeft}`)
  const next = rotation.otherThan(app)
  if (begun === null) await forgetAppKeys(directory, next)
  await rotation.begin(directory, next)

  const keys = await provideAppKeys(directory, next, now)
  const settings = { org, username: environment['SALESFORCE_USERNAME'] ?? '', keys, serviceUrl: null }
  const wanted = serviceEnvironment(environment, directory, settings)
  if ((await tryLogin(wanted)) !== null) {
    const { isSuccess, failures } = await deployFiles(sf, org, appMetadata(keys, await emailOf(org)))
    const problems = failures.map(({ fullName, problem }) => `${fullName}: ${problem}`).join('; ')
    if (!isSuccess) throw new Error(`The org did not take the new key (${problems}); the old one stays in use.`)
  }
  const refusal = await tryLoginFor(patienceMs, wanted)
  if (refusal !== null) throw new Error(`The new key does not work yet, and the old one stays in use: run this again. ${refusal}`)
  await writeServiceEnvironment(directory, wanted)
  say(`The service's settings in ${directory.environmentFile} name a new key, with which a login has worked; the old one works as well.`)
  say(`Now ${whatIsLeft}`)
}

/**
 * Ends a rotation: the old key's app leaves the org and its files this machine, once a login with the new one has worked again.
 * @throws Error with one sentence; then nothing was taken away
 */
export async function finishServiceKey({ sf, org, bansoPath, say }: RotateRequest): Promise<void> {
  const { directory, environment, app } = await openConnected(org, bansoPath)
  const begun = await rotation.readBegun(directory)
  if (begun === null) throw new Error('There is no rotation to finish: run this without --finish to begin one.')
  if (begun !== app) throw new Error('The new key is not in use yet: run this without --finish first.')
  const refusal = await tryLogin(environment)
  if (refusal !== null) throw new Error(`The new key does not work, so the old one stays. ${refusal}`)
  const former = rotation.otherThan(app)
  const { isSuccess, failures } = await deleteComponents(sf, org, [{ type: 'ExternalClientApplication', fullName: former }])
  if (!isSuccess) {
    throw new Error(
      `The org does not let go of the old key (${problemsOf(failures)}): delete the app ${former} in Setup > External Client App Manager, and run this again.`,
    )
  }
  await forgetAppKeys(directory, former)
  await rotation.end(directory)
  say('The old key works no more.')
}

const whatIsLeft = 'restart the service with these settings, then run this again with --finish, which ends the old key.'

/** @throws Error with one sentence when it is not known which of the two keys the service logs in with: the other one may be deleted */
async function openConnected(
  org: SfOrg,
  bansoPath: string,
): Promise<{ directory: OrgDirectory; environment: ServiceEnvironment; app: AppName }> {
  const directory = await openOrgDirectory(bansoPath, org.id)
  const environment = await readServiceEnvironment(directory)
  const file = environment['SALESFORCE_PRIVATE_KEY_FILE']
  if (file === undefined) throw new Error(`${directory.path} knows no key of the service: run npm run connect-org first.`)
  const app = await appInUse(directory, file)
  if (app === null) {
    throw new Error(
      `${directory.environmentFile} names the key ${file}, which is none of ours: run npm run connect-org to take one of ours.`,
    )
  }
  return { directory, environment, app }
}

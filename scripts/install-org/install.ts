import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import { connectOrg } from '../connect-org/connect.ts'
import { readStages, type Stage } from '../manifests/stages.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { openTargetOrg } from '../sf/open-target-org.ts'
import { findUser } from '../sf/org-users.ts'
import { deployReports, deployStage, validateStages } from './deploy-stages.ts'
import { lastScored, writeFirstScores } from './first-scores.ts'
import type { Installation, Report } from './installation.ts'
import { assignIntegrationLicense, provideIntegrationUser } from './integration-user.ts'
import { loadDefinitions } from './load-definitions.ts'
import { readOurSchema } from './our-schema.ts'
import { assignPermissionSet } from './permission-sets.ts'
import { checkApiVersion, runPreflight, type PreflightCheck } from './preflight.ts'
import { checkLines } from './print-report.ts'
import type { InstallArguments } from './read-arguments.ts'
import { readNewestVersion, readOrgFacts } from './read-org-facts.ts'
import { withScoringService } from './scoring-service.ts'
import { showChecks } from './service-checks.ts'

/** What an installation needs besides the org. */
export interface InstallDeps {
  sf: Sf
  report: Report
  /** Folder for what this machine keeps of the org. */
  bansoPath: string
  /** Asked with one sentence. */
  agree: (question: string) => Promise<boolean>
  now: () => Date
}

/** An org takes up to ten minutes to know a new app. Source: Salesforce Help, "External Client Apps". */
const loginPatienceMs = 10 * 60 * 1000

/**
 * Brings an org to where scores appear in it. Every step asks the org what is there already, so that an installation can be repeated, and
 * goes on where another was interrupted.
 * @throws Error with one sentence (and the org's own sentences where it refused something)
 */
export async function install(wanted: InstallArguments, deps: InstallDeps): Promise<void> {
  const installation = await beginInstallation(wanted, deps)
  const { report } = installation
  const stages: readonly Stage[] = wanted.only === null ? ['core', 'connect', 'reports'] : [wanted.only]
  const isDue = await validateStages(installation, stages)
  let integrationUser = wanted.integrationUser
  if (stages.includes('core')) {
    report.part('Core')
    if (isDue.has('core')) await deployStage(installation, 'core')
    else report.line('is there already')
    integrationUser = await provideUsers(installation, wanted)
  }
  const serviceUrl = stages.includes('connect') ? await connect(installation, { ...wanted, integrationUser }, deps) : null
  if (stages.includes('reports')) {
    report.part('Reports')
    if (isDue.has('reports')) await deployReports(installation)
    else report.line('are there already')
  }
  if (wanted.only === null) {
    await loadDefinitions(installation, deps.now())
    await score(installation, deps, serviceUrl)
  }
}

/** @returns where the org calls the service; null = nowhere yet */
async function connect(installation: Installation, wanted: InstallArguments, { bansoPath, now }: InstallDeps): Promise<string | null> {
  const { sf, org, ownId, report } = installation
  report.part('Connection')
  const { serviceUrl } = await connectOrg({
    sf,
    org,
    serviceUrl: wanted.serviceUrl,
    integrationUser: wanted.integrationUser,
    consumerKey: null,
    bansoPath,
    patienceMs: loginPatienceMs,
    now: now(),
    say: (line) => report.line(line),
  })
  if (await assignPermissionSet(org.connection, ownId, 'CsScoringApiCaller')) {
    report.line(`${org.username} has been given CsScoringApiCaller`)
  }
  return serviceUrl
}

async function score(installation: Installation, { bansoPath, agree }: InstallDeps, serviceUrl: string | null): Promise<void> {
  const { org, report } = installation
  report.part('First scores')
  const scoredAt = await lastScored(org.connection)
  if (scoredAt !== null) report.line(`are there already, the last of ${scoredAt.slice(0, 16).replace('T', ' ')} UTC`)
  const request = { bansoPath, organizationId: org.id, serviceUrl, say: (line: string) => report.line(line) }
  await withScoringService(request, async (api) => {
    if (scoredAt === null) await writeFirstScores(installation, api, agree)
    report.part('Checks')
    await showChecks(report, api)
  })
}

async function beginInstallation(
  { targetOrg, integrationUser, only }: InstallArguments,
  { sf, report }: InstallDeps,
): Promise<Installation> {
  report.part('Preflight')
  const org = await openTargetOrg(sf, targetOrg)
  requireReady(report, [checkApiVersion(await readNewestVersion(org.connection))])
  const ours = await readOurSchema()
  const facts = await readOrgFacts(org, { cliVersion: sf.version, ours, integrationUser })
  requireReady(report, runPreflight(facts, ours, only))
  return { sf, org, ownId: await readOwnId(org), stages: readStages(), facts, report }
}

/** Says what was found. @throws Error naming what failed */
function requireReady(report: Report, checks: readonly PreflightCheck[]): void {
  for (const check of checks) for (const line of checkLines(check)) report.line(line)
  const failed = checks.filter(({ outcome }) => outcome === 'failed')
  if (failed.length > 0) throw new Error(`This org is not ready (${failed.map(({ name }) => name).join(', ')}); nothing was changed.`)
}

/**
 * Who installs may do everything here; the service logs in as a user of its own.
 * @returns user name of that one
 */
async function provideUsers({ org, ownId, report }: Installation, { integrationUser }: InstallArguments): Promise<string> {
  const { connection, username } = org
  report.part('Users')
  const isNew = await assignPermissionSet(connection, ownId, 'CsAdmin')
  report.line(`${username} ${isNew ? 'has been given' : 'has'} CsAdmin`)
  const user = await provideIntegrationUser(org, integrationUser)
  const isLicensed = await assignIntegrationLicense(connection, user.id)
  const isAssigned = await assignPermissionSet(connection, user.id, integrationPermissionSet)
  const given = [...(isLicensed ? ['its licence'] : []), ...(isAssigned ? [integrationPermissionSet] : [])]
  const made = user.outcome === 'found' ? 'is there already' : `was ${user.outcome}`
  report.line(`the integration user ${user.username} ${made}${given.length === 0 ? '' : `; it has been given ${given.join(' and ')}`}`)
  return user.username
}

/** Id of the user whom the CLI is logged in as. The identity service would say it too, for a session id in its address. */
async function readOwnId({ connection, username }: SfOrg): Promise<string> {
  const user = await findUser(connection, username)
  if (!user) throw new Error(`The org has no user ${username}: log in again with sf org login web.`)
  return user.Id
}

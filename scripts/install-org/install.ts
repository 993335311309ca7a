import type { Stage } from '../manifests/stages.ts'
import { openOrg } from '../sf/open-org.ts'
import { SfError } from '../sf/sf-error.ts'
import type { Sf } from '../sf/open-sf.ts'
import { deployReports, deployStage, validateStages } from './deploy-stages.ts'
import type { Installation, Report } from './installation.ts'
import { assignIntegrationLicense, provideIntegrationUser } from './integration-user.ts'
import { loadDefinitions } from './load-definitions.ts'
import { readOurSchema } from './our-schema.ts'
import { assignPermissionSet } from './permission-sets.ts'
import { runPreflight } from './preflight.ts'
import { checkLines } from './print-report.ts'
import type { InstallArguments } from './read-arguments.ts'
import { integrationPermissionSet, readOrgFacts } from './read-org-facts.ts'

/**
 * Brings an org to where scores appear in it. Every step asks the org what is there already, so that an installation can be repeated, and
 * goes on where another was interrupted.
 * @throws Error with one sentence (and the org's own sentences where it refused something)
 */
export async function install(sf: Sf, wanted: InstallArguments, report: Report): Promise<void> {
  const installation = await beginInstallation(sf, wanted, report)
  const stages: readonly Stage[] = wanted.only === null ? ['core', 'connect', 'reports'] : [wanted.only]
  const isDue = await validateStages(installation, stages)
  if (stages.includes('core')) {
    report.part('Core')
    if (isDue.has('core')) await deployStage(installation, 'core')
    else report.line('is there already')
    await provideUsers(installation, wanted)
  }
  if (stages.includes('reports')) {
    report.part('Reports')
    if (isDue.has('reports')) await deployReports(installation)
    else report.line('are there already')
  }
  if (wanted.only === null) await loadDefinitions(installation, new Date())
}

async function beginInstallation(sf: Sf, { targetOrg }: InstallArguments, report: Report): Promise<Installation> {
  report.part('Preflight')
  const org = await openOrg(sf, targetOrg).catch((cause: unknown): never => {
    if (!(cause instanceof SfError)) throw cause
    throw new Error(`The login "${targetOrg}" does not work (${cause.message}): sf org login web --alias ${targetOrg}`, { cause })
  })
  const ours = await readOurSchema()
  const facts = await readOrgFacts(org, sf.version, ours)
  const checks = runPreflight(facts, ours)
  for (const check of checks) for (const line of checkLines(check)) report.line(line)
  const failed = checks.filter(({ outcome }) => outcome === 'failed')
  if (failed.length > 0) throw new Error(`This org is not ready (${failed.map(({ name }) => name).join(', ')}); nothing was changed.`)
  return { sf, org, ours, facts, report }
}

/** Who installs may do everything here; the service logs in as a user of its own. */
async function provideUsers({ org, report }: Installation, { integrationUser }: InstallArguments): Promise<void> {
  const { connection, username } = org
  report.part('Users')
  const { user_id: installerId } = await connection.identity()
  const isNew = await assignPermissionSet(connection, installerId, 'CsAdmin')
  report.line(`${username} ${isNew ? 'has been given' : 'has'} CsAdmin`)
  const user = await provideIntegrationUser(org, integrationUser)
  const isLicensed = await assignIntegrationLicense(connection, user.id)
  const isAssigned = await assignPermissionSet(connection, user.id, integrationPermissionSet)
  const given = [...(isLicensed ? ['its licence'] : []), ...(isAssigned ? [integrationPermissionSet] : [])]
  const made = user.outcome === 'found' ? 'is there already' : `was ${user.outcome}`
  report.line(`the integration user ${user.username} ${made}${given.length === 0 ? '' : `; it has been given ${given.join(' and ')}`}`)
}

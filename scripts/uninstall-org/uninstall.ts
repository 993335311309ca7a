import { deleteOrgDirectory, openOrgDirectory } from '../connect-org/org-directory.ts'
import { deleteComponents } from '../connect-org/metadata-package.ts'
import { explainFailures } from '../install-org/deploy-words.ts'
import type { Report } from '../install-org/installation.ts'
import { listComponents } from '../install-org/list-components.ts'
import { readOurSchema } from '../install-org/our-schema.ts'
import { keyOf, type Component } from '../manifests/source-components.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { openTargetOrg } from '../sf/open-target-org.ts'
import { countData, dataLines, type DataCount } from './count-data.ts'
import { deleteRecords } from './delete-records.ts'
import { findForeignReports } from './foreign-reports.ts'
import { listConnection } from './list-connection.ts'
import type { UninstallArguments } from './read-arguments.ts'
import { releaseIntegrationUser, unassign } from './release-users.ts'
import { removalSteps } from './removal-steps.ts'

export interface UninstallDeps {
  sf: Sf
  report: Report
  /** Folder for what this machine keeps of the org. */
  bansoPath: string
  /** What a person types after being asked; null where nobody can. */
  ask: (question: string) => Promise<string | null>
}

/**
 * Takes everything out of an org that an installation brought, and nothing else. It can be repeated, and goes on where it was interrupted.
 * @throws Error with one sentence; what the org keeps is named
 */
export async function uninstall({ targetOrg, isAgreed }: UninstallArguments, deps: UninstallDeps): Promise<void> {
  const { sf, report, bansoPath, ask } = deps
  const org = await openTargetOrg(sf, targetOrg)
  const present = await listOurs(org)
  if (present.length === 0) report.line('Nothing of ours is in this org.')
  else {
    await requireNoForeignReports(org, present, report)
    const data = await countData(org.connection, present)
    if (!isAgreed) await requireConsent(org, data, report, ask)
    await remove(sf, org, present, data, report)
  }
  const ofUser = await releaseIntegrationUser(org)
  if (ofUser !== null) report.line(ofUser)
  await deleteOrgDirectory(bansoPath, await openOrgDirectory(bansoPath, org.id))
  report.line('the keys and settings that this machine kept for the org are deleted')
}

async function listOurs({ connection }: SfOrg): Promise<Component[]> {
  const ours = await readOurSchema()
  const { present } = await listComponents(connection, ours)
  const made = await listConnection(connection)
  const known = new Set(made.map(keyOf))
  return [...ours.components.filter((component) => present.has(keyOf(component)) && !known.has(keyOf(component))), ...made]
}

async function requireNoForeignReports({ connection }: SfOrg, present: readonly Component[], report: Report): Promise<void> {
  const { onOurs, unreadable } = await findForeignReports(connection, present)
  if (unreadable.length > 0) report.line(`These reports cannot be read, and may show what is deleted: ${unreadable.join(', ')}.`)
  if (onOurs.length === 0) return
  throw new Error(
    `These reports are yours and show what would be deleted: ${onOurs.join(', ')}. Delete or change them first; nothing was changed.`,
  )
}

async function requireConsent(org: SfOrg, data: DataCount, report: Report, ask: UninstallDeps['ask']): Promise<void> {
  const [organization] = (await org.connection.query<{ Name: string }>('SELECT Name FROM Organization')).records
  const name = organization?.Name ?? org.username
  const lines = dataLines(data)
  report.part(`From ${name} (${org.username}) this deletes for good`)
  report.line('all objects, fields, pages and classes that the installation brought')
  for (const line of lines) report.line(line)
  if (lines.length > 0)
    report.line('nothing of that is exported: sf data export bulk --query "SELECT … FROM …" keeps what you want to keep')
  const typed = await ask(`\nType the name of the org to go on (${name}): `)
  if (typed === null) throw new Error('Nothing was deleted: say --delete-data, or run this in a terminal and type the name of the org.')
  if (typed !== name) throw new Error(`Nothing was deleted: "${typed}" is not "${name}".`)
}

async function remove(sf: Sf, org: SfOrg, present: readonly Component[], data: DataCount, report: Report): Promise<void> {
  report.part('Removal')
  await deleteRecords(org.connection, 'Task', data.openTasks)
  if (data.openTasks.length > 0) report.line(`${data.openTasks.length} open tasks of playbooks`)
  const permissionSets = present.filter(({ type }) => type === 'PermissionSet').map(({ fullName }) => fullName)
  const assignments = await unassign(org.connection, permissionSets)
  if (assignments > 0) report.line(`${assignments} assignments of permission sets`)
  for (const { title, components } of removalSteps(present)) {
    const progress = report.progress(`deleting ${components.length} ${title}`)
    const result = await deleteComponents(sf, org, components).finally(() => progress.end())
    if (!result.isSuccess)
      throw new Error(`The org keeps its ${title}; run this again when that is settled:\n${explainFailures(result.failures)}`)
    report.line(`${title}: ${components.length} deleted`)
  }
}

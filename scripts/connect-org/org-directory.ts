import { mkdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { inDirectory } from '../banso-directory.ts'

/**
 * What this machine keeps of one org: the service's keys and settings for it. Readable by its owner alone, and in no repository.
 * A file is written beside the old one and put in its place: whoever is interrupted leaves the one or the other.
 */
export interface OrgDirectory {
  path: string
  /** What `npm run serve` needs for this org, as variables. */
  environmentFile: string
  /** PEM, one or more: what the org's calls may be signed with. */
  orgCertificatesFile: string
  /** Keys of an app that the service logs in with. */
  appFolder(app: string): string
}

/** @throws Error with one sentence when it cannot be written */
export async function openOrgDirectory(bansoPath: string, organizationId: string): Promise<OrgDirectory> {
  const path = join(bansoPath, 'orgs', organizationId)
  return inDirectory(path, () =>
    Promise.resolve({
      path,
      environmentFile: join(path, 'service.env'),
      orgCertificatesFile: join(path, 'org-certificates.pem'),
      appFolder: (app) => join(path, app),
    }),
  )
}

/** null when there is no such file. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** All of the text or what was there before. @returns whether it was another text */
export async function replaceFile(file: string, text: string): Promise<boolean> {
  if ((await readIfThere(file)) === text) return false
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const next = `${file}.next`
  await writeFile(next, text, { mode: 0o600, flush: true })
  await rename(next, file)
  return true
}

/** The folder of the org that was connected last, for whoever starts the service and has said no other. */
const connectedLink = (bansoPath: string): string => join(bansoPath, 'connected')

/** Has the link lead to this org from now on; at every moment it leads to one. */
export async function linkConnected(bansoPath: string, { path }: OrgDirectory): Promise<void> {
  const next = `${connectedLink(bansoPath)}.next`
  await rm(next, { force: true })
  await symlink(relative(bansoPath, path), next)
  await rename(next, connectedLink(bansoPath))
}

/** Deletes what is kept of the org, and the link when it leads there. */
export async function deleteOrgDirectory(bansoPath: string, { path }: OrgDirectory): Promise<void> {
  const leadsTo = await readlink(connectedLink(bansoPath)).catch(() => null)
  if (leadsTo !== null && resolve(bansoPath, leadsTo) === resolve(path)) await rm(connectedLink(bansoPath))
  await rm(path, { recursive: true, force: true })
}

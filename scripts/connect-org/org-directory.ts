import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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

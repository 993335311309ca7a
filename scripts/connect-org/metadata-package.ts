import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { manifestXml } from '../manifests/manifest-xml.ts'
import type { Component } from '../manifests/source-components.ts'
import { deploy, type DeployReport } from '../sf/deploy.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import type { PackageFile } from './app-metadata.ts'

/** Deploys files that are in no project; nothing of them stays on this machine. A refusal is an answer. @throws SfError */
export function deployFiles(sf: Sf, org: SfOrg, files: readonly PackageFile[]): Promise<DeployReport> {
  return inFolder(async (folder) => {
    const texts = [...files, { path: 'package.xml', text: manifestXml(files) }]
    for (const { path, text } of texts) await writeIn(folder, path, text)
    return await deployFolder(sf, org, folder)
  })
}

/** Deletes components, all or none. @throws SfError */
export function deleteComponents(sf: Sf, org: SfOrg, components: readonly Component[]): Promise<DeployReport> {
  return inFolder(async (folder) => {
    await writeIn(folder, 'package.xml', manifestXml([]))
    await writeIn(folder, 'destructiveChangesPost.xml', manifestXml(components))
    return await deployFolder(sf, org, folder)
  })
}

const deployFolder = (sf: Sf, org: SfOrg, folder: string): Promise<DeployReport> =>
  deploy(sf, org, { what: ['--metadata-dir', folder, '--single-package'], isDryRun: false }, () => undefined)

/** Files of components by their path in the archive; what the org does not have is left out. @throws SfError */
export function retrieveFiles(sf: Sf, org: SfOrg, components: readonly Component[]): Promise<Map<string, string>> {
  return inFolder(async (folder) => {
    const metadata = components.flatMap(({ type, fullName }) => ['--metadata', `${type}:${fullName}`])
    const where = ['--target-metadata-dir', folder, '--unzip', '--zip-file-name', 'retrieved']
    await sf.json(['project', 'retrieve', 'start', ...metadata, ...where, '--target-org', org.alias])
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const texts = await Promise.all(
      files.map(async (entry) => {
        const path = relative(folder, join(entry.parentPath, entry.name))
        return [path.replace(/^.*unpackaged[\\/]/, '').replaceAll('\\', '/'), await readFile(join(folder, path), 'utf8')] as const
      }),
    )
    return new Map(texts)
  })
}

async function writeIn(folder: string, path: string, text: string): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text, { mode: 0o600 })
}

/** A folder of its own outside the project, whose `.forceignore` would keep hidden folders from the CLI. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'banso-connect-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

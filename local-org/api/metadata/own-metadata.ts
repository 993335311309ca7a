import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The metadata of an org that gets it by deployments only: a project in source format in the org's own keeping.
 * A deployment changes a copy and puts that in its place, so that there is always either the one state or the other.
 */
export interface OwnMetadata {
  /** Folder of sfdx-project.json; stays the same. */
  readonly directory: string
  /** A copy to change: its project folder, and in it the folder of metadata folders. */
  copy(): { projectDirectory: string; sourceDirectory: string }
  /** Makes the last copy the state. */
  adoptCopy(): void
  dropCopy(): void
  /** Deletes the folder it lies in: for an org in memory, which has that to itself. */
  forget(): void
}

const sourcePath = join('force-app', 'main', 'deployed')
const project = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' }

/** Opens what is kept at `directory`, or begins with nothing. */
export function openOwnMetadata(directory: string): OwnMetadata {
  const copied = `${directory}.next`
  const before = `${directory}.before`
  if (!existsSync(directory) && existsSync(before)) renameSync(before, directory) // ended between the two renames of `adoptCopy`
  rmSync(copied, { recursive: true, force: true })
  rmSync(before, { recursive: true, force: true })
  if (!existsSync(directory)) {
    mkdirSync(join(directory, sourcePath), { recursive: true })
    writeFileSync(join(directory, 'sfdx-project.json'), JSON.stringify(project))
  }
  return {
    directory,
    copy() {
      rmSync(copied, { recursive: true, force: true })
      cpSync(directory, copied, { recursive: true })
      return { projectDirectory: copied, sourceDirectory: join(copied, sourcePath) }
    },
    adoptCopy() {
      renameSync(directory, before)
      renameSync(copied, directory)
      rmSync(before, { recursive: true, force: true })
    },
    dropCopy: () => rmSync(copied, { recursive: true, force: true }),
    forget: () => rmSync(dirname(directory), { recursive: true, force: true }),
  }
}

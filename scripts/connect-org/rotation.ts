import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, replaceFile, type OrgDirectory } from './org-directory.ts'

/** Two of a kind that take turns; a file of the org's folder names the new one from a rotation's first step to its last. */
export interface Rotation<Name extends string> {
  otherThan(name: Name): Name
  /** The new one of a rotation that was begun and is not finished; null = none has begun. */
  readBegun(directory: OrgDirectory): Promise<Name | null>
  begin(directory: OrgDirectory, next: Name): Promise<void>
  end(directory: OrgDirectory): Promise<void>
}

export function rotationOf<Name extends string>([first, second]: readonly [Name, Name], fileName: string): Rotation<Name> {
  const fileOf = ({ path }: OrgDirectory): string => join(path, fileName)
  return {
    otherThan: (name) => (name === first ? second : first),
    async readBegun(directory) {
      const text = await readIfThere(fileOf(directory))
      return [first, second].find((name) => name === text) ?? null
    },
    async begin(directory, next) {
      await replaceFile(fileOf(directory), next)
    },
    end: (directory) => rm(fileOf(directory), { force: true }),
  }
}

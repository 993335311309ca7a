import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Path below the folder that was read, with forward slashes → text. */
export type Files = ReadonlyMap<string, string>

/** Every text file below `folder` whose path matches; tests of the product are no part of the product. */
export function readFiles(folder: string, matching: RegExp = /./): Files {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => matching.test(path) && !path.includes('__tests__'))
    .toSorted()
  return new Map(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]))
}

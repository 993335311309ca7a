import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Where an org's metadata lies. */
export interface ProjectFolders {
  /** Folder with `force-app/`. */
  projectDirectory: string
  /** Further folders in source format, deployed with the project. */
  metadataDirectories?: readonly string[]
}

/** The feature folders of `force-app/main`, sorted. */
export function featureDirectories(projectDirectory: string): string[] {
  return subdirectories(join(projectDirectory, 'force-app/main'))
}

/** Files of one metadata folder over all features. `name` is the file name without the suffix. */
export function metadataFiles(projectDirectory: string, folder: string, suffix: string): { path: string; name: string }[] {
  return featureDirectories(projectDirectory).flatMap((feature) => {
    const directory = join(feature, folder)
    if (!existsSync(directory)) return []
    const names = readdirSync(directory).filter((name) => name.endsWith(suffix))
    return names.sort().map((name) => ({ path: join(directory, name), name: name.slice(0, -suffix.length) }))
  })
}

/** Those files of the project and of the further folders. */
export function deployedFiles({ projectDirectory, metadataDirectories = [] }: ProjectFolders, folder: string, suffix: string) {
  const further = metadataDirectories.flatMap((directory) =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix) && basename(entry.parentPath) === folder)
      .map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name.slice(0, -suffix.length) })),
  )
  return [...metadataFiles(projectDirectory, folder, suffix), ...further]
}

/** Paths of the folders in a folder, sorted; none when it does not exist. */
export function subdirectories(directory: string): string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(directory, entry.name))
    .sort()
}

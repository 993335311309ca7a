import { join } from 'node:path'
import { readOrgMetadata } from '../../test/contract/org-metadata.ts'
import { readFiles, type Files } from '../../test/contract/read-files.ts'

/** An sfdx project on disk. */
export interface Project {
  directory: string
  /** Text of every file of force-app but its tests in JavaScript, by path below `directory`. */
  files: Files
}

export function readProject(directory: string): Project {
  const files = readFiles(join(directory, 'force-app'))
  return { directory, files: new Map([...files].map(([path, text]) => [`force-app/${path}`, text])) }
}

/** Reads something of a project at the first question, and remembers it for the checkers after. */
export function readOnce<Result extends object>(read: (project: Project) => Result): (project: Project) => Result {
  const known = new WeakMap<Project, Result>()
  return (project) => {
    const result = known.get(project) ?? read(project)
    known.set(project, result)
    return result
  }
}

/** Objects, fields and more of force-app, as test/contract reads them. */
export const readMetadata = readOnce(({ files }) => readOrgMetadata(files))

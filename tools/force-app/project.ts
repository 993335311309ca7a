import { join } from 'node:path'
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

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../checker.ts'
import type { Project } from '../project.ts'
import { readXmlFiles, rootOf } from './xml-files.ts'
import { childOf } from './xml-tree.ts'

/** Winter '27, the newest that the compiler knows. Raise it with the packages of this folder. */
export const newestVersion = 68
/** Three releases a year, and the review of AppExchange wants no component older than three years. */
const oldestVersion = newestVersion - 9

/** The project's version within what orgs and the review take, and every component's the same: one behaviour in all of force-app. */
export function checkApiVersions(project: Project): Finding[] {
  const { sourceApiVersion } = JSON.parse(readFileSync(join(project.directory, 'sfdx-project.json'), 'utf8')) as {
    sourceApiVersion?: string
  }
  const version = Number(sourceApiVersion)
  const isTaken = version >= oldestVersion && version <= newestVersion
  const ofProject = `sourceApiVersion ${sourceApiVersion} is not between ${oldestVersion}.0 and ${newestVersion}.0`
  return [
    ...(isTaken ? [] : [{ path: 'sfdx-project.json', line: 1, message: ofProject }]),
    ...[...readXmlFiles(project).keys()].flatMap((path) => {
      const root = rootOf(project, path)
      const given = root === null ? undefined : childOf(root, 'apiVersion')
      if (given === undefined || given.text === sourceApiVersion) return []
      return [{ path, line: given.line, message: `apiVersion ${given.text} is not the project's ${sourceApiVersion}` }]
    }),
  ]
}

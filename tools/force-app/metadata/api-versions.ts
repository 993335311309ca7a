import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../checker.ts'
import type { Project } from '../project.ts'
import { childOf, readXml, XmlError } from './xml-tree.ts'

/** Winter '27. Raise it with the packages of this folder. */
const newestVersion = 68
/** Three releases a year, and the review of AppExchange wants no component older than three years. */
const oldestVersion = newestVersion - 9

/** The project's version within what orgs and the review take, and every component's the same: one behaviour in all of force-app. */
export function checkApiVersions({ directory, files }: Project): Finding[] {
  const { sourceApiVersion } = JSON.parse(readFileSync(join(directory, 'sfdx-project.json'), 'utf8')) as { sourceApiVersion?: string }
  const version = Number(sourceApiVersion)
  const isTaken = version >= oldestVersion && version <= newestVersion
  const ofProject = `sourceApiVersion ${sourceApiVersion} is not between ${oldestVersion}.0 and ${newestVersion}.0`
  return [
    ...(isTaken ? [] : [{ path: 'sfdx-project.json', line: 1, message: ofProject }]),
    ...[...files].flatMap(([path, text]) => {
      if (!path.endsWith('-meta.xml')) return []
      const given = versionOf(text)
      if (given === null || given.version === sourceApiVersion) return []
      return [{ path, line: given.line, message: `apiVersion ${given.version} is not the project's ${sourceApiVersion}` }]
    }),
  ]
}

/** null without one; a file that is no XML has its own finding. */
function versionOf(text: string): { version: string; line: number } | null {
  try {
    const element = childOf(readXml(text), 'apiVersion')
    return element === undefined ? null : { version: element.text, line: element.line }
  } catch (error) {
    if (error instanceof XmlError) return null
    throw error
  }
}

import { relative } from 'node:path'
import { bearersOf } from '../../../test/contract/org-metadata.ts'
import type { Checker, Finding } from '../checker.ts'
import { pmdLibraries, runJava } from '../java.ts'
import type { Project } from '../project.ts'
import { writeProject } from '../temporary-project.ts'

/**
 * Apex against the types of the platform (API 65) and of force-app, by apex-ls: nearly what the org's compiler says.
 * It stops looking at the fields of a standard object that force-app adds fields to. A second pass without those objects finds
 * them, and what it says of our own fields is left out.
 */
export const apexTypeChecker: Checker = {
  name: 'Apex fits the types of the platform and of force-app',
  check: async (project) => {
    const [whole, standard] = await Promise.all([runApexLs(project.directory), withoutStandardObjects(project)])
    const seen = new Set(whole.map(toKey))
    return [...whole, ...standard.filter((finding) => isUnknownStandardField(project, finding) && !seen.has(toKey(finding)))]
  },
}

const toKey = ({ path, line, message }: Finding) => `${path}:${line}:${message}`

interface ApexLsReport {
  files: { path: string; messages: { start: { line: number }; category: string; message: string }[] }[]
}

/** @throws Error when apex-ls did not get to an answer */
async function runApexLs(directory: string): Promise<Finding[]> {
  const parameters = ['io.github.apexdevtools.apexls.CheckForIssues', '-n', '-d', 'warnings', '-f', 'json', '-w', directory]
  const { exitCode, stdout, stderr } = await runJava(pmdLibraries, parameters)
  if (exitCode !== 0 && exitCode !== 4) throw new Error(`apex-ls ended with ${exitCode}: ${stderr || stdout}`)
  const { files } = JSON.parse(stdout) as ApexLsReport
  return files.flatMap(({ path, messages }) =>
    messages.map(({ start, message }) => ({
      path: relative(directory, path),
      line: start.line,
      message: message.replaceAll(`${directory}/`, ''),
    })),
  )
}

async function withoutStandardObjects({ files }: Project): Promise<Finding[]> {
  const kept = [...files].filter(([path]) => !/\/objects\/[A-Za-z0-9]+\//.test(path) && !path.includes('/lwc/'))
  const copy = writeProject(Object.fromEntries(kept))
  try {
    return await runApexLs(copy.directory)
  } finally {
    copy.remove()
  }
}

/** Not of force-app: neither a field nor the relationship of a lookup. */
function isUnknownStandardField({ files }: Project, { message }: Finding): boolean {
  const [, field = '', object = ''] = /^Unknown field '(\w+)' on SObject 'Schema\.([A-Za-z0-9]+)'/.exec(message) ?? []
  if (object === '') return false
  const ours = new Set(
    [...files.keys()].flatMap((path) => {
      const [, definedOn = '', name = ''] = /\/objects\/([A-Za-z0-9]+)\/fields\/(\w+)\.field-meta\.xml$/.exec(path) ?? []
      return bearersOf(definedOn).flatMap((bearer) => [`${bearer}.${name}`, `${bearer}.${name.replace(/__c$/, '__r')}`])
    }),
  )
  return !ours.has(`${object}.${field}`)
}

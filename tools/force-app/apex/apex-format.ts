import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import type { Checker, Finding } from '../checker.ts'
import type { Project } from '../project.ts'

/** By path, for the project's own prettier does not look for plugins in this folder. */
const plugin = fileURLToPath(import.meta.resolve('prettier-plugin-apex'))

/** Apex as prettier writes it. Its parser is Salesforce's own, so what it cannot read an org cannot either. */
export const apexFormatChecker: Checker = {
  name: 'Apex can be read by Salesforce’s parser, and looks the same everywhere',
  check: async ({ directory, files }) => {
    const findings = [...files].filter(([path]) => isApex(path)).map(([path, text]) => checkFormat(directory, path, text))
    return (await Promise.all(findings)).flat()
  },
}

/** Writes every Apex file as the checker wants it. @throws SyntaxError of a file that cannot be read */
export async function formatApex({ directory, files }: Project): Promise<void> {
  for (const [path, text] of files) {
    if (isApex(path)) writeFileSync(join(directory, path), await formatted(directory, path, text))
  }
}

const isApex = (path: string) => /\.(cls|trigger)$/.test(path)

async function checkFormat(directory: string, path: string, text: string): Promise<Finding[]> {
  try {
    const wanted = await formatted(directory, path, text)
    if (wanted === text) return []
    const line = wanted.split('\n').findIndex((one, index) => one !== text.split('\n')[index])
    return [{ path, line: line + 1, message: 'not as prettier writes it: npm run check:force-app -- --format does' }]
  } catch (error) {
    return [toFinding(path, error)]
  }
}

async function formatted(directory: string, path: string, text: string): Promise<string> {
  const style = await resolveConfig(join(directory, path))
  return format(text, { ...style, parser: 'apex', plugins: [plugin] })
}

/** The parser does not tell the place; the checker of types names the line of most such faults. */
function toFinding(path: string, error: unknown): Finding {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('\r\n')
  return { path, line: 1, message: `cannot be read: ${sentence}` }
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Checker, Finding } from '../checker.ts'

const engine = dirname(createRequire(import.meta.url).resolve('@salesforce/code-analyzer-flow-engine/package.json'))

interface Report {
  results: Record<string, { description: string; elem_name: string; flow: { flow_path: string; line_no: number }[] }[]>
}

/** Where data of a user reaches records that the flow reads or writes beyond that user's rights, by Salesforce's FlowScanner. */
export const flowSecurityChecker: Checker = {
  name: 'Flows let no user’s data past the user’s rights',
  check: ({ directory, files }) => ([...files.keys()].some((path) => path.endsWith('.flow-meta.xml')) ? scan(directory) : []),
}

/** @throws Error when Python or the scanner fails */
function scan(directory: string): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'banso-flows-'))
  try {
    const report = join(folder, 'report.json')
    const parameters = ['-m', 'flowtest', '-d', join(directory, 'force-app'), '-j', report, '--no_log']
    execFileSync('python3', parameters, { cwd: join(engine, 'FlowScanner'), stdio: ['ignore', 'ignore', 'pipe'] })
    const { results } = JSON.parse(readFileSync(report, 'utf8')) as Report
    return Object.values(results).flatMap((found) =>
      found.map(({ description, elem_name: element, flow }) => {
        const place = flow.at(-1)
        return {
          path: relative(directory, place?.flow_path ?? directory),
          line: place?.line_no ?? 1,
          message: `${element}: ${description}`,
        }
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

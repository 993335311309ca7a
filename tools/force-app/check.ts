/**
 * Proves force-app without an org: one line for each checker, and each finding as `path:line: message`. Started by
 * `npm run check:force-app`; `--format` formats Apex first, `--graph` (and CI) runs the Graph Engine too.
 */
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { formatApex } from './apex/apex-format.ts'
import { findingsOf, toLine, type Checker } from './checker.ts'
import { lanesOf } from './checkers.ts'
import { readProject } from './project.ts'

const directory = join(import.meta.dirname, '../..')
if (process.argv.includes('--format')) await formatApex(readProject(directory))
const project = readProject(directory)
const lanes = lanesOf({ withGraph: process.env['FORCE_APP_GRAPH'] === 'true' })
const totals = await Promise.all(lanes.map(runLane))
process.exitCode = totals.every((findings) => findings === 0) ? 0 : 1

/** @returns the number of findings */
async function runLane(checkers: readonly Checker[]): Promise<number> {
  let total = 0
  for (const checker of checkers) total += await run(checker)
  return total
}

async function run(checker: Checker): Promise<number> {
  const start = performance.now()
  const findings = await findingsOf(checker, project)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    [`${findings.length === 0 ? '✓' : '✗'} ${checker.name} (${seconds} s)`, ...findings.map((finding) => `  ${toLine(finding)}`)].join(
      '\n',
    ),
  )
  return findings.length
}

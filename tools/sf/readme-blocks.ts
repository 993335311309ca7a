import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const readme = join(import.meta.dirname, '../../README.md')
const goesOn = /npm run (?:local-org|serve)$/

export interface ReadmeBlock {
  /** As they are typed. */
  lines: string[]
  /** Whether its last line goes on until somebody stops it, so that the block needs a terminal of its own. */
  goesOn: boolean
}

/**
 * The shell blocks below a heading of the README, up to the next heading of its level or above.
 * @throws Error when there is no such heading, or nothing to type below it
 */
export function readBlocks(heading: string): ReadmeBlock[] {
  const text = readFileSync(readme, 'utf8')
  const start = text.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`README.md has no heading "${heading}"`)
  const level = /^#+/.exec(heading)?.[0].length ?? 0
  const section = text.slice(start + heading.length + 2).split(new RegExp(`^#{1,${level}} `, 'm'))[0] ?? ''
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trimEnd().split('\n'))
  if (blocks.length === 0) throw new Error(`README.md has nothing to type below "${heading}"`)
  return blocks.map((lines) => ({ lines, goesOn: goesOn.test(lines.at(-1) ?? '') }))
}

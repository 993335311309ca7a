import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ObjectTree } from './to-trees.ts'

/**
 * Writes trees as `sf data import tree --plan DIRECTORY/plan.json` reads them.
 * @returns how many records they hold
 */
export async function writePlan(directory: string, trees: readonly ObjectTree[]): Promise<number> {
  await mkdir(directory, { recursive: true })
  for (const { sobject, records } of trees) await writeJson(join(directory, `${sobject}.json`), { records })
  const plan = trees.map(({ sobject }) => ({ sobject, files: [`${sobject}.json`] }))
  await writeJson(join(directory, 'plan.json'), plan)
  return trees.reduce((sum, { records }) => sum + records.length, 0)
}

const writeJson = (file: string, value: unknown): Promise<void> => writeFile(file, JSON.stringify(value, null, 2) + '\n')

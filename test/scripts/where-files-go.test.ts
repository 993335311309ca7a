import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { typeScript } from '../../tools/sf/typed-script.ts'

const folder = mkdtempSync(join(tmpdir(), 'banso-test-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['write-example', 'example'],
  ['write-defaults', 'defaults'],
])('npm run %s keeps its files where everything else is kept', async (script, name) => {
  expect(await typeScript(`${script}.ts`, [], { BANSO_DIRECTORY: folder })).toMatchObject({ exitCode: 0 })
  expect(existsSync(join(folder, name, 'plan.json'))).toBe(true)
})

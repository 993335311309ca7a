import { afterEach, describe, expect, test } from 'vitest'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { apexFormatChecker, formatApex } from './apex-format.ts'
import { apexClass } from './sound-org.ts'
import { readProject } from '../project.ts'

const path = 'force-app/main/plans/classes/CsX.cls'
let project: TemporaryProject
afterEach(() => project.remove())

function findings(source: string) {
  project = writeProject({ ...apexClass('CsX', source), '.prettierrc.json': '{ "tabWidth": 4 }' })
  return apexFormatChecker.check(project)
}
const withLine = (line: string) => `public class CsX {\n    public void run() {\n        ${line}\n    }\n}\n`

describe('Apex', () => {
  test('is right as prettier writes it', async () => {
    expect(await findings(withLine('Integer count = 1;'))).toEqual([])
  })

  test.each([
    ['a missing semicolon', 'Integer count = 1', "Missing ';' at '}'."],
    ['a missing brace', 'if (true) {', "Expecting '}' but was: '<EOF>'."],
    ['a text in double quotes', 'String text = "goal";', `Unrecognized symbol '"', which is not a valid Apex identifier..`],
    ['a reserved word as a name', 'Integer limit = 1;', "Expecting ';' but was: 'limit'."],
    ['a query without fields', 'Object rows = [SELECT FROM Account];', "Unexpected token 'FROM'.."],
  ])('cannot be read with %s', async (_, line, sentence) => {
    expect(await findings(withLine(line))).toEqual([{ path, line: 1, message: `cannot be read: ${sentence}` }])
  })

  test('looks the same everywhere, and can be made to', async () => {
    const message = 'not as prettier writes it: npm run check:force-app -- --format does'
    expect(await findings(withLine('Integer count=1;'))).toEqual([{ path, line: 3, message }])
    await formatApex(project)
    expect(readProject(project.directory).files.get(path)).toBe(withLine('Integer count = 1;'))
  })
})

import { afterEach, expect, test } from 'vitest'
import { toLine } from '../checker.ts'
import { apexClass } from '../apex/sound-org.ts'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { sourceChecker } from './convert-source.ts'

let project: TemporaryProject
afterEach(() => project.remove())

async function findings(files: Record<string, string>, ...classes: string[]) {
  const members = classes.map((name) => `<members>${name}</members>`).join('')
  const manifest = `<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types>${members}<name>ApexClass</name></types><version>67.0</version></Package>`
  project = writeProject({ ...files, 'manifest/core.xml': manifest })
  return (await sourceChecker.check(project)).map(toLine)
}

const goal = apexClass('CsGoal', 'public class CsGoal {\n}\n')
const path = 'force-app/main/plans/classes/CsGoal.cls'

test('a manifest that names every component is right', async () => {
  expect(await findings(goal, 'CsGoal')).toEqual([])
})

test('a manifest may not name what is not there', async () => {
  expect(await findings(goal, 'CsGoal', 'CsGone')).toEqual(['manifest/core.xml:1: force-app has no ApexClass CsGone'])
})

test('no file may be left out', async () => {
  const left = apexClass('CsLeft', 'public class CsLeft {\n}\n')
  expect(await findings({ ...goal, ...left }, 'CsGoal')).toEqual(
    Object.keys(left).map((file) => `${file}:1: no manifest deploys this file: npm run manifests writes them anew`),
  )
})

test('a class needs both its files', async () => {
  const metadata = `${path}-meta.xml`
  expect(await findings({ [metadata]: goal[metadata] ?? '' }, 'CsGoal')).toEqual([
    `${metadata}:1: ${metadata}: Expected source files for type 'ApexClass'`,
  ])
})

import { afterEach, expect, test } from 'vitest'
import { metadataFile } from '../../../test/contract/sound-app.ts'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { checkApiVersions } from './api-versions.ts'

const path = 'force-app/main/plans/classes/CsX.cls-meta.xml'
let project: TemporaryProject
afterEach(() => project.remove())

function findings(component: string, ofProject = '67.0') {
  const apexClass = metadataFile('ApexClass', `<apiVersion>${component}</apiVersion><status>Active</status>`)
  project = writeProject({ [path]: apexClass, 'sfdx-project.json': JSON.stringify({ sourceApiVersion: ofProject }) })
  return checkApiVersions(project)
}

test('every component has the version of the project', () => {
  expect(findings('67.0')).toEqual([])
  expect(findings('66.0')).toEqual([{ path, line: 2, message: "apiVersion 66.0 is not the project's 67.0" }])
})

test.each([
  ['58.0', ['sourceApiVersion 58.0 is not between 59.0 and 68.0']],
  ['59.0', []],
  ['68.0', []],
  ['69.0', ['sourceApiVersion 69.0 is not between 59.0 and 68.0']],
])('a project of %s', (version, messages) => {
  expect(findings(version, version).map(({ message }) => message)).toEqual(messages)
})

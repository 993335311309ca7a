import { afterEach, expect, test } from 'vitest'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { projectFileChecker } from './project-file.ts'

let project: TemporaryProject
afterEach(() => project.remove())

const sound = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' }

test.each([
  ['is right with folders and a version', sound, []],
  ['has no folders', { sourceApiVersion: '67.0' }, ["/ must have required property 'packageDirectories'"]],
  [
    'has a setting that the CLI does not know',
    { ...sound, sourceApiVersions: '67.0' },
    ['/ must NOT have additional properties: sourceApiVersions'],
  ],
  ['has a version that is no text', { ...sound, sourceApiVersion: 67 }, ['/sourceApiVersion must be string']],
])('a project file %s', async (_, file, messages) => {
  project = writeProject({ 'sfdx-project.json': JSON.stringify(file) })
  expect((await projectFileChecker.check(project)).map(({ message }) => message)).toEqual(messages)
})

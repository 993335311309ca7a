import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Finding } from '../checker.ts'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { apexTypeChecker } from './apex-types.ts'
import { badTypes, sourceOf } from './bad-classes.ts'
import { apexClass, soundOrg } from './sound-org.ts'

vi.setConfig({ hookTimeout: 120_000 })

const withoutMetadata = 'force-app/main/plans/classes/NoMetadata.cls'
const withoutClass = 'force-app/main/plans/classes/NoClass.cls-meta.xml'
let project: TemporaryProject
let findings: readonly Finding[]

/** One run for all: most of its time is the start of Java. */
beforeAll(async () => {
  const classes = badTypes.map((bad) => apexClass(bad.mistake, sourceOf(bad)))
  const metadata = apexClass('NoClass', '')[withoutClass] ?? ''
  const incomplete = { [withoutMetadata]: 'public class NoMetadata {\n}\n', [withoutClass]: metadata }
  project = writeProject(Object.assign({}, soundOrg, incomplete, ...classes) as Record<string, string>)
  findings = await apexTypeChecker.check(project)
})
afterAll(() => project.remove())

const findingsIn = (path: string) => findings.filter((finding) => finding.path === path).map(({ line, message }) => `${line}: ${message}`)

describe('the types of Apex', () => {
  test('are right in a sound class', () => {
    expect(Object.keys(soundOrg).flatMap(findingsIn)).toEqual([])
  })

  test.each(badTypes.map(({ mistake, finding }) => [mistake, finding]))('%s: %s', (mistake, finding) => {
    expect(findingsIn(`force-app/main/plans/classes/${mistake}.cls`)[0]).toBe(finding)
  })

  test('need both files of a class', () => {
    expect([...findingsIn(withoutMetadata), ...findingsIn(withoutClass)]).toEqual([
      `1: Type 'NoMetadata' is defined, but meta file is missing for '${withoutMetadata}'`,
      `1: Type 'NoClass' is not defined, but expected due to '${withoutClass}', ignoring this file`,
    ])
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { soundOrg } from '../apex/sound-org.ts'
import type { Finding } from '../checker.ts'
import { badMetadata, soundMetadata } from './bad-metadata.ts'
import { referenceChecker } from './check-references.ts'

const check = (files: Record<string, string>) => referenceChecker.check({ directory: '/nowhere', files: new Map(Object.entries(files)) })
let findings: readonly Finding[]

beforeAll(async () => {
  const bad = Object.fromEntries(badMetadata.map(({ path, text }) => [path, text]))
  findings = await check({ ...soundOrg, ...soundMetadata, ...bad })
})

describe('metadata', () => {
  test('is right as the sound files are', async () => {
    expect(await check({ ...soundOrg, ...soundMetadata })).toEqual([])
  })

  test.each(badMetadata.map(({ mistake, path, finding }) => [mistake, path, finding]))('may not hold %s', (_, path, finding) => {
    expect(findings.filter((one) => one.path === path).map(({ message }) => message)).toEqual([finding])
  })

  test('goes on when the settings of a bundle are no XML, which the checker of metadata files says', async () => {
    const path = 'force-app/main/plans/lwc/csGoals/csGoals.js-meta.xml'
    expect(soundMetadata[path]).toBeDefined()
    expect(await check({ ...soundOrg, ...soundMetadata, [path]: '<LightningComponentBundle>' })).toEqual([])
  })

  test('of the parent of a master-detail shares by itself, of the child by the parent', async () => {
    const path = 'force-app/main/plans/objects/CsGoal__c/CsGoal__c.object-meta.xml'
    const files = { ...soundOrg, [path]: (soundOrg[path] ?? '').replace('ControlledByParent', 'Private') }
    expect((await check(files)).map(({ message }) => message)).toEqual(['a detail of a MasterDetail is ControlledByParent'])
  })
})

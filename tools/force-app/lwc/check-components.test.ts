import { beforeAll, describe, expect, test } from 'vitest'
import { soundOrg } from '../apex/sound-org.ts'
import type { Finding } from '../checker.ts'
import { badBundles, bundleOf, soundBundles } from './bad-bundles.ts'
import { componentChecker } from './check-components.ts'

let findings: readonly Finding[]

beforeAll(async () => {
  const files = Object.assign({}, soundOrg, soundBundles, ...badBundles.map(bundleOf)) as Record<string, string>
  findings = await componentChecker.check({ directory: '/nowhere', files: new Map(Object.entries(files)) })
})

const findingsIn = (bundle: string) =>
  findings
    .filter(({ path }) => path.includes(`/lwc/${bundle}/`))
    .map(({ path, line, message }) => `${path.slice(path.indexOf('.') + 1)}:${line}: ${message}`)

describe('a component', () => {
  test.each([['csGoal'], ['csRound']])('is right as %s is', (bundle) => {
    expect(findingsIn(bundle)).toEqual([])
  })

  test.each(badBundles.map(({ mistake, finding }) => [mistake, finding]))('%s: %s', (mistake, finding) => {
    expect(findingsIn(mistake)).toEqual([finding])
  })

  test('needs settings', async () => {
    const script = 'force-app/main/plans/lwc/csBare/csBare.js'
    const files = new Map([[script, 'export const bare = true;\n']])
    const found = await componentChecker.check({ directory: '/nowhere', files })
    expect(found).toEqual([{ path: 'force-app/**/lwc/csBare', line: 1, message: 'the bundle has no js-meta.xml' }])
  })
})

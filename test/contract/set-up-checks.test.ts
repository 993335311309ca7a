import { describe, expect, test } from 'vitest'
import { checkAreas, checkStatuses, placeKinds, type Check } from '../../scoring-api/operations/check.ts'
import { readFiles } from './read-files.ts'

/** The page of the set-up knows every area, status and kind of place that the service's checks may have, and no other. */

interface PageChecks {
  toAreas(checks: readonly Check[]): { key: string }[]
  openOf(checks: readonly Check[]): Check[]
}

const bundle: string = '../../force-app/main/operations/lwc/csSetUpChecks/csSetUpChecks.js'
const page = (await import(bundle)) as PageChecks
const scripts = readFiles('force-app/main/operations/lwc', /\.js$/)
/** Keys of an object of a script, as it is written. */
const keysOf = (script: string, name: string): string[] => {
  const [, body = ''] = new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(scripts.get(script) ?? '') ?? []
  return [...body.matchAll(/(\w+):/g)].map(([, key = '']) => key)
}

const check = (more: Partial<Check>): Check => ({
  key: 'runs.last',
  area: 'runs',
  status: 'passed',
  english: '',
  japanese: '',
  remedyEnglish: null,
  remedyJapanese: null,
  place: null,
  ...more,
})

describe('the page of the set-up', () => {
  test('shows every area, in the order of setting up, with a name', () => {
    const checks = checkAreas.toReversed().map((area) => check({ area }))
    expect(page.toAreas(checks).map(({ key }) => key)).toEqual(checkAreas)
    expect(keysOf('csSetUpArea/labels.js', 'areaNames')).toEqual(checkAreas)
  })

  test('knows how urgent every status is, with a word', () => {
    const checks = checkStatuses.map((status) => check({ status }))
    expect(page.openOf(checks).map(({ status }) => status)).toEqual(['failed', 'warning', 'unknown'])
    expect(checkStatuses.toSorted()).toEqual(['failed', 'passed', 'unknown', 'warning'])
    expect(keysOf('csSetUpArea/labels.js', 'statusNames')).toEqual(checkStatuses)
  })

  test('goes to every kind of place', () => {
    expect(keysOf('csPlaceLink/csPlaceLink.js', 'LABELS')).toEqual(placeKinds)
  })
})

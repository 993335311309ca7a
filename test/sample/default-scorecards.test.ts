import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintScorecard } from '../../scoring-api/health-score/lint-scorecard.ts'
import { checkScorecard } from '../../scoring-api/health-score/check-scorecard.ts'
import { toScorecard, versionKeyOf } from '../../scoring-api/health-score/scorecard-definition.ts'
import { readScorecardFiles } from '../../scripts/default-scorecards/scorecard-file.ts'
import { toMeasureFields, toScorecardFields } from '../../scripts/scorecard/scorecard-fields.ts'

const files = await readScorecardFiles()
const objects = join(import.meta.dirname, '../../force-app/main/health-score/objects')

/** Names of the fields of an object as force-app defines them. */
const fieldsOf = (sobject: string) => readdirSync(join(objects, sobject, 'fields')).map((file) => file.replace('.field-meta.xml', ''))

describe('the default scorecards', () => {
  it('are one for each stage, operation taking what no other names', () => {
    expect(files.map((file) => [versionKeyOf(file), file.stage])).toEqual([
      ['trial-v1', 'Trial'],
      ['onboarding-v1', 'Onboarding'],
      ['renewal-v1', 'Renewal'],
      ['operation-v1', null],
    ])
  })

  it('have nothing that a check or a lint finds', () => {
    expect(
      files.map((file) => toScorecard(file)).flatMap((scorecard) => [...checkScorecard(scorecard), ...lintScorecard(scorecard)]),
    ).toEqual([])
  })

  it('weigh 100 in all, so that a weight reads as percent', () => {
    expect(files.map((file) => file.measures.reduce((sum, measure) => sum + measure.weight, 0))).toEqual([100, 100, 100, 100])
  })

  it('measure process, relationship and outcome', () => {
    for (const file of files) {
      expect(new Set(file.measures.map((measure) => measure.group))).toEqual(new Set(['process', 'relationship', 'outcome']))
    }
  })

  it('ascend in their points’ values and stay within 0 to 100', () => {
    for (const measure of files.flatMap((file) => file.measures)) {
      const points = measure.points.split('; ').map((point) => point.split('=').map(Number) as [number, number])
      const values = points.map(([value]) => value)
      expect(values, measure.key).toEqual(values.toSorted((a, b) => a - b))
      expect(
        points.filter(([, score]) => score < 0 || score > 100),
        measure.key,
      ).toEqual([])
    }
  })

  it('can band an account of which no contact, task, meeting or user is known', () => {
    const unknown = new Set(['Contact', 'Task', 'Event', 'CsStakeholder__c', 'CsGoal__c', 'CsMilestone__c'])
    for (const { measures, minimumCoverage } of files) {
      const known = measures.filter(({ aggregate }) => !unknown.has(aggregate.sourceObject) && aggregate.field !== 'ActiveUsers__c')
      expect(known.reduce((sum, measure) => sum + measure.weight, 0)).toBeGreaterThanOrEqual(minimumCoverage)
    }
  })

  it('write only fields that force-app has', () => {
    const [file] = files
    if (!file) throw new Error('no scorecards')
    const custom = (fields: Record<string, unknown>) => Object.keys(fields).filter((name) => name.endsWith('__c'))
    expect(fieldsOf('CsScorecard__c')).toEqual(expect.arrayContaining(custom(toScorecardFields(file))))
    expect(fieldsOf('CsMeasure__c')).toEqual(expect.arrayContaining(custom(toMeasureFields(file)[0] ?? {})))
  })

  it('fit the lengths of those fields', () => {
    for (const fields of files.flatMap(toMeasureFields)) {
      for (const [name, value] of Object.entries(fields)) {
        if (typeof value !== 'string' || !name.endsWith('__c')) continue
        const length = /<length>(\d+)/.exec(readFileSync(join(objects, 'CsMeasure__c/fields', `${name}.field-meta.xml`), 'utf8'))?.[1]
        if (length) expect([name, value.length <= Number(length)]).toEqual([name, true])
      }
    }
  })
})

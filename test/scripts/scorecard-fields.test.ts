import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { toDefinitionValue, toMeasureFields, toScorecardFields } from '../../scripts/scorecard/scorecard-fields.ts'
import { anyDefinition } from '../health-score/any-definition.ts'
import { aDefinition, casesMeasure } from '../health-score/definitions.ts'

describe('the records of a definition', () => {
  it('give the same definition, and that the same records', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const records = { scorecard: toScorecardFields(definition), measures: toMeasureFields(definition) }
        const read = readDefinition(toDefinitionValue(records.scorecard, records.measures.toReversed())).definition
        expect(read).toEqual(definition)
        expect(read && [toScorecardFields(read), toMeasureFields(read)]).toEqual([records.scorecard, records.measures])
      }),
    )
  })

  it('hold choices, windows and variants as the org names them', () => {
    const definition = aDefinition({
      rollUp: 'arrWeighted',
      measures: [
        casesMeasure({
          aggregate: { ...casesMeasure().aggregate, dateField: 'CreatedDate', windowPeriod: 'last3Months' },
          over: { ...casesMeasure().aggregate, windowDays: 30 },
          variants: [
            { stage: 'Onboarding', minAgeDays: 0, maxAgeDays: 90, points: '0=50' },
            { stage: null, minAgeDays: 180, maxAgeDays: null, points: '0=10; 1=20' },
          ],
          knockOut: { operator: 'greaterThan', value: 2.5, cap: 40, reason: 'Too many', japaneseReason: '多すぎます' },
        }),
      ],
    })
    expect(toScorecardFields(definition)).toMatchObject({ VersionKey__c: 'ops-v2', Status__c: 'Draft', RollUp__c: 'ArrWeighted' })
    expect(toMeasureFields(definition)[0]).toMatchObject({
      VersionKey__c: 'ops-v2:open-cases',
      SortOrder__c: 10,
      WindowPeriod__c: 'Last3Months',
      WindowDays__c: null,
      OverWindowPeriod__c: null,
      OverWindowDays__c: 30,
      PointsVariants__c: 'stage Onboarding, age 0-90: 0=50\nage 180+: 0=10; 1=20',
      MissingPolicy__c: 'LeaveOut',
      KnockOutOperator__c: 'GreaterThan',
      KnockOutValue__c: 2.5,
    })
  })

  it('give what the service takes an empty field for', () => {
    const [measure] = toMeasureFields(aDefinition({ measures: [casesMeasure()] }))
    const empty = { ...measure, Unit__c: null, KnockOutOperator__c: 'Missing', KnockOutCap__c: 30, KnockOutReason__c: null }
    const value = toDefinitionValue({ ...toScorecardFields(aDefinition()), BandMargin__c: null, RollUp__c: null }, [empty])
    expect(readDefinition(value).definition).toEqual(
      aDefinition({
        bandMargin: 0,
        measures: [casesMeasure({ knockOut: { operator: 'missing', value: null, cap: 30, reason: 'Open cases', japaneseReason: null } })],
      }),
    )
  })
})

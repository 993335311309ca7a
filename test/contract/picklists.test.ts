import { amountPaysValues } from '../../scoring-api/operations/mapping.ts'
import { describe, expect, test } from 'vitest'
import { aggregates, bands, groups, rollUpMethods, units, windowPeriods } from '../../scoring-api/health-score/scorecard.ts'
import { runKinds, runStatuses } from '../../scoring-api/operations/run-records.ts'
import {
  basisValues,
  categoryValues,
  modelStatusValues,
  retentionScopeValues,
  arrSourceValues,
  stepCauseValues,
  outcomeValues,
} from '../../scoring-api/renewals/renewal-picklists.ts'
import {
  cycleValues,
  definitionStatusValues,
  dismissReasonValues,
  kindValues,
  partyValues,
  signalStatusValues,
  urgencyValues,
  whenResolvedValues,
} from '../../scoring-api/signals/picklist-records.ts'
import { readOrgMetadata } from './org-metadata.ts'
import { readFiles } from './read-files.ts'

const forceApp = readOrgMetadata(readFiles('force-app'))

const valuesOf = (path: string): string[] => {
  const [object = '', field = ''] = path.split('.')
  return forceApp.objects.get(object)?.fields.get(field)?.values ?? []
}
/** `arrWeighted` is `ArrWeighted` in the org. */
const toApiValue = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

describe('the picklist', () => {
  test.each([
    ['CsMeasure__c.Aggregate__c', aggregates],
    ['CsMeasure__c.OverAggregate__c', aggregates],
    ['CsMeasure__c.Unit__c', units],
    ['CsMeasure__c.Group__c', groups],
    ['CsMeasure__c.WindowPeriod__c', windowPeriods],
    ['CsMeasure__c.OverWindowPeriod__c', windowPeriods],
    ['CsScorecard__c.RollUp__c', rollUpMethods],
    ['CsHealthSnapshot__c.Band__c', bands],
    ['Account.CsHealthBand__c', bands],
    ['CsRun__c.Kind__c', runKinds],
    ['CsRun__c.Status__c', runStatuses],
  ])('%s offers exactly what the service knows', (path, names) => {
    expect(valuesOf(path).toSorted()).toEqual(names.map(toApiValue).toSorted())
  })

  test.each([
    ['CsIndicator__c.Kind__c', kindValues],
    ['CsIndicator__c.Status__c', definitionStatusValues],
    ['CsIndicator__c.Urgency__c', urgencyValues],
    ['CsPlaybook__c.Status__c', definitionStatusValues],
    ['CsPlaybook__c.WhenResolved__c', whenResolvedValues],
    ['CsPlaybookStep__c.Party__c', partyValues],
    ['CsPlaybookStep__c.Priority__c', urgencyValues],
    ['CsRhythm__c.Status__c', definitionStatusValues],
    ['CsRhythm__c.Every__c', cycleValues],
    ['CsSignal__c.Kind__c', kindValues],
    ['CsSignal__c.Status__c', signalStatusValues],
    ['CsSignal__c.Urgency__c', urgencyValues],
    ['CsSignal__c.DismissReason__c', dismissReasonValues],
    ['Activity.CsParty__c', partyValues],
  ])('%s offers exactly what signals know', (path, values) => {
    expect(valuesOf(path).toSorted()).toEqual(Object.values(values).toSorted())
  })

  test.each([
    ['Account.CsRenewalCategory__c', categoryValues],
    ['CsRenewalForecast__c.FinalCategory__c', categoryValues],
    ['CsRenewalForecast__c.Basis__c', basisValues],
    ['CsRenewalForecast__c.Outcome__c', outcomeValues],
    ['CsRenewalModel__c.Status__c', modelStatusValues],
    ['CsRetention__c.Scope__c', retentionScopeValues],
    ['CsRetention__c.Source__c', arrSourceValues],
    ['CsArrStep__c.Cause__c', stepCauseValues],
    ['CsMapping__mdt.AmountPays__c', amountPaysValues],
  ])('%s offers exactly what forecasts and retention know', (path, values) => {
    expect(valuesOf(path).toSorted()).toEqual(Object.values(values).toSorted())
  })

  test.each(['CsIndicator__c.Stages__c', 'CsRhythm__c.Stages__c'])('%s offers the stages of an account', (path) => {
    expect(valuesOf(path)).toEqual(valuesOf('Account.CsLifecycleStage__c'))
    expect(valuesOf(path)).toContain('Onboarding')
  })

  test('of a milestone’s stage and party is that of accounts and tasks', () => {
    expect(valuesOf('CsMilestone__c.Stage__c')).toEqual(valuesOf('Account.CsLifecycleStage__c'))
    expect(valuesOf('CsMilestone__c.Party__c')).toEqual(valuesOf('Activity.CsParty__c'))
    expect(valuesOf('CsMilestone__c.Party__c')).toContain('Joint')
  })

  test('of a forecast’s reason and categories is that of calls', () => {
    expect(valuesOf('CsRenewalForecast__c.CsmReason__c')).toEqual(valuesOf('CsRenewalCall__c.Reason__c'))
    for (const field of ['ModelCategory__c', 'CsmCategory__c', 'FinalCategory__c']) {
      expect(valuesOf(`CsRenewalForecast__c.${field}`)).toEqual(valuesOf('CsRenewalCall__c.Category__c'))
    }
    expect(valuesOf('CsRenewalCall__c.Category__c')).toContain('BestCase')
  })

  test('of reasons is the same for a pulse as for an override', () => {
    expect(valuesOf('CsPulse__c.ReasonCode__c')).toEqual(valuesOf('CsHealthOverride__c.ReasonCode__c'))
    expect(valuesOf('CsPulse__c.ReasonCode__c')).toContain('Relationship')
  })
})

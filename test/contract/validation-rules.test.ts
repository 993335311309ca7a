import { describe, expect, test } from 'vitest'
import { readOrgMetadata } from './org-metadata.ts'
import { readFiles } from './read-files.ts'
import { metadataFile, soundApp } from './sound-app.ts'
import { fieldsWatched, findBadRules, findStrayMessages } from './validation-rule-checks.ts'
import { readValidationRules } from './validation-rules.ts'

const files = readFiles('force-app')
const forceApp = readOrgMetadata(files)
const rules = readValidationRules(files)

describe('force-app', () => {
  test('refuses what would make a score wrong, an override endless or a signal silent', () => {
    expect(rules.map(({ object, name }) => `${object}.${name}`).toSorted()).toEqual([
      'CsGoal__c.ReachedHasDay',
      'CsGoal__c.ReachedOnInFuture',
      'CsGoal__c.TargetNotBaseline',
      'CsHealthOverride__c.ExpiresTooEarly',
      'CsHealthOverride__c.ExpiresTooLate',
      'CsHealthOverride__c.NoteRequired',
      'CsHealthOverride__c.ReasonRequired',
      'CsHealthOverride__c.ScoreOrBand',
      'CsHealthOverride__c.ScoreRange',
      'CsIndicator__c.DaysNotNegative',
      'CsIndicator__c.MarginRange',
      'CsIndicator__c.PlaybookBeforeActive',
      'CsIndicator__c.WhenRequired',
      'CsMeasure__c.DefinitionFrozen',
      'CsMilestone__c.GoalOfSameAccount',
      'CsMilestone__c.ReachedOnInFuture',
      'CsPlaybookStep__c.DueDaysNotNegative',
      'CsPlaybookStep__c.EscalationDaysNotNegative',
      'CsPlaybookStep__c.WaitsForItself',
      'CsProgramme__c.NotNegative',
      'CsProgramme__c.ShareRange',
      'CsPulse__c.GivenOnInFuture',
      'CsPulse__c.LevelRange',
      'CsRenewalCall__c.GivenOnInFuture',
      'CsRenewalCall__c.LikelihoodRange',
      'CsRhythm__c.AheadRange',
      'CsRhythm__c.DayInPeriod',
      'CsRhythm__c.PlaybookBeforeActive',
      'CsScorecard__c.DefinitionFrozen',
      'CsScorecard__c.FirstScoringWrittenOnce',
      'CsScorecard__c.StatusPath',
      'CsSignal__c.DismissalNeedsReason',
      'CsSignal__c.SnoozeInFuture',
      'CsSignal__c.SnoozeNeedsDay',
      'CsSignal__c.SnoozeTooLong',
      'CsSignal__c.SnoozedUntilOnlyWhenSnoozed',
      'CsStakeholder__c.ActiveHasNotLeft',
      'CsStakeholder__c.ContactRequired',
      'CsStakeholder__c.LastContactInFuture',
      'CsStakeholder__c.LeftOnInFuture',
    ])
  })

  test('has rules that an org takes, with a message in both languages', () => {
    expect(findBadRules(forceApp, files)).toEqual([])
    expect(findStrayMessages(files)).toEqual([])
  })

  test.each([
    [
      'CsScorecard__c',
      [
        'ActivatedAt__c',
        'ActivatedBy__c',
        'ContentHash__c',
        'FirstScoredAt__c',
        'JapaneseName__c',
        'Notes__c',
        'SortOrder__c',
        'Status__c',
      ],
    ],
    [
      'CsMeasure__c',
      [
        'JapaneseKnockOutReason__c',
        'JapaneseMeaning__c',
        'JapaneseName__c',
        'KnockOutReason__c',
        'Meaning__c',
        'Scorecard__c',
        'SortOrder__c',
      ],
    ],
  ])('freezes every field of an active %s but its texts, its order and its marks', (object, free) => {
    const rule = rules.find((candidate) => candidate.object === object && candidate.name === 'DefinitionFrozen')
    if (rule === undefined) throw new Error(`No rule DefinitionFrozen of ${object}`)
    const fields = [...(forceApp.objects.get(object)?.fields.keys() ?? [])]
    const frozen = new Set(fieldsWatched(rule))
    expect(fields.filter((field) => !frozen.has(field)).toSorted()).toEqual(free)
  })
})

describe('the checks', () => {
  const path = 'main/plans/objects/CsGoal__c/validationRules/StatusGiven.validationRule-meta.xml'
  const translation = (message: string) => ({
    'main/plans/objectTranslations/CsGoal__c-ja/CsGoal__c-ja.objectTranslation-meta.xml': metadataFile(
      'CustomObjectTranslation',
      `<caseValues><value>目標</value></caseValues><validationRules><errorMessage>${message}</errorMessage><name>StatusGiven</name></validationRules>`,
    ),
  })
  const problemsOf = (changes: { formula?: string; message?: string; japanese?: string; active?: string; field?: string }) => {
    const { formula = 'ISPICKVAL(Status__c, "")', message = 'Choose a status.', japanese = '状況を選んでください。' } = changes
    const app = soundApp({
      ...translation(japanese),
      [path]: metadataFile(
        'ValidationRule',
        `<active>${changes.active ?? 'true'}</active><description>A goal has a status.</description>` +
          `<errorConditionFormula>${formula}</errorConditionFormula><errorDisplayField>${changes.field ?? 'Status__c'}</errorDisplayField>` +
          `<errorMessage>${message}</errorMessage>`,
      ),
    })
    return findBadRules(readOrgMetadata(app), app)
  }

  test('find nothing in a sound rule', () => {
    expect(problemsOf({})).toEqual([])
  })

  test.each([
    [{ formula: 'AND(ISNEW(), ' }, 'its formula cannot be read: Syntax error.'],
    [{ formula: 'ISBLANK(Gone__c)' }, 'no field Gone__c'],
    [{ formula: 'ISBLANK(Owner__r.Gone__c)' }, 'no field Owner__r.Gone__c'],
    [{ field: 'Gone__c' }, 'no field Gone__c'],
    [{ formula: 'ISPICKVAL(PRIORVALUE(Status__c), "Gone")' }, 'no picklist value Gone'],
    [{ formula: 'ISPICKVAL(Status__c, Name)' }, 'compares a picklist with no text'],
    [{ formula: 'ISCLONE()' }, 'calls isclone'],
    [{ active: 'false' }, 'not active'],
    [{ message: 'Status' }, 'its message is no sentence'],
    [{ japanese: 'Choose a status.' }, 'its Japanese message is no sentence'],
    [{ message: `${'x'.repeat(255)}.` }, 'a message over 255 characters'],
  ])('see %j', (changes, problem) => {
    expect(problemsOf(changes)).toEqual([`CsGoal__c.StatusGiven: ${problem}`])
  })

  test('see the message of a rule that is gone', () => {
    expect(findStrayMessages(soundApp(translation('状況を選んでください。')))).toEqual([
      'CsGoal__c.StatusGiven: translated but not defined',
    ])
  })
})

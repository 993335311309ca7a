import { describe, expect, test } from 'vitest'
import { salesforceFieldsRead, salesforceFieldsWritten } from '../../scoring-api/health-score/health-score-records.ts'
import { mappingFieldsRead } from '../../scoring-api/operations/mapping.ts'
import { runFieldsUsed } from '../../scoring-api/operations/run-records.ts'
import { accuracyFieldsUsed } from '../../scoring-api/renewals/accuracy-records.ts'
import { stepFieldsUsed } from '../../scoring-api/renewals/arr-step-records.ts'
import { renewalFieldsRead } from '../../scoring-api/renewals/decided-renewal-records.ts'
import { forecastFieldsUsed } from '../../scoring-api/renewals/forecast-records.ts'
import { outcomeFieldsWritten } from '../../scoring-api/renewals/outcome-records.ts'
import { pastHealthFieldsRead } from '../../scoring-api/renewals/past-health-records.ts'
import { renewalAccountFields } from '../../scoring-api/renewals/renewal-account-records.ts'
import { callFieldsRead } from '../../scoring-api/renewals/renewal-call-records.ts'
import { modelFieldsUsed } from '../../scoring-api/renewals/renewal-model-records.ts'
import { retentionFieldsUsed } from '../../scoring-api/renewals/retention-records.ts'
import { definitionFieldsRead } from '../../scoring-api/signals/definition-records.ts'
import { holidayFieldsRead } from '../../scoring-api/signals/holiday-records.ts'
import { limitFieldsRead } from '../../scoring-api/signals/limit-records.ts'
import { resultFieldsUsed } from '../../scoring-api/signals/playbook-result-records.ts'
import { rhythmFieldsRead } from '../../scoring-api/signals/rhythm-records.ts'
import { rhythmTaskFieldsRead } from '../../scoring-api/signals/rhythm-task-records.ts'
import { signalAccountFields } from '../../scoring-api/signals/run-setup.ts'
import { signalFieldsRead, signalFieldsWritten } from '../../scoring-api/signals/signal-records.ts'
import { taskStatusFieldsRead } from '../../scoring-api/signals/task-picklist-records.ts'
import { taskFieldsRead, taskFieldsWritten } from '../../scoring-api/signals/task-records.ts'
import { userFieldsRead } from '../../scoring-api/signals/user-records.ts'
import { readScorecardFiles } from '../../scripts/default-scorecards/scorecard-file.ts'
import { fieldsOfMeasure } from './measure-fields.ts'
import { readOrgMetadata } from './org-metadata.ts'
import { findUngrantedUses, type FieldUse } from './permission-checks.ts'
import { readFiles } from './read-files.ts'

const forceApp = readOrgMetadata(readFiles('force-app'))
const integration = forceApp.permissionSets.find(({ name }) => name === 'ScoringApiIntegration')
if (integration === undefined) throw new Error('force-app has no permission set ScoringApiIntegration')

const used = (fields: readonly { object: string; field: string }[], access: FieldUse['access']): FieldUse[] =>
  fields.map(({ object, field }) => ({ object, field, access }))
/** The Id names the row that is written; nobody edits it. */
const withoutId = (fields: readonly { object: string; field: string }[]) => fields.filter(({ field }) => field !== 'Id')

const definitionsRead = [...definitionFieldsRead, ...rhythmFieldsRead, ...limitFieldsRead, ...mappingFieldsRead]
const signalsRead = [...signalFieldsRead, ...taskFieldsRead, ...rhythmTaskFieldsRead, ...signalAccountFields]
const retentionWritten = [...stepFieldsUsed, ...retentionFieldsUsed]
const forecastsWritten = [
  ...forecastFieldsUsed,
  ...outcomeFieldsWritten,
  ...modelFieldsUsed,
  ...accuracyFieldsUsed,
  ...renewalAccountFields,
]
const signalsWritten = [...signalFieldsWritten, ...taskFieldsWritten, ...signalAccountFields]

/** What measures of any scorecard may count, and the mapping's fields; a note and who it is about are for people. */
const counted =
  /^CsUsage__c\.|^CsPulse__c\.(?!Note__c)|^Cs(Goal|Milestone|Stakeholder)__c\.(?!Note__c|Contact__c)|^Account\.Cs(Arr|CustomerSince|LifecycleStage)__c$/

describe('ScoringApiIntegration grants', () => {
  test.each([
    ['the fields of health that the service reads', used(salesforceFieldsRead, 'read')],
    ['the fields of health that the service writes', used(withoutId(salesforceFieldsWritten), 'edit')],
    ['the fields of a run', used(withoutId(runFieldsUsed), 'edit')],
    ['the mapping of the org', used(mappingFieldsRead, 'read')],
    ['the indicators, playbooks and rhythms that the service reads', used([...definitionFieldsRead, ...rhythmFieldsRead], 'read')],
    ['holidays, users and task statuses', used([...holidayFieldsRead, ...userFieldsRead, ...taskStatusFieldsRead], 'read')],
    ['what signals need to read', used(signalsRead, 'read')],
    ['signals, tasks and counters to be written', used(signalsWritten, 'edit')],
    ["what became of playbooks, to be compared with the org's", used(resultFieldsUsed, 'read')],
    ['what became of playbooks, to be written', used(resultFieldsUsed, 'edit')],
    ['decided renewals', used(renewalFieldsRead, 'read')],
    ['what forecasts of renewals rest on', used([...callFieldsRead, ...pastHealthFieldsRead], 'read')],
    ["what was forecast and learned, to be compared with the org's", used(forecastsWritten, 'read')],
    ['what was forecast and learned, to be written', used(forecastsWritten, 'edit')],
    ["how ARR was kept, to be compared with the org's", used(retentionWritten, 'read')],
    ['how ARR was kept, to be written', used(retentionWritten, 'edit')],
    ['the limits of signals', used(limitFieldsRead, 'read')],
  ])('%s', (_, uses) => {
    expect(uses.length).toBeGreaterThan(0)
    expect(findUngrantedUses(forceApp, integration, uses)).toEqual([])
  })

  test('what the measures of the default scorecards count', async () => {
    const measures = (await readScorecardFiles()).flatMap(({ measures }) => measures)
    const uses = used(measures.flatMap(fieldsOfMeasure), 'read')
    expect(uses.length).toBeGreaterThan(0)
    expect(findUngrantedUses(forceApp, integration, uses)).toEqual([])
  })

  test('the fields that the mapping records point to', () => {
    const uses = [...readFiles('force-app', /\.md-meta\.xml$/).values()].flatMap((text) => {
      const valueOf = (field: string) => new RegExp(`<field>${field}</field>\\s*<value[^>]*>([^<]+)</value>`).exec(text)?.[1]
      const [object, field] = [valueOf('ObjectApiName__c'), valueOf('FieldPath__c')]
      return object === undefined || field === undefined ? [] : [{ object, field, access: 'read' as const }]
    })
    expect(uses.map(({ field }) => field)).toEqual(['CsArr__c', 'CsCustomerSince__c', 'CsLifecycleStage__c', 'EndDate', 'Industry'])
    expect(findUngrantedUses(forceApp, integration, uses)).toEqual([])
  })

  test('no custom field that the service neither uses nor lets measures count', () => {
    const pathOf = ({ object, field }: { object: string; field: string }) => `${object}.${field}`
    const used = new Set(
      [
        ...salesforceFieldsRead,
        ...salesforceFieldsWritten,
        ...runFieldsUsed,
        ...definitionsRead,
        ...signalsRead,
        ...signalsWritten,
        ...resultFieldsUsed,
        ...forecastsWritten,
        ...retentionWritten,
        ...callFieldsRead,
        ...pastHealthFieldsRead,
      ].map(pathOf),
    )
    const granted = [...integration.fields.keys()].filter((path) => path.endsWith('__c') && !used.has(path))
    expect(granted.filter((path) => !counted.test(path))).toEqual([])
  })

  test('no edit of a field that the service does not write', () => {
    const written = new Set(
      [...salesforceFieldsWritten, ...runFieldsUsed, ...signalsWritten, ...resultFieldsUsed, ...forecastsWritten, ...retentionWritten].map(
        ({ object, field }) => `${object}.${field}`,
      ),
    )
    const editable = [...integration.fields].filter(([, edit]) => edit).map(([path]) => path)
    expect(editable.filter((path) => !written.has(path))).toEqual([])
  })
})

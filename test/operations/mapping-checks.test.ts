import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkMapping } from '../../scoring-api/operations/check-mapping.ts'
import type { Check } from '../../scoring-api/operations/check.ts'
import { readMappingFacts } from '../../scoring-api/operations/mapping-facts.ts'
import { mappingRoles, onAccount } from '../../scoring-api/operations/mapping-roles.ts'
import type { ArrHistorySource, Mapping } from '../../scoring-api/operations/mapping.ts'
import { createTell } from '../../scoring-api/operations/told.ts'
import { ApiError } from '../../scoring-api/salesforce/api-error.ts'
import type { Salesforce } from '../../scoring-api/salesforce/connect.ts'
import { addAccount, startScoringOrg, type ScoringOrg } from '../health-score/scoring-org.ts'

/** What the checks say of a mapping, in an org: what a run could not work with is never green. */

let org: ScoringOrg

beforeAll(async () => {
  org = await startScoringOrg()
  addAccount(org, 'Acme', { fields: { CsArr__c: 100, CsLifecycleStage__c: 'Operation', CsCustomerSince__c: '2025-01-01' } })
})
afterAll(() => org.close())

const mapping: Mapping = {
  scopeFilter: null,
  stagePath: 'CsLifecycleStage__c',
  customerSincePath: 'CsCustomerSince__c',
  arrPath: 'CsArr__c',
  renewalSource: { object: 'Opportunity', filter: "Type = 'Renewal'", termPath: null },
  renewalDateSource: { object: 'Contract', datePath: 'EndDate', accountPath: 'AccountId', filter: null },
  segmentPath: 'Industry',
  arrHistorySource: null,
}

const contracts: ArrHistorySource = {
  object: 'Contract',
  amountPath: 'ContractTerm',
  accountPath: 'AccountId',
  startPath: 'StartDate',
  endPath: 'EndDate',
  pays: 'yearly',
  periodPath: null,
  termPath: null,
  filter: null,
}

async function checks(
  changes: Partial<Mapping>,
  owners: string[] = [],
  salesforce: Salesforce = org.connection.forWork(),
): Promise<Check[]> {
  const changed = { ...mapping, ...changes }
  const sources = [
    ...mappingRoles.map(({ sourceOf }) => sourceOf(changed)),
    ...owners.map((path) => onAccount(path, path, ['id'], 'OwnerPath__c')),
  ].filter((source) => source !== null)
  const facts = await readMappingFacts(salesforce, sources, changed.scopeFilter, createTell(pino({ level: 'silent' })))
  return checkMapping(changed, facts, owners)
}

const checkOf = async (record: string, ...how: Parameters<typeof checks>): Promise<Check | undefined> =>
  (await checks(...how)).find(({ key }) => key === `mapping.${record}`)

/** The org, but for what the function refuses. */
function refusing(refusal: (path: string) => ApiError | null): Salesforce {
  const salesforce = org.connection.forWork()
  return {
    ...salesforce,
    send: (request) => {
      const refused = refusal(decodeURIComponent(request.path))
      return refused === null ? salesforce.send(request) : Promise.reject(refused)
    },
  }
}

it('a mapping that a run can work with is in order', async () => {
  const found = (await checks({ arrHistorySource: contracts }, ['OwnerId'])).map(({ key, status }) => `${key} ${status}`)
  expect(found).toEqual([
    'mapping.Scope passed',
    'mapping.LifecycleStage passed',
    'mapping.CustomerSince passed',
    'mapping.Arr passed',
    'mapping.RenewalDate warning', // nobody has a contract
    'mapping.RenewalOpportunity passed',
    'mapping.Segment warning', // nobody has an industry
    'mapping.ArrHistory warning',
    'mapping.owner.OwnerId passed',
  ])
})

describe('a mapping that stops a run is to be put right:', () => {
  it.each<[string, Partial<Mapping>, string, string]>([
    ['an object without amount', { arrHistorySource: { ...contracts, amountPath: null } }, 'ArrHistory', 'FieldPath__c names no field.'],
    ['no first day', { arrHistorySource: { ...contracts, startPath: null } }, 'ArrHistory', 'StartDatePath__c names no field.'],
    ['a last day that is not there', { arrHistorySource: { ...contracts, endPath: 'Ends__c' } }, 'ArrHistory', 'has no field "Ends__c"'],
    ['a term in words', { arrHistorySource: { ...contracts, termPath: 'Status' } }, 'ArrHistory', 'Contract.Status is of the wrong type'],
    ['a period that is a day', { arrHistorySource: { ...contracts, periodPath: 'EndDate' } }, 'ArrHistory', 'EndDate is of the wrong type'],
    ['an unknown condition', { arrHistorySource: { ...contracts, filter: "Kind = 'A'" } }, 'ArrHistory', 'has no field "Kind"'],
    [
      'renewals of another object',
      { renewalSource: { object: 'Contract', filter: null, termPath: null } },
      'RenewalOpportunity',
      'the object has to be Opportunity.',
    ],
    [
      'a term of renewals that is not there',
      { renewalSource: { object: 'Opportunity', filter: null, termPath: 'Term__c' } },
      'RenewalOpportunity',
      'has no field "Term__c"',
    ],
    [
      'a condition on renewals that cannot be read',
      { renewalSource: { object: 'Opportunity', filter: 'Type =', termPath: null } },
      'RenewalOpportunity',
      'What became of renewals is read from Opportunity: ',
    ],
    [
      'an account that a renewal date does not lead to',
      { renewalDateSource: { object: 'Account', datePath: 'CsCustomerSince__c', accountPath: 'AccountId', filter: null } },
      'RenewalDate',
      'Account has no field "AccountId"',
    ],
    [
      'an object that is not there',
      { renewalDateSource: { object: 'Sub__c', datePath: 'End__c', accountPath: 'A__c', filter: null } },
      'RenewalDate',
      'There is no object "Sub__c"',
    ],
  ])('%s', async (_what, changes, record, sentence) => {
    const check = await checkOf(record, changes)
    expect(check).toMatchObject({ status: 'failed', english: expect.stringContaining(sentence) as string })
    expect(check?.remedyEnglish).toContain(`Correct the CsMapping__mdt record ${record}`)
  })

  it('an owner that is no lookup', async () => {
    expect(await checkOf('owner.Industry', {}, ['Industry'])).toMatchObject({
      status: 'failed',
      english: 'The CSM who gets tasks is read from Account.Industry: Account.Industry is of the wrong type (picklist).',
    })
  })
})

it('an org that names no renewals cannot learn from them', async () => {
  expect(await checkOf('RenewalOpportunity', { renewalSource: null })).toMatchObject({ status: 'warning' })
})

it('a field that the org does not count is in order, and all others are counted', async () => {
  const found = await checks({ segmentPath: 'Owner.IsActive' })
  const textOf = (record: string) => found.find(({ key }) => key === `mapping.${record}`)?.english
  expect(textOf('Segment')).toBe('The segment is read from Account.Owner.IsActive.')
  expect(textOf('Arr')).toBe('ARR is read from Account.CsArr__c: 1 of 1 accounts in scope have a value.')
})

it('a count that is refused leaves the scope alone', async () => {
  const refused = new ApiError('MALFORMED_QUERY', 'field CsArr__c does not support aggregate operator COUNT')
  const salesforce = refusing((path) => (path.includes('COUNT(CsArr__c)') ? refused : null))
  expect(await checkOf('Scope', {}, [], salesforce)).toMatchObject({
    status: 'passed',
    english: 'In scope are 1 accounts (every account).',
  })
  expect(await checkOf('Arr', {}, [], salesforce)).toMatchObject({ status: 'unknown' })
})

it('an org that does not answer is no object that is missing', async () => {
  const salesforce = refusing((path) => (path.endsWith('/Contract/describe') ? new ApiError('NETWORK', 'the time is up') : null))
  const check = await checkOf('RenewalDate', {}, [], salesforce)
  expect(check).toMatchObject({
    status: 'unknown',
    english: expect.stringContaining('Describing Contract broke off (the time is up)') as string,
  })
  expect(check?.english).not.toContain('There is no object')
})

import { addAccount, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'

/** Renewals in an org of `startScoringOrg`, and what runs make of them. */

/** Sunday 22 November 2026 at noon in Tokyo: the week of Monday the 16th. */
export const today = '2026-11-22T03:00:00Z'
export const at = (day: number): string => new Date(Date.parse(today) + day * 86_400_000).toISOString()

/** A contract of twelve months that began on a day. @returns its id */
export function addContract(org: ScoringOrg, accountId: string, StartDate: string, Status = 'Activated'): string {
  const [id = ''] = org.insert('Contract', [{ AccountId: accountId, StartDate, ContractTerm: 12, Status: 'Draft' }])
  if (Status !== 'Draft') org.update('Contract', id, { Status })
  return id
}

/** A renewal opportunity. @returns its id */
export function addRenewal(org: ScoringOrg, accountId: string, StageName: string, CloseDate: string, Amount: number | null = 900): string {
  const [id = ''] = org.insert('Opportunity', [{ AccountId: accountId, Name: 'Next year', StageName, CloseDate, Type: 'Renewal', Amount }])
  return id
}

/** An account whose renewals were decided a year ago and more: eight renewed, two lost. */
export function addPast(org: ScoringOrg): void {
  const past = addAccount(org, 'Past')
  for (let month = 1; month <= 8; month += 1) addRenewal(org, past, 'Closed Won', `2025-0${month}-01`)
  addRenewal(org, past, 'Closed Lost', '2025-09-01')
  addRenewal(org, past, 'Closed Lost', '2025-10-01')
}

/** A healthy account with an ARR of 1,000. @returns its id */
export const addHealthy = (org: ScoringOrg, name: string, fields: Fields = {}): string =>
  addAccount(org, name, { cases: 0, events: 100, fields: { CsArr__c: 1_000, ...fields } })

export const addCall = (org: ScoringOrg, accountId: string, fields: Fields): void =>
  void org.insert('CsRenewalCall__c', [
    { Account__c: accountId, RenewalDate__c: '2027-02-20', Category__c: 'Commit', GivenOn__c: '2026-11-20', ...fields },
  ])

const shownFields = 'CsRenewalDate__c, CsRenewalLikelihood__c, CsRenewalCategory__c, CsExpectedArr__c'

export const shownRenewals = (org: ScoringOrg): Fields[] => org.query(`SELECT Name, ${shownFields} FROM Account ORDER BY Name`)
export const shownRenewal = (org: ScoringOrg, name: string): Fields | undefined =>
  org.query(`SELECT ${shownFields} FROM Account WHERE Name = '${name}'`)[0]
export const forecasts = (org: ScoringOrg, fields: string): Fields[] =>
  org.query(`SELECT ${fields} FROM CsRenewalForecast__c ORDER BY Key__c`)

export const ledgerFields =
  'Key__c, Account__c, RenewalDate__c, AsOfWeek__c, HorizonDays__c, Arr__c, ModelLikelihood__c, ModelLow__c, ModelHigh__c, ModelCategory__c, ' +
  'Basis__c, BasisDetail__c, CsmCategory__c, CsmLikelihood__c, CsmReason__c, CallId__c, FinalCategory__c, FinalLikelihood__c, ExpectedArr__c, ' +
  'Forecaster__c, Outcome__c, OutcomeArr__c, DecidedOn__c'

/** All that forecasting writes. */
export const renewalState = (org: ScoringOrg): Fields[][] => [
  shownRenewals(org),
  forecasts(org, ledgerFields),
  org.query(
    'SELECT Key__c, FittedOn__c, Status__c, Outcomes__c, Renewed__c, Model__c, Explanation__c FROM CsRenewalModel__c ORDER BY Key__c',
  ),
]

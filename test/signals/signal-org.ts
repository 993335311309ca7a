import { addAccount, addScorecard, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'

/** Definitions of signals in an org of `startScoringOrg`, and what runs make of them. */

export const today = '2026-11-22T03:00:00Z'

/** Sunday 22 November 2026 at noon in Tokyo; due dates count from Monday. */
export const at = (day: number): string => new Date(Date.parse(today) + day * 86_400_000).toISOString()

export interface StepFields extends Fields {
  Key__c: string
}

export const callSponsor: StepFields = {
  Name: 'Call the sponsor',
  Key__c: 'call',
  Party__c: 'Own',
  DueBusinessDays__c: 2,
  Priority__c: 'High',
}
export const sendPlan: StepFields = {
  Name: 'Send the plan',
  Key__c: 'plan',
  Party__c: 'Joint',
  DueBusinessDays__c: 5,
  Description__c: 'One page.',
}

/** @returns the id of an active playbook */
export function addPlaybook(org: ScoringOrg, key: string, steps: StepFields[] = [callSponsor, sendPlan], fields: Fields = {}): string {
  const [id = ''] = org.insert('CsPlaybook__c', [{ Name: key, Key__c: key, Status__c: 'Active', OwnerPath__c: 'OwnerId', ...fields }])
  org.insert(
    'CsPlaybookStep__c',
    steps.map((step, index) => ({ ...step, Playbook__c: id, VersionKey__c: `${key}:${step.Key__c}`, SortOrder__c: index })),
  )
  return id
}

/** An active risk: three or more open cases. @returns its id */
export function addIndicator(org: ScoringOrg, key: string, playbookId: string | null, fields: Fields = {}): string {
  const [id = ''] = org.insert('CsIndicator__c', [
    {
      Name: key,
      Key__c: key,
      Kind__c: 'Risk',
      Status__c: 'Active',
      When__c: 'Value.open_cases >= 3',
      MarginPercent__c: 5,
      MinimumDays__c: 0,
      CooldownDays__c: 14,
      Playbook__c: playbookId,
      ReasonText__c: '{Value.open_cases} cases are open',
      Urgency__c: 'High',
      ...fields,
    },
  ])
  return id
}

/** A scorecard of open cases and use, one indicator `many-cases` with its playbook of two steps. */
export function addManyCases(
  org: ScoringOrg,
  fields: Fields = {},
  steps: StepFields[] = [callSponsor, sendPlan],
  playbook: Fields = {},
): void {
  addScorecard(org, 'all')
  addIndicator(org, 'many-cases', addPlaybook(org, 'calm', steps, playbook), fields)
}

export const addTroubled = (org: ScoringOrg, name = 'Acme', fields: Fields = {}): string =>
  addAccount(org, name, { cases: 3, events: 90, fields })

/** All cases of an account are closed. */
export function closeCases(org: ScoringOrg, accountId: string): void {
  for (const { Id } of org.query(`SELECT Id FROM Case WHERE AccountId = '${accountId}' AND IsClosed = false`)) {
    org.update('Case', String(Id), { Status: 'Closed' })
  }
}

export const signals = (org: ScoringOrg, fields: string): Fields[] => org.query(`SELECT ${fields} FROM CsSignal__c ORDER BY Key__c`)

export const tasks = (org: ScoringOrg, fields: string): Fields[] =>
  org.query(`SELECT ${fields} FROM Task WHERE CsKey__c != null ORDER BY CsKey__c`)

export const taskOf = (org: ScoringOrg, step: string): string =>
  String(org.query(`SELECT Id FROM Task WHERE CsKey__c LIKE '%:${step}'`)[0]?.['Id'])

/** What runs write of signals, without ids and audit fields. */
export function signalState(org: ScoringOrg): Record<'signals' | 'tasks' | 'counters', Fields[]> {
  const withoutIds = ({ CreatedSteps__c: text, ...fields }: Fields): Fields => {
    if (typeof text !== 'string') return { ...fields, steps: null }
    const steps = Object.entries(JSON.parse(text) as Record<string, Fields>)
    return { ...fields, steps: steps.map(([key, { taskId, ...step }]) => ({ key, ...step, hasTask: typeof taskId === 'string' })) }
  }
  return {
    signals: signals(
      org,
      'Key__c, Account__c, IndicatorKey__c, Indicator__r.Key__c, Kind__c, Urgency__c, Status__c, TrueSince__c, OpenedOn__c, ClosedOn__c, SnoozedUntil__c, ClosingNote__c, Reason__c, Resolves__c, Evidence__c, ClosingEvidence__c, CreatedSteps__c',
    ).map(withoutIds),
    tasks: tasks(org, 'CsKey__c, CsParty__c, WhatId, OwnerId, Subject, Description, Priority, Status, IsClosed, ActivityDate'),
    counters: org.query('SELECT Name, CsOpenRisks__c, CsOpenOpportunities__c FROM Account ORDER BY Name'),
  }
}

/** @returns the id of a standard user */
export function addUser(org: ScoringOrg, name: string, fields: Fields = {}): string {
  const [profile] = org.query("SELECT Id FROM Profile WHERE Name = 'System Administrator'")
  const email = `${name.toLowerCase()}@banso.example`
  const [id = ''] = org.insert('User', [
    { Username: email, LastName: name, Email: email, Alias: name.slice(0, 8), ProfileId: profile?.['Id'], ...fields },
  ])
  return id
}

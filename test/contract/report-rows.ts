import type { LocalOrg } from '../../local-org/api/org.ts'

const bands = ['Healthy', 'Watch', 'AtRisk', 'Unknown', null]
const industries = ['Energy', 'Banking', null]
const parties = ['Own', 'Customer', 'Joint', null]
const dueDays = [-1, 0, -30, null, 1]
const categories = ['Commit', 'BestCase', 'AtRisk', 'Lost', null]

/** Day `days` after today in the org's time zone. */
export function dayFromToday(org: LocalOrg, days: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: org.timeZone }).format(org.now())
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Rows on both sides of every boundary that the reports draw: bands, coverage around 80 %, band changes around seven days,
 * renewals yesterday to in 400 days, signals of each kind and status, tasks of ours and others around today,
 * runs with and without refusals. Amounts with cents.
 */
export function addReportRows(org: LocalOrg, adminId: string, ownerIds: string[]): void {
  const add = (sobject: string, fields: Record<string, unknown>): string => {
    const { id, errors } = org.insert(adminId, sobject, fields)
    if (id === null) throw new Error(JSON.stringify(errors))
    return id
  }
  const dayOrNull = (days: number | null | undefined) => (days === null || days === undefined ? null : dayFromToday(org, days))
  const at = (days: number) => new Date(org.now().getTime() + days * 86_400_000).toISOString()
  for (const index of Array.from({ length: 60 }, (_, position) => position)) {
    const account = add('Account', {
      Name: `Account ${index}`,
      OwnerId: ownerIds[index % ownerIds.length],
      Industry: industries[index % 3],
      CsHealthBand__c: bands[index % 5],
      CsPreviousHealthBand__c: bands[(index + 2) % 5],
      CsHealthBandChangedAt__c: index % 4 === 0 ? null : at(-index / 4),
      CsHealthScore__c: index % 5 === 4 ? null : (index * 7) % 101,
      CsHealthCoverage__c: index % 6 === 5 ? null : [79.9, 80, 80.1, 30, 100][index % 6],
      CsArr__c: index % 7 === 6 ? null : 1000.1 + index * 0.37,
      CsRenewalDate__c: dayOrNull([null, -1, 0, 30, 200, 365, 366, 400][index % 8]),
      CsRenewalCategory__c: categories[index % 5],
      CsExpectedArr__c: index % 7 === 6 ? null : 900.05 + index * 0.21,
      CsOpenRisks__c: index % 3,
      CsOpenOpportunities__c: index % 4 === 3 ? null : index % 2,
    })
    add('Task', {
      WhatId: account,
      OwnerId: ownerIds[Math.floor(index / 2) % ownerIds.length],
      Subject: `Task ${index}`,
      CsKey__c: index % 10 === 9 ? null : `task-${index}`,
      CsParty__c: parties[index % 4],
      ActivityDate: dayOrNull(dueDays[index % dueDays.length]),
      Status: index % 8 === 7 ? 'Completed' : 'Not Started',
    })
    add('CsSignal__c', {
      Account__c: account,
      Key__c: `signal-${index}`,
      IndicatorKey__c: 'test',
      Kind__c: index % 4 === 0 ? 'Opportunity' : 'Risk',
      Urgency__c: ['High', 'Normal', 'Low'][Math.floor(index / 3) % 3],
      Status__c: ['Open', 'Snoozed', 'Resolved', 'Queued', 'Dismissed'][index % 5],
      Reason__c: `Reason ${index}`,
      SnoozedUntil__c: index % 5 === 1 ? dayFromToday(org, 7) : null,
      ClosingNote__c: index % 5 === 4 ? 'Closed by hand' : null,
      DismissReason__c: index % 5 === 4 ? 'NotTrue' : null,
      OpenedOn__c: dayFromToday(org, -index),
    })
  }
  for (const index of [0, 1, 2, 3, 4, 5]) {
    add('CsRun__c', {
      Key__c: `run-${index}`,
      Kind__c: 'Full',
      Status__c: index === 1 ? 'Failed' : 'Completed',
      StartedAt__c: at(index === 5 ? -40 : -index),
      RowsRefused__c: [0, 0, 3, 0, 4, 5][index],
      AccountsScored__c: 60,
    })
  }
  addRenewalFigures(org, add)
}

/** Retention of the book over 12 months and what a report of it must leave out, forecasts judged lately and long ago. */
function addRenewalFigures(org: LocalOrg, add: (sobject: string, fields: Record<string, unknown>) => string): void {
  for (const index of [0, 1, 2, 3, 4, 5]) {
    const day = dayFromToday(org, -31 * index)
    add('CsRetention__c', {
      Key__c: `retention-${index}`,
      Scope__c: index === 4 ? 'Segment' : 'Book',
      WindowMonths__c: index === 5 ? 1 : 12,
      Month__c: day,
      StartsOn__c: dayFromToday(org, -31 * index - 365),
      EndsOn__c: day,
      NetRetention__c: index === 3 ? null : 101.25 + index,
      GrossRetention__c: index === 3 ? null : 90.5 - index,
      LogoRetention__c: index === 3 ? null : 95,
      StartingArr__c: 1000.1,
      IsCurrent__c: true,
      IsMonthOver__c: index > 0,
      Source__c: 'Records',
      AsOf__c: dayFromToday(org, 0),
    })
    add('CsForecastAccuracy__c', {
      Key__c: `accuracy-${index}`,
      HorizonDays__c: [30, 60, 90, 180][index % 4],
      Forecaster__c: ['Final', 'Model', 'Csm'][index % 3],
      Renewals__c: 10,
      Renewed__c: 8,
      RenewalsWithArr__c: 10,
      LastYearRenewals__c: 0,
      Brier__c: 0.1,
      AsOf__c: dayFromToday(org, index === 5 ? -31 : -index),
    })
  }
}

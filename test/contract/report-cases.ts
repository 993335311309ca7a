const year = 'NEXT_N_DAYS:365'
export const atRisk = "CsHealthBand__c IN ('AtRisk', 'Watch')"
export const upcoming = `(CsRenewalDate__c = TODAY OR CsRenewalDate__c = ${year})`

/** What a report must answer, asked of the org in SOQL. */
export interface ReportCase {
  /** Group and figures of each innermost group. */
  groups: { soql: string; levels: number } | null
  /** Number of rows, and figures before it. */
  total: string
  /** First detail column of every row. */
  rows: { soql: string; column: string }
  /** A report of the reader's own accounts; run as a CSM. */
  isPersonal?: true
}

const changed = 'CsHealthBandChangedAt__c >= LAST_N_DAYS:7 AND CsPreviousHealthBand__c != null'
const openRisks = "Kind__c = 'Risk' AND Status__c IN ('Open', 'Snoozed')"
const mine = 'Account__r.OwnerId = :me'
const overdue = 'IsClosed = false AND ActivityDate < TODAY AND CsKey__c != null AND AccountId != null'
const wholeBook = "Scope__c = 'Book' AND WindowMonths__c = 12 AND IsCurrent__c = true"
const load = 'AVG(CsHealthScore__c) a, SUM(CsArr__c) s, SUM(CsOpenRisks__c) r, SUM(CsOpenOpportunities__c) o, COUNT(Id) c'

function byBand(where: string): ReportCase {
  const figures = 'AVG(CsHealthScore__c) a, SUM(CsArr__c) s, COUNT(Id) c'
  return {
    groups: { soql: `SELECT CsHealthBand__c, ${figures} FROM Account WHERE ${where} GROUP BY CsHealthBand__c`, levels: 1 },
    total: `SELECT ${figures} FROM Account WHERE ${where}`,
    rows: { soql: `SELECT Name FROM Account WHERE ${where}`, column: 'Name' },
  }
}

/** Months are told as SOQL tells them, year and number: a test of their own compares them. */
function byMonth(where: string): ReportCase {
  return {
    groups: null,
    total: `SELECT SUM(CsArr__c) s, SUM(CsExpectedArr__c) e, COUNT(Id) c FROM Account WHERE ${where}`,
    rows: { soql: `SELECT Name FROM Account WHERE ${where}`, column: 'Name' },
  }
}

/** By developer name. `:me` stands for the user who runs the report. */
export const reportCases: Record<string, ReportCase> = {
  CsAccountsAtRisk: {
    groups: {
      soql: `SELECT CsHealthBand__c, Industry, AVG(CsHealthScore__c) a, SUM(CsArr__c) s, COUNT(Id) c FROM Account WHERE ${atRisk} GROUP BY CsHealthBand__c, Industry`,
      levels: 2,
    },
    total: `SELECT AVG(CsHealthScore__c) a, SUM(CsArr__c) s, COUNT(Id) c FROM Account WHERE ${atRisk}`,
    rows: { soql: `SELECT Name FROM Account WHERE ${atRisk}`, column: 'Name' },
  },
  CsBandChanges: {
    groups: {
      soql: `SELECT CsPreviousHealthBand__c, CsHealthBand__c, SUM(CsArr__c) s, COUNT(Id) c FROM Account WHERE ${changed} GROUP BY CsPreviousHealthBand__c, CsHealthBand__c`,
      levels: 2,
    },
    total: `SELECT SUM(CsArr__c) s, COUNT(Id) c FROM Account WHERE ${changed}`,
    rows: { soql: `SELECT Name FROM Account WHERE ${changed}`, column: 'Name' },
  },
  CsCoverageGaps: {
    groups: null,
    total: 'SELECT COUNT(Id) c FROM Account WHERE CsHealthCoverage__c < 80 OR CsHealthCoverage__c = null',
    rows: { soql: 'SELECT Name FROM Account WHERE CsHealthCoverage__c < 80 OR CsHealthCoverage__c = null', column: 'Name' },
  },
  CsOpenRisks: {
    groups: {
      soql: `SELECT Account__r.OwnerId, Urgency__c, COUNT(Id) c FROM CsSignal__c WHERE ${openRisks} GROUP BY Account__r.OwnerId, Urgency__c`,
      levels: 2,
    },
    total: `SELECT COUNT(Id) c FROM CsSignal__c WHERE ${openRisks}`,
    rows: { soql: `SELECT Name FROM CsSignal__c WHERE ${openRisks}`, column: 'Name' },
  },
  CsRenewalsByCategory: {
    groups: {
      soql: `SELECT CsRenewalCategory__c, SUM(CsArr__c) s, SUM(CsExpectedArr__c) e, COUNT(Id) c FROM Account WHERE ${upcoming} GROUP BY CsRenewalCategory__c`,
      levels: 1,
    },
    total: `SELECT SUM(CsArr__c) s, SUM(CsExpectedArr__c) e, COUNT(Id) c FROM Account WHERE ${upcoming}`,
    rows: { soql: `SELECT Name FROM Account WHERE ${upcoming}`, column: 'Name' },
  },
  CsRiskByRenewalQuarter: {
    groups: null,
    total: `SELECT SUM(CsArr__c) s, COUNT(Id) c FROM Account WHERE ${atRisk} AND CsRenewalDate__c >= TODAY`,
    rows: { soql: `SELECT Name FROM Account WHERE ${atRisk} AND CsRenewalDate__c >= TODAY`, column: 'Name' },
  },
  CsRunsWithRefusals: {
    groups: null,
    total:
      "SELECT SUM(RowsRefused__c) s, COUNT(Id) c FROM CsRun__c WHERE (RowsRefused__c > 0 OR Status__c = 'Failed') AND StartedAt__c = LAST_N_DAYS:30",
    rows: { soql: "SELECT Name FROM CsRun__c WHERE Key__c IN ('run-1', 'run-2', 'run-4')", column: 'Name' },
  },
  CsBookHealth: byBand('CsHealthBand__c != null'),
  CsForecastTrackRecord: {
    groups: {
      soql: 'SELECT Forecaster__c, COUNT(Id) c FROM CsForecastAccuracy__c WHERE AsOf__c >= LAST_N_DAYS:30 GROUP BY Forecaster__c',
      levels: 1,
    },
    total: 'SELECT COUNT(Id) c FROM CsForecastAccuracy__c WHERE AsOf__c >= LAST_N_DAYS:30',
    rows: { soql: 'SELECT Name FROM CsForecastAccuracy__c WHERE AsOf__c >= LAST_N_DAYS:30', column: 'Name' },
  },
  CsMyAccounts: { ...byBand('CsHealthBand__c != null AND OwnerId = :me'), isPersonal: true },
  CsMyOpenRisks: {
    groups: { soql: `SELECT Urgency__c, COUNT(Id) c FROM CsSignal__c WHERE ${openRisks} AND ${mine} GROUP BY Urgency__c`, levels: 1 },
    total: `SELECT COUNT(Id) c FROM CsSignal__c WHERE ${openRisks} AND ${mine}`,
    rows: { soql: `SELECT Name FROM CsSignal__c WHERE ${openRisks} AND ${mine}`, column: 'Name' },
    isPersonal: true,
  },
  CsMyOverdueTasks: {
    groups: { soql: `SELECT CsParty__c, COUNT(Id) c FROM Task WHERE ${overdue} AND Account.OwnerId = :me GROUP BY CsParty__c`, levels: 1 },
    total: `SELECT COUNT(Id) c FROM Task WHERE ${overdue} AND Account.OwnerId = :me`,
    rows: { soql: `SELECT Subject FROM Task WHERE ${overdue} AND Account.OwnerId = :me`, column: 'Subject' },
    isPersonal: true,
  },
  CsMyRenewals: { ...byMonth(`${upcoming} AND OwnerId = :me`), isPersonal: true },
  CsOverdueTasks: {
    groups: {
      soql: `SELECT OwnerId, CsParty__c, COUNT(Id) c FROM Task WHERE ${overdue} GROUP BY OwnerId, CsParty__c`,
      levels: 2,
    },
    total: `SELECT COUNT(Id) c FROM Task WHERE ${overdue}`,
    rows: { soql: `SELECT Subject FROM Task WHERE ${overdue}`, column: 'Subject' },
  },
  CsRenewalsByMonth: byMonth(upcoming),
  CsRetentionTrend: {
    groups: null,
    total: `SELECT AVG(NetRetention__c) n, AVG(GrossRetention__c) g, AVG(LogoRetention__c) l, COUNT(Id) c FROM CsRetention__c WHERE ${wholeBook}`,
    rows: { soql: `SELECT Name FROM CsRetention__c WHERE ${wholeBook}`, column: 'Name' },
  },
  CsWorkload: {
    groups: { soql: `SELECT OwnerId, ${load} FROM Account WHERE CsHealthBand__c != null GROUP BY OwnerId`, levels: 1 },
    total: `SELECT ${load} FROM Account WHERE CsHealthBand__c != null`,
    rows: { soql: 'SELECT Name FROM Account WHERE CsHealthBand__c != null', column: 'Name' },
  },
}

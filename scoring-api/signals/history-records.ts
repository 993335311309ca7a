import { isFeedStopped } from '../health-score/measure-status.ts'
import { parseSnapshot, SnapshotError } from '../health-score/parse-snapshot.ts'
import { bandValues } from '../health-score/picklist-values.ts'
import type { Measure } from '../health-score/scorecard.ts'
import { fromHundredths } from '../health-score/scaled-number.ts'
import { addDays } from '../metric/calendar-day.ts'
import { toScaledInteger } from '../metric/decimal.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { FactValue } from './facts-row.ts'
import { readRows, type RowsRequest } from './read-rows.ts'
import type { AccountHistory, PastFacts, PastSnapshot } from './replay-account.ts'
import { noteMeasure } from './run-facts.ts'

/** What snapshots tell of the past, by the names of conditions. */

const snapshotObject = 'CsHealthSnapshot__c'
const figures = ['Account__c', 'Key__c', 'AsOfDate__c', 'Score__c', 'Coverage__c', 'Band__c']
const content = 'Measures__c'

/** The change of 30 days looks back so far; a snapshot is due every 7 days, so one from before the first day is among them. */
const earlierDays = 38

export interface Histories {
  accounts: Iterable<AccountHistory>
  /** Snapshots that could not be understood. */
  unreadable: number
}

export interface HistoryRequest {
  /** First and last day, `yyyy-mm-dd`. */
  from: string
  to: string
  asked: ReadonlySet<string>
  /** Of the active scorecards: they say on which feed a measure rests. */
  measures: readonly Measure[]
}

/**
 * Reads the snapshots of some days and those before that hold on the first of them. In memory stay a day and a reference for each snapshot, and
 * what differs of what is asked.
 * @throws Problem
 */
export async function readHistories(
  salesforce: Salesforce,
  { from, to, asked, measures }: HistoryRequest,
  request: Pick<RowsRequest, 'accountIds' | 'directory' | 'onRows'>,
): Promise<Histories> {
  const columns = asksContent(asked) ? [...figures, content] : figures
  const soql = `SELECT ${columns.join(', ')} FROM ${snapshotObject} WHERE AsOfDate__c >= ${addDays(from, -earlierDays)} AND AsOfDate__c <= ${to}`
  const toFacts = factsReader(asked, new Map(measures.map((measure) => [measure.key, measure])))
  const byAccount = new Map<string, PastSnapshot[]>()
  const dates = new Map<string, string>()
  let unreadable = 0
  await readRows(salesforce, soql, columns, 'history', request, (row) => {
    const { Account__c: accountId = '', Key__c: key = '', AsOfDate__c: date = '' } = row
    // What came with a merge tells of the account that is gone.
    if (!key.startsWith(accountId)) return
    const facts = toFacts(row)
    if (facts === null) {
      unreadable += 1
      return
    }
    const asOfDate = dates.get(date) ?? date
    dates.set(asOfDate, asOfDate)
    const others = byAccount.get(accountId)
    if (others === undefined) byAccount.set(accountId, [{ asOfDate, facts }])
    else others.push({ asOfDate, facts })
  })
  return { accounts: inOrder(byAccount), unreadable }
}

function* inOrder(byAccount: ReadonlyMap<string, PastSnapshot[]>): Generator<AccountHistory> {
  for (const [accountId, snapshots] of byAccount) {
    yield { accountId, snapshots: snapshots.toSorted((a, b) => (a.asOfDate < b.asOfDate ? -1 : 1)) }
  }
}

const ofContent = /^(Value\.|Points\.|Stage$|DaysAsCustomer$)/

const asksContent = (asked: ReadonlySet<string>): boolean => [...asked].some((name) => ofContent.test(name))

type ToFacts = (row: Readonly<Record<string, string>>) => PastFacts | null

/** Equal facts come as the same object. null = not understood. */
function factsReader(asked: ReadonlySet<string>, measures: ReadonlyMap<string, Measure>): ToFacts {
  const known = new Map<string, PastFacts>()
  return (row) => {
    const facts = factsOf(row)
    if (facts === null) return null
    const key = JSON.stringify(facts)
    const same = known.get(key)
    if (same === undefined) known.set(key, facts)
    return same ?? facts
  }

  function factsOf(row: Readonly<Record<string, string>>): PastFacts | null {
    const score = hundredths(row['Score__c'])
    const all: Record<string, FactValue> = {
      Score: fromHundredths(score),
      Coverage: fromHundredths(hundredths(row['Coverage__c'])),
      Band: row['Band__c'] === '' || row['Band__c'] === undefined ? bandValues.unknown : row['Band__c'],
    }
    const text = row[content]
    const customerSince = text === undefined ? null : noteContent(all, text)
    if (customerSince === undefined) return null
    return {
      row: Object.fromEntries(Object.entries(all).filter(([name]) => asked.has(name))),
      customerSince: asked.has('DaysAsCustomer') ? customerSince : null,
      score: asked.has('Change30Days') ? score : null,
    }
  }

  /** @returns since when it is a customer; undefined = the text cannot be understood */
  function noteContent(all: Record<string, FactValue>, text: string): string | null | undefined {
    try {
      const { stage, customerSince, stoppedFeeds, measures: stored } = parseSnapshot(text)
      const stopped = new Set(stoppedFeeds)
      all['Stage'] = stage === '' ? null : stage
      for (const measure of stored) if (!(measure.status === 'stale' && restsOnStopped(measure.key, stopped))) noteMeasure(all, measure)
      return customerSince
    } catch (err) {
      if (err instanceof SnapshotError) return undefined
      throw err
    }
  }

  /** Of a measure that no active scorecard has, nobody can say any more on which feed it rested: then nothing of it is known. */
  function restsOnStopped(key: string, stopped: ReadonlySet<string>): boolean {
    const measure = measures.get(key)
    return stopped.size > 0 && (measure === undefined || isFeedStopped(measure, stopped))
  }
}

const hundredths = (text: string | undefined): number | null => (text === undefined || text === '' ? null : toScaledInteger(text, 2))

import type { Facts } from '../facts/facts.ts'
import { atOnce } from '../salesforce/at-once.ts'
import { bulkRead, type BulkPages } from '../salesforce/bulk-read.ts'
import { requireBudget } from '../salesforce/call-count.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readToFile } from '../salesforce/read-to-file.ts'
import type { PastSnapshots } from './diff-health.ts'
import { readParentIds } from './family-records.ts'
import type { ExtractionPlan } from './measure-plan.ts'
import { indexSnapshots, snapshotColumnsRead, snapshotQuery } from './past-snapshots.ts'
import { sourceSoql } from './source-soql.ts'

export interface LoadRequest {
  salesforce: Salesforce
  /** null = all: Bulk reads them, as it does many; REST a few. */
  accountIds: readonly string[] | null
  directory: string
  onRows: (rows: number) => void
  /** false = nothing is compared with the past. Default true. */
  withSnapshots?: boolean
  /** Whose children are to be found: of accounts in this scope. Default nobody's. */
  parents?: { scopeFilter: string | null } | null
}

export interface LoadedFacts {
  accounts: number
  pastOf: (accountId: string) => PastSnapshots
  /** Accounts with children. */
  parentIds: ReadonlySet<string>
}

const readsAtOnce = 3
/** What REST reads is in memory, and a page holds 2,000 rows. */
const mostAccountsOverRest = 25

/** Brings every source object into the column engine, and the snapshots into an index. @throws Problem, FactsError */
export async function loadFacts(facts: Facts, { sources }: ExtractionPlan, asOfDate: string, request: LoadRequest): Promise<LoadedFacts> {
  let accounts = 0
  let loading: Promise<unknown> = Promise.resolve()
  let pastOf: LoadedFacts['pastOf'] = () => ({ newest: null, scoreMonthAgo: null })
  const readSource = (source: ExtractionPlan['sources'][number]) => async () => {
    const columns = source.columns.map(({ name }) => name)
    const { pages, rows } = await read(request, source.sobject, sourceSoql(source, request.accountIds), columns)
    if (source.sobject === 'Account') accounts = rows
    // The engine takes one call at a time; the reads go on meanwhile.
    loading = loading.then(() => facts.load({ sobject: source.sobject, columns: source.columns, pages, expectedRows: rows }))
    await loading
  }
  const readSnapshots = async (): Promise<void> => {
    const { pages } = await read(request, 'CsHealthSnapshot__c', snapshotQuery(asOfDate, request.accountIds), snapshotColumnsRead)
    pastOf = await indexSnapshots(pages, asOfDate)
  }
  let parentIds: ReadonlySet<string> = new Set()
  const readParents = (scopeFilter: string | null) => async (): Promise<void> => {
    parentIds = await readParentIds(request.salesforce, scopeFilter, request.directory)
  }
  const reads = [
    ...sources.map(readSource),
    ...(request.withSnapshots === false ? [] : [readSnapshots]),
    ...(request.parents ? [readParents(request.parents.scopeFilter)] : []),
  ]
  await atOnce(readsAtOnce, reads, async (work) => {
    requireBudget(request.salesforce.calls)
    await work()
  })
  return { accounts, pastOf, parentIds }
}

async function read(request: LoadRequest, name: string, soql: string, columns: string[]): Promise<BulkPages> {
  const { salesforce, accountIds, directory, onRows } = request
  if (accountIds === null || accountIds.length > mostAccountsOverRest) return await bulkRead(salesforce, soql, { directory, name, onRows })
  const pages = await readToFile(salesforce, soql, columns, { directory, name })
  onRows(pages.rows)
  return pages
}

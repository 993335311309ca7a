import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { bulkRead } from '../salesforce/bulk-read.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { inChunks, quotedIds } from '../salesforce/id-list.ts'
import { readAll, type SalesforceRecord } from '../salesforce/read-all.ts'
import { valueAt } from '../salesforce/record-value.ts'
import { toArr } from './account-arr.ts'
import { currencyPathOf, type CurrencyRates } from './currency.ts'
import type { FamilyAccount } from './families.ts'
import { shownCoverage, shownScore } from './health-score-records.ts'
import type { Standing } from './roll-up.ts'

/** The account hierarchy as Salesforce keeps it, in `Account.ParentId`. */

export const parentColumn = 'ParentId'

export interface HierarchyOptions {
  /** SOQL condition on Account; null = every account. */
  scopeFilter: string | null
  /** null = the org keeps no ARR. */
  arrPath: string | null
  /** null = the org has one currency. */
  rates: CurrencyRates | null
}

/** An account as it stands in the org. */
export type StoredRelative = FamilyAccount & Standing

export interface Relatives {
  /** Ancestors in scope. */
  ancestors: string[]
  /** Everybody in scope below the highest of them, and those too. */
  all: StoredRelative[]
}

/** Levels that one query can go up or down: SOQL follows five parents. */
const levelsPerQuery = 5
/** An id stands in the address once for each level. */
const idsPerLevel = 60

/** Accounts that an account in scope names as its parent, for a run over the whole book. @throws Problem */
export async function readParentIds(salesforce: Salesforce, scopeFilter: string | null, directory: string): Promise<ReadonlySet<string>> {
  const soql = `SELECT ${parentColumn} FROM Account WHERE ${withScope(`${parentColumn} != null`, scopeFilter)}`
  const { pages } = await bulkRead(salesforce, soql, { directory, name: 'Account-parents' })
  const ids = new Set<string>()
  for (const page of pages) {
    const rows = createReadStream(page).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>
    for await (const [id = ''] of rows) ids.add(id)
  }
  return ids
}

/** The families of accounts, for a run that measures those and their ancestors. @throws Problem */
export async function readRelatives(salesforce: Salesforce, accountIds: readonly string[], options: HierarchyOptions): Promise<Relatives> {
  const lines = await inScope(salesforce, await readLines(salesforce, accountIds), options.scopeFilter)
  const tops = new Set(lines.flatMap((line) => line.at(-1) ?? []))
  return { ancestors: [...new Set(lines.flatMap(([, ...ancestors]) => ancestors))], all: await readBelow(salesforce, [...tops], options) }
}

/** Each account, its parent, the parent's parent and so on; a cycle is followed once. */
async function readLines(salesforce: Salesforce, accountIds: readonly string[]): Promise<string[][]> {
  const paths = Array.from({ length: levelsPerQuery }, (_, level) => `${'Parent.'.repeat(level)}${parentColumn}`)
  const lines = accountIds.map((accountId) => [accountId])
  for (let open = lines; open.length > 0;) {
    const records = await readAccounts(salesforce, ['Id', ...paths], [...new Set(open.map((line) => line.at(-1) ?? ''))])
    const byId = new Map(records.map((record) => [record['Id'], record]))
    open = open.filter((line) => {
      const record = byId.get(line.at(-1))
      const above = paths.map((path) => (record === undefined ? null : valueAt(record, path))).filter((id) => typeof id === 'string')
      const fresh = above.slice(
        0,
        firstIndex(above, (id) => line.includes(id)),
      )
      line.push(...fresh)
      return fresh.length === levelsPerQuery
    })
  }
  return lines
}

/** The beginning of each line that is in scope. */
async function inScope(salesforce: Salesforce, lines: string[][], scopeFilter: string | null): Promise<string[][]> {
  if (scopeFilter === null) return lines
  const records = await readAccounts(salesforce, ['Id'], [...new Set(lines.flat())], scopeFilter)
  const known = new Set(records.map(({ Id }) => Id))
  return lines.map((line) =>
    line.slice(
      0,
      firstIndex(line, (id) => !known.has(id)),
    ),
  )
}

async function readAccounts(
  salesforce: Salesforce,
  columns: string[],
  ids: readonly string[],
  scopeFilter: string | null = null,
): Promise<SalesforceRecord[]> {
  const records: SalesforceRecord[] = []
  for (const chunk of inChunks(ids)) {
    const condition = withScope(`Id IN (${quotedIds(chunk)})`, scopeFilter)
    records.push(...(await readAll(salesforce, `SELECT ${columns.join(', ')} FROM Account WHERE ${condition}`)))
  }
  return records
}

async function readBelow(salesforce: Salesforce, tops: readonly string[], options: HierarchyOptions): Promise<StoredRelative[]> {
  const { scopeFilter, arrPath, rates } = options
  const arrPaths = arrPath === null ? [] : [arrPath, ...(rates === null ? [] : [currencyPathOf(arrPath)])]
  const columns = [...new Set(['Id', parentColumn, shownScore, shownCoverage, ...arrPaths])]
  const read = async (condition: string): Promise<StoredRelative[]> => {
    const records = await readAll(salesforce, `SELECT ${columns.join(', ')} FROM Account WHERE ${withScope(condition, scopeFilter)}`)
    return records.map((record) => toRelative(record, options))
  }
  const highest = (await readAccounts(salesforce, columns, tops, scopeFilter)).map((record) => toRelative(record, options))
  const found = new Map(highest.map((account) => [account.accountId, account]))
  for (let lowest = tops; lowest.length > 0;) {
    const level = new Map(lowest.map((id) => [id, 0]))
    for (let start = 0; start < lowest.length; start += idsPerLevel) {
      const ids = quotedIds(lowest.slice(start, start + idsPerLevel))
      const conditions = Array.from({ length: levelsPerQuery }, (_, up) => `${'Parent.'.repeat(up)}${parentColumn} IN (${ids})`)
      const fresh = (await read(conditions.join(' OR '))).filter(({ accountId }) => !found.has(accountId))
      for (const account of fresh) found.set(account.accountId, account)
      noteLevels(fresh, level)
    }
    lowest = [...level].flatMap(([id, depth]) => (depth === levelsPerQuery ? [id] : []))
  }
  return [...found.values()]
}

/** How far below the start each account is; one whose parent is out of scope is on no level. */
function noteLevels(accounts: readonly StoredRelative[], level: Map<string, number>): void {
  for (let open = accounts, size = -1; open.length !== size;) {
    size = open.length
    open = open.filter(({ accountId, parentId }) => {
      const above = parentId === null ? undefined : level.get(parentId)
      if (above !== undefined) level.set(accountId, above + 1)
      return above === undefined
    })
  }
}

function toRelative(record: SalesforceRecord, { arrPath, rates }: HierarchyOptions): StoredRelative {
  const textAt = (path: string | null): string | null => {
    const value = path === null ? null : valueAt(record, path)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  const hundredthsAt = (path: string): number | null => {
    const value = valueAt(record, path)
    return typeof value === 'number' ? Math.round(value * 100) : null
  }
  return {
    accountId: textAt('Id') ?? '',
    parentId: textAt(parentColumn),
    arr: toArr({ amount: textAt(arrPath), isoCode: arrPath === null ? null : textAt(currencyPathOf(arrPath)) }, rates),
    score: hundredthsAt(shownScore),
    coverage: hundredthsAt(shownCoverage) ?? 0,
  }
}

const withScope = (condition: string, scopeFilter: string | null): string =>
  scopeFilter === null ? condition : `(${condition}) AND (${scopeFilter})`

function firstIndex<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  const index = items.findIndex(is)
  return index === -1 ? items.length : index
}

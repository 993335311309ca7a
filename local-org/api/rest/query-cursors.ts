import { randomBytes } from 'node:crypto'
import { createRowSpool, type RowSpool } from '../http/row-spool.ts'
import { OrgError, type QueryRows } from '../org.ts'

const openCursorsPerUser = 10

export interface QueryPage {
  totalSize: number
  done: boolean
  records: Record<string, unknown>[]
  /** `01g…-2000`; null on the last page. */
  locator: string | null
}

export interface QueryCursors {
  /** The first page; keeps the rest when there is more. */
  open(userId: string, rows: QueryRows, batchSize: number): QueryPage
  /** @throws OrgError INVALID_QUERY_LOCATOR when unknown, another user's, or pushed out by newer queries */
  next(userId: string, locator: string): QueryPage
  close(): void
}

interface Cursor {
  id: string
  userId: string
  batchSize: number
  spool: RowSpool
}

/** Query results read page by page. A user has ten open cursors: one more, and the oldest is gone. */
export function createQueryCursors(spoolDirectory: string): QueryCursors {
  const cursors = new Map<string, Cursor>()

  const drop = (cursor: Cursor) => {
    cursors.delete(cursor.id)
    cursor.spool.remove()
  }

  const page = (cursor: Cursor, from: number): QueryPage => {
    const total = cursor.spool.rowCount
    const to = Math.min(from + cursor.batchSize, total)
    const text = cursor.spool.read(from, to)
    return {
      totalSize: total,
      done: to === total,
      records: JSON.parse(`[${text.slice(0, -1)}]`) as Record<string, unknown>[],
      locator: to === total ? null : `${cursor.id}-${to}`,
    }
  }

  return {
    open(userId, rows, batchSize) {
      if (rows.totalSize <= batchSize) {
        return { totalSize: rows.totalSize, done: true, records: [...rows.records], locator: null }
      }
      const first = rows.records.next()
      // SELECT COUNT() has a total and no rows
      if (first.done) return { totalSize: rows.totalSize, done: true, records: [], locator: null }
      if (isAggregate(first.value)) throw noMoreAggregates()

      const id = `01g${randomBytes(12).toString('hex').slice(0, 15)}`
      const cursor: Cursor = { id, userId, batchSize, spool: createRowSpool(spoolDirectory, `${id}.json`) }
      cursor.spool.append(`${JSON.stringify(first.value)},`)
      for (const record of rows.records) cursor.spool.append(`${JSON.stringify(record)},`)
      cursors.set(id, cursor)
      const open = [...cursors.values()].filter((candidate) => candidate.userId === userId)
      if (open.length > openCursorsPerUser && open[0]) drop(open[0])
      return page(cursor, 0)
    },
    next(userId, locator) {
      const match = /^(01g\w{15})-(\d+)$/.exec(locator)
      const cursor = cursors.get(match?.[1] ?? '')
      const from = Number(match?.[2])
      if (!cursor || cursor.userId !== userId || from >= cursor.spool.rowCount) throw invalidLocator()
      return page(cursor, from)
    },
    close: () => [...cursors.values()].forEach(drop),
  }
}

function isAggregate(record: Record<string, unknown>): boolean {
  return (record['attributes'] as { type?: string } | undefined)?.type === 'AggregateResult'
}

const invalidLocator = () => new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator')

const noMoreAggregates = () =>
  new OrgError(
    400,
    'EXCEEDED_ID_LIMIT',
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
  )

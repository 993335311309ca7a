import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { dayInZone, timeInZone } from './time-zone.ts'

export type SqlValue = string | number | null

/** Statements kept prepared; the oldest goes first. */
const preparedStatements = 500

/** The org's rows: one SQLite file, or memory. */
export class Database {
  readonly #sqlite: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()
  #depth = 0

  /**
   * @param file null = in memory
   * @throws Error when another process has the file open: two orgs would give the same ids
   */
  constructor(file: string | null) {
    this.#sqlite = new DatabaseSync(file ?? ':memory:')
    this.#takeAlone(file)
    // A commit is in the log when `run` returns: it survives the process, whatever kills it.
    this.#sqlite.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY',
    )
    const pure = { deterministic: true }
    this.#sqlite.function('fold', pure, (text: unknown) => (typeof text === 'string' ? text.toLowerCase() : null))
    this.#sqlite.function('day_in_zone', pure, (at: unknown, zone: unknown) =>
      typeof at === 'string' ? dayInZone(at, String(zone)) : null,
    )
    this.#sqlite.function('time_in_zone', pure, (at: unknown, zone: unknown) =>
      typeof at === 'string' ? timeInZone(at, String(zone)) : null,
    )
  }

  exec(sql: string): void {
    this.#sqlite.exec(sql)
  }

  run(sql: string, values: SQLInputValue[] = []): void {
    this.#prepare(sql).run(...values)
  }

  /** The first row as an array; undefined when there is none. */
  row(sql: string, values: SQLInputValue[] = []): SqlValue[] | undefined {
    return this.#prepare(sql).get(...values) as unknown as SqlValue[] | undefined
  }

  rows(sql: string, values: SQLInputValue[] = []): SqlValue[][] {
    return this.#prepare(sql).all(...values) as unknown as SqlValue[][]
  }

  /** One row after the other, from a statement of its own, so that others may run in between. */
  iterate(sql: string, values: SQLInputValue[] = []): IteratorObject<SqlValue[], undefined> {
    const statement = this.#sqlite.prepare(sql)
    statement.setReturnArrays(true)
    return statement.iterate(...values) as unknown as IteratorObject<SqlValue[], undefined>
  }

  /** Everything `work` wrote is undone when it throws; nests. */
  inTransaction<T>(work: () => T): T {
    const savepoint = `level${this.#depth}`
    this.#sqlite.exec(this.#depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${savepoint}`)
    this.#depth++
    try {
      const result = work()
      this.#depth--
      this.#sqlite.exec(this.#depth === 0 ? 'COMMIT' : `RELEASE ${savepoint}`)
      return result
    } catch (error) {
      this.#depth = Number(savepoint.slice('level'.length))
      this.#sqlite.exec(this.#depth === 0 ? 'ROLLBACK' : `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`)
      throw error
    }
  }

  close(): void {
    this.#prepared.clear()
    this.#sqlite.close()
  }

  #takeAlone(file: string | null): void {
    try {
      this.#sqlite.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; COMMIT')
    } catch (error) {
      this.#sqlite.close()
      if (!String(error).includes('locked')) throw error
      throw new Error(`The org's rows in ${file} are in use by another process: stop it first`, { cause: error })
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#sqlite.prepare(sql)
    statement.setReturnArrays(true)
    const oldest = this.#prepared.keys().next().value
    if (this.#prepared.size >= preparedStatements && oldest !== undefined) this.#prepared.delete(oldest)
    this.#prepared.set(sql, statement)
    return statement
  }
}

export function quoted(name: string): string {
  return `"${name}"`
}

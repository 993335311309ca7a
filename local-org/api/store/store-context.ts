import type { RightsBook } from '../access/read-rights.ts'
import type { ObjectDefinition } from '../schema/object-definition.ts'
import type { Schema } from '../schema/schema.ts'
import { quoted, type Database, type SqlValue } from './database.ts'
import { makeRecordId, sequenceOf } from './record-id.ts'

/** What every write needs. */
export interface StoreContext {
  database: Database
  schema: Schema
  rights: RightsBook
  ids: RecordIds
  /** The org's IANA time zone. */
  timeZone: string
  now(): Date
}

/** Hands out the ids of new rows, ascending within an object, also after a restart. */
export class RecordIds {
  readonly #database: Database
  readonly #last = new Map<string, number>()
  readonly #lastNumber = new Map<string, number>()

  constructor(database: Database) {
    this.#database = database
  }

  next(object: ObjectDefinition): string {
    const last = this.#last.get(object.name) ?? this.#lastStored(object)
    this.#last.set(object.name, last + 1)
    return makeRecordId(object.keyPrefix, last + 1)
  }

  /** The next value of an auto-number field: `HS-{0000000}` → `HS-0000001`. */
  nextAutoNumber(object: ObjectDefinition, field: string, format: string): string {
    const key = `${object.name}.${field}`
    const next = (this.#lastNumber.get(key) ?? this.#lastAutoNumber(object, field)) + 1
    this.#lastNumber.set(key, next)
    return format.replace(/\{(0+)\}/, (_, zeros: string) => String(next).padStart(zeros.length, '0'))
  }

  #lastStored(object: ObjectDefinition): number {
    const [id] = this.#database.row(`SELECT max(Id) FROM ${quoted(object.name)}`) ?? []
    return typeof id === 'string' ? sequenceOf(id) : 0
  }

  /** Numbers are never given twice, so the newest row has the greatest. */
  #lastAutoNumber(object: ObjectDefinition, field: string): number {
    const [text] = this.#database.row(`SELECT ${quoted(field)} FROM ${quoted(object.name)} ORDER BY Id DESC LIMIT 1`) ?? []
    return typeof text === 'string' ? Number(/(\d+)(?!.*\d)/.exec(text)?.[1] ?? 0) : 0
  }
}

/** A field of one record; null when the record or the value is missing. */
export function readValue(database: Database, object: string, id: SqlValue | undefined, field: string): SqlValue {
  if (typeof id !== 'string') return null
  return database.row(`SELECT ${quoted(field)} FROM ${quoted(object)} WHERE Id = ?`, [id])?.[0] ?? null
}

/** The org's clock as Salesforce stores it: whole seconds. */
export function currentInstant(context: StoreContext): string {
  return new Date(Math.floor(context.now().getTime() / 1000) * 1000).toISOString()
}

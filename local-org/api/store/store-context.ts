import type { RightsBook } from '../access/read-rights.ts'
import type { FieldDefinition, ObjectDefinition } from '../schema/object-definition.ts'
import type { Schema } from '../schema/schema.ts'
import { quoted, type Database, type SqlValue } from './database.ts'
import { makeRecordId, sequenceOf } from './record-id.ts'
import type { Triggers } from './run-triggers.ts'
import type { ValidationRules } from './validation-rules.ts'

/** What every write needs. */
export interface StoreContext {
  database: Database
  schema: Schema
  rights: RightsBook
  ids: RecordIds
  validationRules: ValidationRules
  triggers: Triggers
  /** The org's IANA time zone. */
  timeZone: string
  now(): Date
}

/** Hands out the ids of new rows, ascending within an object, also after a restart. */
export class RecordIds {
  readonly #database: Database
  readonly #last = new Map<string, number>()
  readonly #numbers = new Map<FieldDefinition, NumberSeries>()

  constructor(database: Database) {
    this.#database = database
  }

  next(object: ObjectDefinition): string {
    const last = this.#last.get(object.name) ?? this.#lastStored(object)
    this.#last.set(object.name, last + 1)
    return makeRecordId(object.keyPrefix, last + 1)
  }

  /** The next value of an auto-number field: `HS-{0000000}` → `HS-0000001`. */
  nextAutoNumber(object: ObjectDefinition, field: FieldDefinition): string {
    const series = this.#numbers.get(field) ?? numberSeries(field, this.#lastAutoNumber(object, field))
    this.#numbers.set(field, series)
    series.last++
    return series.prefix + String(series.last).padStart(series.width, '0') + series.suffix
  }

  #lastStored(object: ObjectDefinition): number {
    const [id] = this.#database.row(`SELECT max(Id) FROM ${quoted(object.name)}`) ?? []
    return typeof id === 'string' ? sequenceOf(id) : 0
  }

  /** Numbers are never given twice, so the newest row has the greatest. */
  #lastAutoNumber(object: ObjectDefinition, field: FieldDefinition): number {
    const [text] = this.#database.row(`SELECT ${quoted(field.name)} FROM ${quoted(object.name)} ORDER BY Id DESC LIMIT 1`) ?? []
    const series = numberSeries(field, 0)
    return typeof text === 'string' ? Number(text.slice(series.prefix.length, text.length - series.suffix.length)) : 0
  }
}

interface NumberSeries {
  prefix: string
  /** Digits a number is filled up to. */
  width: number
  suffix: string
  last: number
}

function numberSeries(field: FieldDefinition, last: number): NumberSeries {
  const [, prefix = '', zeros = '', suffix = ''] = /^(.*)\{(0+)\}(.*)$/.exec(field.autoNumberFormat ?? '{0}') ?? []
  return { prefix, width: zeros.length, suffix, last }
}

/** A field of one record; null when the record or the value is missing. */
export function readValue(database: Database, object: string, id: SqlValue | undefined, field: string): SqlValue {
  if (typeof id !== 'string') return null
  return database.row(selectById(object, field), [id])?.[0] ?? null
}

const selectsById = new Map<string, Map<string, string>>()

/** The statement for one field of one record; the same text object every time, which makes it quick to find again. */
export function selectById(object: string, field: string): string {
  const ofObject = selectsById.get(object) ?? new Map<string, string>()
  selectsById.set(object, ofObject)
  const sql = ofObject.get(field) ?? `SELECT ${quoted(field)} FROM ${quoted(object)} WHERE Id = ?`
  ofObject.set(field, sql)
  return sql
}

let lastSecond = { number: Number.NaN, text: '' }

/** The org's clock as Salesforce stores it: whole seconds. */
export function currentInstant(context: StoreContext): string {
  const second = Math.floor(context.now().getTime() / 1000)
  if (second !== lastSecond.number) lastSecond = { number: second, text: new Date(second * 1000).toISOString() }
  return lastSecond.text
}

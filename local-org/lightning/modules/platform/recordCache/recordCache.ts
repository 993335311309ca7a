/** A field as the UI API gives it; `value` of a relationship (`Owner`) is a record. */
export interface UiField {
  value: unknown
  displayValue: string | null
}

/** A record as the UI API gives it. */
export interface UiRecord {
  id: string
  apiName: string
  fields: Record<string, UiField>
  [detail: string]: unknown
}

interface StoredField {
  value: unknown
  displayValue: string | null
  /** Id of the record that a relationship points at. */
  recordId: string | null
}

interface StoredRecord {
  details: Omit<UiRecord, 'fields'>
  fields: Map<string, StoredField>
}

/**
 * The page's one copy of every record, merged field by field, related records kept once.
 * Whoever reads a record here sees what any other reader brought in.
 */
export class RecordCache {
  #records = new Map<string, StoredRecord>()

  /**
   * Merges a record and the records in it.
   * @returns ids of the records that got a new or another value
   */
  put(record: UiRecord): Set<string> {
    const touched = new Set<string>()
    this.#merge(record, touched)
    return touched
  }

  /**
   * Merges values that came without their record's details, as GraphQL brings them. Only into records and fields that are here.
   * @returns ids of the records of which a value changed
   */
  putValues(id: string, fields: Record<string, UiField>): Set<string> {
    const stored = this.#records.get(key(id))
    if (!stored) return new Set()
    const changed = Object.entries(fields).filter(([name, { value, displayValue }]) => {
      const old = stored.fields.get(name)
      if (!old || old.recordId !== null || Object.is(old.value, value)) return false
      stored.fields.set(name, { value, displayValue, recordId: null })
      return true
    })
    return new Set(changed.length > 0 ? [id] : [])
  }

  remove(id: string): void {
    this.#records.delete(key(id))
  }

  /**
   * The record with exactly these fields.
   * @param paths without the object's name: `Name`, `Owner.Name`
   * @returns null when the record or a field of `required` is not here; an optional field that is not here is left out
   */
  read(id: string, required: readonly string[], optional: readonly string[] = []): UiRecord | null {
    const stored = this.#records.get(key(id))
    if (!stored || required.some((path) => !this.#has(stored, path.split('.')))) return null
    const paths = [...new Set([...required, ...optional.filter((path) => this.#has(stored, path.split('.')))])]
    return this.#snapshot(
      stored,
      paths.map((path) => path.split('.')),
    )
  }

  #merge(record: UiRecord, touched: Set<string>): void {
    const { fields, ...details } = record
    const stored = this.#records.get(key(record.id)) ?? { details, fields: new Map<string, StoredField>() }
    stored.details = { ...stored.details, ...details }
    this.#records.set(key(record.id), stored)
    for (const [name, { value, displayValue }] of Object.entries(fields)) {
      const related = isRecord(value) ? value : null
      if (related) this.#merge(related, touched)
      const old = stored.fields.get(name)
      const next = { value: related ? null : value, displayValue: displayValue ?? null, recordId: related?.id ?? null }
      stored.fields.set(name, next)
      const isSame = old && Object.is(old.value, next.value) && old.displayValue === next.displayValue && old.recordId === next.recordId
      if (!isSame) touched.add(record.id)
    }
  }

  #has(stored: StoredRecord, [name = '', ...rest]: string[]): boolean {
    const field = stored.fields.get(name)
    if (!field) return false
    // An empty lookup has every field below it: null.
    if (rest.length === 0 || field.recordId === null) return true
    const related = this.#records.get(key(field.recordId))
    return related !== undefined && this.#has(related, rest)
  }

  #snapshot(stored: StoredRecord, paths: string[][]): UiRecord {
    const names = [...new Set(paths.map(([name = '']) => name))]
    const fields = names.map((name) => {
      const { value, displayValue, recordId } = stored.fields.get(name)!
      const below = paths.filter((path) => path[0] === name && path.length > 1).map((path) => path.slice(1))
      const related = recordId === null ? undefined : this.#records.get(key(recordId))
      return [name, { value: related ? this.#snapshot(related, below) : value, displayValue }] as const
    })
    return { ...(stored.details as UiRecord), fields: Object.fromEntries(fields) }
  }
}

/** Field paths of a record, without the object's name: what a reader of the whole answer asked for. */
export function pathsOf(record: UiRecord): string[] {
  return Object.entries(record.fields).flatMap(([name, { value }]) =>
    isRecord(value) ? pathsOf(value).map((path) => `${name}.${path}`) : [name],
  )
}

/** The record and every record that it points at, as the answer has them. */
export function recordsIn(record: UiRecord): UiRecord[] {
  return [record, ...Object.values(record.fields).flatMap(({ value }) => (isRecord(value) ? recordsIn(value) : []))]
}

function isRecord(value: unknown): value is UiRecord {
  return value !== null && typeof value === 'object' && 'fields' in value && 'apiName' in value
}

/** 15- and 18-character ids name the same record. */
function key(id: string): string {
  return id.slice(0, 15)
}

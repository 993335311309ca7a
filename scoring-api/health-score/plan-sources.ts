import type { FactColumn } from '../facts/facts.ts'
import { findObject, type DescribedObject, type ResolvedField } from '../soql/schema.ts'

/** What to read of one source object. */
export interface SourcePlan {
  sobject: string
  /** In the order of the SELECT, so also of the CSV header. */
  columns: FactColumn[]
  /** Paths from a row to its account; several when measures see the object from different sides. */
  accountPaths: string[]
  /** SOQL condition that holds for every read; null = none. */
  scopeFilter: string | null
}

const account = 'Account'

/** Gathers what measures need, one entry a source object. */
export class PlanSources {
  readonly #schema: readonly DescribedObject[]
  readonly #columns = new Map<string, Map<string, FactColumn>>()
  readonly #accountPaths = new Map<string, Set<string>>()

  constructor(schema: readonly DescribedObject[]) {
    this.#schema = schema
  }

  add(object: string, fields: readonly ResolvedField[]): void {
    const columns = entryOf(this.#columns, this.#spelled(object), () => new Map<string, FactColumn>())
    for (const { path, type, scale, caseSensitive = false } of fields) {
      columns.set(path, { name: path, type, scale, ...(caseSensitive ? { caseSensitive } : {}) })
    }
  }

  addAccountPath(object: string, path: string): void {
    entryOf(this.#accountPaths, this.#spelled(object), () => new Set<string>()).add(path)
  }

  toPlans(scopeFilter: string | null): SourcePlan[] {
    const names = [...this.#columns.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    return names.map((sobject) => ({
      sobject,
      columns: [...(this.#columns.get(sobject) ?? [])].map(([, column]) => column),
      accountPaths: sobject === account ? ['Id'] : [...(this.#accountPaths.get(sobject) ?? [])].toSorted(),
      scopeFilter: sobject === account ? scopeFilter : null,
    }))
  }

  #spelled(object: string): string {
    return findObject(this.#schema, object)?.name ?? object
  }
}

const rank = (sobject: string): number => (sobject === account ? 0 : 1)

function entryOf<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const known = map.get(key) ?? create()
  map.set(key, known)
  return known
}

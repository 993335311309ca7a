/** A SOQL condition as a small tree. */
export type Filter = { kind: 'and' | 'or'; terms: Filter[] } | { kind: 'not'; term: Filter } | Condition

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'notIn' | 'like' | 'includes' | 'excludes'

export interface Condition {
  kind: 'condition'
  /** Counted from 1 in the order of the text. */
  place: number
  /** Field or parent path as written. */
  field: string
  operator: Operator
  /** One, or those of the list. */
  values: Literal[]
}

export type Literal =
  | { type: 'null' }
  /** As between the quotes, escapes not yet resolved. */
  | { type: 'text'; raw: string }
  | { type: 'number'; text: string }
  | { type: 'boolean'; value: boolean }
  /** `yyyy-mm-dd`. */
  | { type: 'date'; date: string }
  | { type: 'datetime'; instant: Date }
  /** `LAST_N_DAYS` with its number, `TODAY` with null; upper case. */
  | { type: 'period'; name: string; count: number | null }

/** Why a condition cannot be used, in both languages; says the place in the condition. */
export class FilterError extends Error {
  override readonly name = 'FilterError'
  readonly japanese: string

  constructor(english: string, japanese: string) {
    super(english)
    this.japanese = japanese
  }
}

/** Every condition of the tree, in the order of the text. */
export function conditionsOf(filter: Filter): Condition[] {
  switch (filter.kind) {
    case 'condition':
      return [filter]
    case 'not':
      return conditionsOf(filter.term)
    default:
      return filter.terms.flatMap(conditionsOf)
  }
}

/** Fields and parent paths that a condition needs, as written, each once. */
export const columnsOf = (filter: Filter): string[] => [...new Set(conditionsOf(filter).map(({ field }) => field))]

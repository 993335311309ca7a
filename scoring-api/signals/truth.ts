import type { FactsRow, Truth } from './facts-row.ts'

/** A question to a facts row. */
export type Predicate = (row: FactsRow) => Truth

export const not =
  (term: Predicate): Predicate =>
  (row) => {
    const truth = term(row)
    return truth === null ? null : !truth
  }

/** false when one is false, else unknown when one is unknown. */
export function allOf(terms: readonly Predicate[]): Predicate {
  const [first, second] = terms
  if (first && terms.length === 1) return first
  if (first && second && terms.length === 2) {
    return (row) => {
      const truth = first(row)
      if (truth === false) return false
      const other = second(row)
      return other === true ? truth : other
    }
  }
  return (row) => {
    let all: Truth = true
    for (const term of terms) {
      const truth = term(row)
      if (truth === false) return false
      if (truth === null) all = null
    }
    return all
  }
}

/** true when one is true, else unknown when one is unknown. */
export function anyOf(terms: readonly Predicate[]): Predicate {
  const [first, second] = terms
  if (first && terms.length === 1) return first
  if (first && second && terms.length === 2) {
    return (row) => {
      const truth = first(row)
      if (truth === true) return true
      const other = second(row)
      return other === false ? truth : other
    }
  }
  return (row) => {
    let any: Truth = false
    for (const term of terms) {
      const truth = term(row)
      if (truth === true) return true
      if (truth === null) any = null
    }
    return any
  }
}

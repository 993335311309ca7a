import type { Filter } from '../soql/filter.ts'
import type { OrgCalendar } from '../soql/period.ts'
import { compileComparison } from './compile-comparison.ts'
import type { CheckedCondition } from './condition.ts'
import type { Truth } from './facts-row.ts'
import { allOf, anyOf, not, type Predicate } from './truth.ts'

/**
 * A checked condition as a function, made once and asked about every account.
 *
 * In indicators a comparison with an empty value is unknown, so that missing data neither opens nor closes. In segments (`asSoql`) an empty
 * field is an answer, as in a list view: `!=`, `NOT IN` and `EXCLUDES` are true of it, every other comparison false. `= null` is true of it in
 * both, and what is not in the row is unknown in both.
 */
export function compileCondition(
  { filter, facts }: CheckedCondition,
  calendar: OrgCalendar,
  empty: 'unknown' | 'asSoql' = 'unknown',
): Predicate {
  const ofEmpty: Truth = empty === 'asSoql' ? false : null
  return compile(filter)

  function compile(part: Filter): Predicate {
    switch (part.kind) {
      case 'condition': {
        const fact = facts.get(part.field)
        if (!fact) throw new RangeError(`No fact ${part.field}`)
        return compileComparison(part, fact, calendar, ofEmpty)
      }
      case 'not':
        return not(compile(part.term))
      case 'and':
        return allOf(part.terms.map(compile))
      case 'or':
        return anyOf(part.terms.map(compile))
    }
  }
}

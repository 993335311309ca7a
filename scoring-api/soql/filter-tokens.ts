import type { ConditionWithValueQuery, WhereClause } from '@jetstreamapp/soql-parser-js'
import { FilterError, type Condition, type Filter } from './filter.ts'
import { toCondition, type WrittenCondition } from './filter-condition.ts'

/** The parser gives a chain with counts of parentheses; as a row of tokens it can be read again with the org's own strictness. */
export type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Condition

export function toTokens(where: WhereClause): Token[] {
  const tokens: Token[] = []
  let place = 0
  let clause: WhereClause | undefined = where
  while (clause) {
    const { left } = clause
    tokens.push(...repeat('(', left?.openParen))
    if (left && isCondition(left)) {
      place += 1
      tokens.push(toCondition(left, place), ...repeat(')', left.closeParen))
    }
    if ('operator' in clause) tokens.push(clause.operator)
    clause = 'right' in clause ? clause.right : undefined
  }
  return tokens
}

const isCondition = (left: ConditionWithValueQuery): left is WrittenCondition => 'operator' in left

const repeat = (token: '(' | ')', times = 0): Token[] => Array.from({ length: times }, () => token)

/** @throws FilterError when AND, OR and NOT are mixed without parentheses */
export function parseTokens(tokens: readonly Token[]): Filter {
  let next = 0
  return expression()

  function expression(): Filter {
    if (tokens[next] === 'NOT') return negation()
    const terms = [term()]
    const operator = tokens[next]
    while ((tokens[next] === 'AND' || tokens[next] === 'OR') && tokens[next] === operator) {
      next += 1
      terms.push(term())
    }
    if (tokens[next] === 'AND' || tokens[next] === 'OR') throw mixed('OR')
    const [only] = terms
    return only && terms.length === 1 ? only : { kind: operator === 'OR' ? 'or' : 'and', terms }
  }

  function negation(): Filter {
    next += 1
    const negated: Filter = { kind: 'not', term: term() }
    if (tokens[next] === 'AND' || tokens[next] === 'OR') throw mixed('NOT')
    return negated
  }

  function term(): Filter {
    const token = tokens[next]
    if (token === 'NOT') throw mixed('NOT')
    next += 1
    if (typeof token === 'object') return token
    const inside = expression()
    next += 1
    return inside
  }

  function mixed(operator: 'OR' | 'NOT'): FilterError {
    const place = tokens.slice(0, next + 1).filter((token) => typeof token === 'object').length
    return new FilterError(
      `${place === 0 ? 'At the beginning' : `After condition ${place}`}: ${operator} is mixed with another operator; put one of them in parentheses, e.g. "(A OR B) AND (NOT C)".`,
      `${place === 0 ? '先頭' : `${place}番目の条件の後`}：${operator}が他の演算子と混在しています。「(A OR B) AND (NOT C)」のように括弧を付けてください。`,
    )
  }
}

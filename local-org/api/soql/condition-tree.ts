import type { FunctionExp, HavingClause, LiteralType, Query, WhereClause } from '@jetstreamapp/soql-parser-js'
import { malformed } from './soql-error.ts'

export type ConditionTree =
  { kind: 'and' | 'or'; parts: ConditionTree[] } | { kind: 'not'; part: ConditionTree } | { kind: 'leaf'; leaf: Leaf }

/** One comparison as the parser gives it. */
export type Leaf = ValueLeaf | SubqueryLeaf

export type ValueLeaf = ({ field: string } | { fn: FunctionExp }) & {
  operator: string
  value: string | string[]
  literalType?: LiteralType | LiteralType[]
  /** The n of `LAST_N_DAYS:n`. */
  dateLiteralVariable?: number | number[]
}

export interface SubqueryLeaf {
  field: string
  operator: string
  valueQuery: Query
}

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { leaf: Leaf }

interface Link {
  left: ({ openParen?: number; closeParen?: number } & object) | null
  operator?: string
  right?: Link
}

/**
 * The parser gives a chain with counts of parentheses; this gives the tree.
 * @throws OrgError when AND and OR stand side by side without parentheses, as Salesforce refuses it
 */
export function conditionTree(clause: WhereClause | HavingClause): ConditionTree {
  const tokens = tokensOf(clause)
  let next = 0

  function expression(): ConditionTree {
    const parts = [term()]
    let joint: 'AND' | 'OR' | null = null
    for (let token = tokens[next]; token === 'AND' || token === 'OR'; token = tokens[next]) {
      if (joint !== null && token !== joint) throw malformed(`unexpected token: '${token}'`)
      joint = token
      next++
      parts.push(term())
    }
    const [only] = parts
    return parts.length === 1 && only ? only : { kind: joint === 'OR' ? 'or' : 'and', parts }
  }

  function term(): ConditionTree {
    const token = tokens[next++]
    if (token === 'NOT') return { kind: 'not', part: term() }
    if (token === '(') {
      const inner = expression()
      if (tokens[next++] !== ')') throw malformed("expecting a right parentheses, found '<EOF>'")
      return inner
    }
    if (typeof token === 'object') return { kind: 'leaf', leaf: token.leaf }
    throw malformed(`unexpected token: '${token ?? '<EOF>'}'`)
  }

  const tree = expression()
  if (next < tokens.length) throw malformed(`unexpected token: '${nameOf(tokens[next])}'`)
  return tree
}

/** A token for an error text. */
function nameOf(token: Token | undefined): string {
  return typeof token === 'object' ? token.leaf.operator : (token ?? '<EOF>')
}

function tokensOf(clause: Link): Token[] {
  const tokens: Token[] = []
  for (let link: Link | undefined = clause; link; link = link.right) {
    const { left, operator } = link
    for (let count = left?.openParen ?? 0; count > 0; count--) tokens.push('(')
    if (left !== null && 'operator' in left) {
      tokens.push({ leaf: left as unknown as Leaf })
      for (let count = left.closeParen ?? 0; count > 0; count--) tokens.push(')')
    }
    if (operator) tokens.push(operator.toUpperCase() as 'AND' | 'OR' | 'NOT')
  }
  return tokens
}

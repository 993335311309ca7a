import type { LiteralType, Query } from '@jetstreamapp/soql-parser-js'
import { malformed } from './soql-error.ts'
import { compareLabel, compileComparison, type Operand, type Operator } from './compile-comparison.ts'
import type { ConditionTree, Leaf, ValueLeaf } from './condition-tree.ts'
import { dateFunction, isDateFunction } from './date-functions.ts'
import { readLiteral, type Literal } from './literals.ts'
import type { Scope } from './scope.ts'

/** Turns `Id IN (SELECT …)` into SQL; given by the query compiler, which knows how to compile the inner query. */
export type CompileSemiJoin = (scope: Scope, field: string, isIn: boolean, inner: Query) => string

/** How the left side of a comparison becomes SQL, in WHERE or in HAVING. */
export type CompileOperand = (scope: Scope, leaf: ValueLeaf) => Operand

/** A WHERE or HAVING clause as SQL. */
export function compileCondition(scope: Scope, tree: ConditionTree, operandOf: CompileOperand, semiJoin: CompileSemiJoin | null): string {
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const inner = tree.kind === 'or' ? null : semiJoin
      return `(${tree.parts.map((part) => compileCondition(scope, part, operandOf, inner)).join(tree.kind === 'or' ? ' OR ' : ' AND ')})`
    }
    case 'not':
      // What cannot be told of a missing value is false, so its negation is true.
      return `NOT coalesce(${compileCondition(scope, tree.part, operandOf, null)}, 0)`
    case 'leaf':
      return compileLeaf(scope, tree.leaf, operandOf, semiJoin)
  }
}

function compileLeaf(scope: Scope, leaf: Leaf, operandOf: CompileOperand, semiJoin: CompileSemiJoin | null): string {
  const operator = operatorOf(leaf.operator)
  if ('valueQuery' in leaf) {
    if (operator !== 'IN' && operator !== 'NOT IN') throw malformed("unexpected token: '('")
    if (!semiJoin) throw malformed("Semi join sub-selects are not allowed with the 'OR' operator or the 'NOT' operator")
    return semiJoin(scope, leaf.field, operator === 'IN', leaf.valueQuery)
  }
  if (operator === 'IN' || operator === 'NOT IN') {
    if (!Array.isArray(leaf.value)) throw malformed(`unexpected token: '${leaf.value}'`)
  }
  const literals = literalsOf(leaf)
  const operand = operandOf(scope, leaf)
  const isLabel = 'fn' in leaf && leaf.fn.functionName?.toLowerCase() === 'tolabel'
  return isLabel ? compareLabel(scope, operand, operator, literals) : compileComparison(scope, operand, operator, literals)
}

function operatorOf(text: string): Operator {
  const operator = text.toUpperCase().replace(/\s+/g, ' ')
  return (operator === '<>' ? '!=' : operator) as Operator
}

function literalsOf(leaf: ValueLeaf): Literal[] {
  const texts = [leaf.value].flat()
  const types: (LiteralType | undefined)[] = [leaf.literalType].flat()
  const counts = [leaf.dateLiteralVariable].flat()
  return texts.map((text, index) => readLiteral(text, types[index] ?? types[0], types.length === 1 ? counts[0] : undefined))
}

/** The left side in a WHERE clause: a field, a date function of one, or its label. */
export function whereOperand(scope: Scope, leaf: ValueLeaf): Operand {
  if ('field' in leaf) return { path: leaf.field, ...pick(scope.resolve(leaf.field)) }
  const { functionName, parameters, rawValue } = leaf.fn
  if (isDateFunction(functionName)) return { path: functionName ?? '', ...dateFunction(scope, leaf.fn) }
  const [path] = parameters ?? []
  if (functionName?.toLowerCase() === 'tolabel' && typeof path === 'string') return { path, ...pick(scope.resolve(path)) }
  throw malformed(`the local org does not filter by '${rawValue ?? functionName}'`)
}

function pick({ sql, field }: Operand | ReturnType<Scope['resolve']>): Pick<Operand, 'sql' | 'field'> {
  return { sql, field }
}

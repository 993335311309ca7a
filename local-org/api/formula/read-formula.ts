import { ast, type Node } from 'formulon'
import { FormulaError } from './formula-types.ts'

/**
 * A formula as a tree, read by formulon. What its grammar (6.25) reads otherwise than Salesforce does is refused here,
 * because a wrong reading would let records pass: `!a && b` (read as NOT of both), and its own names for the operators (`ADD(…)`).
 * Not known to it, hence refused as well: escaped quotes in texts, names with `:` (`Owner:User.Name`).
 * @throws FormulaError
 */
export function readFormula(formula: string): Node {
  const plain = formula.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('/*') ? ' ' : part))
  refuseMisread(plain)
  const tree = ast(plain)
  if (tree.type === 'error') throw new FormulaError('cannot be read: a syntax error, or something the local org does not know')
  return tree
}

function refuseMisread(formula: string): void {
  const outsideTexts = formula.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""')
  if (outsideTexts.trim() === '') throw new FormulaError('is empty')
  if (/!(?!=)/.test(outsideTexts)) throw new FormulaError('uses the operator !, which the local org cannot read: write NOT(…)')
  const operatorName = /\b(ADD|SUBTRACT|MULTIPLY|DIVIDE|EXPONENTIATE|EQUAL|UNEQUAL)\s*\(/i.exec(outsideTexts)?.[1]
  if (operatorName) throw new FormulaError(`uses the unknown function ${operatorName.toUpperCase()}`)
}

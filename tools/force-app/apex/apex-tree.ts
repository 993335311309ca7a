import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser'

/** A part of an Apex file: what the grammar calls it, or a token (`kind` empty). */
export interface ApexNode {
  /** Rule of the grammar, such as `dotMethodCall`. */
  kind: string
  /** Without blanks. */
  text: string
  /** Counted from 1. */
  line: number
  children: ApexNode[]
  parent: ApexNode | null
}

/** A class or a trigger. What cannot be parsed is left out: the checkers of the format and of the types say so. */
export function readApex(source: string, isTrigger: boolean): ApexNode {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new SilentListener())
  const rule = isTrigger ? parser.triggerUnit() : parser.compilationUnit()
  return toNode(rule, parser.ruleNames, null)
}

/** What all nodes of the parser's tree have in common: a rule has `start`, a token `symbol`. */
interface ParserRule {
  start?: { line: number }
  symbol?: { line: number }
  ruleIndex?: number
  children?: ParserRule[] | null
  getText(): string
}

class SilentListener extends ApexErrorListener {
  override apexSyntaxError(): void {}
}

function toNode(rule: ParserRule, names: readonly string[], parent: ApexNode | null): ApexNode {
  const { start, symbol, ruleIndex, children } = rule
  const node: ApexNode = {
    kind: ruleIndex === undefined ? '' : (names[ruleIndex] ?? ''),
    text: rule.getText(),
    line: (start ?? symbol)?.line ?? 1,
    children: [],
    parent,
  }
  node.children = (children ?? []).map((child) => toNode(child, names, node))
  return node
}

/** The node and all below it, in the order of the text. */
export function* nodesOf(node: ApexNode): Generator<ApexNode> {
  yield node
  for (const child of node.children) yield* nodesOf(child)
}

/** Nodes of those kinds below a node. */
export function findAll(node: ApexNode, ...kinds: string[]): ApexNode[] {
  return [...nodesOf(node)].filter(({ kind }) => kinds.includes(kind))
}

/** The nearest node of that kind around a node. */
export function around(node: ApexNode, ...kinds: string[]): ApexNode | null {
  if (node.parent === null || kinds.includes(node.parent.kind)) return node.parent
  return around(node.parent, ...kinds)
}

export function childOf(node: ApexNode, kind: string): ApexNode | undefined {
  return node.children.find((child) => child.kind === kind)
}

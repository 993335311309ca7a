import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'

/** Root element's content of a metadata file, every child as a list, texts unparsed: `{ tabs: ['standard-Account'] }`. */
export function readMetadata(path: string): MetadataNode {
  return parseMetadata(readFileSync(path, 'utf8'))
}

export type MetadataNode = { [child: string]: (string | MetadataNode)[] | undefined }

const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (_name, path) => String(path).includes('.'),
})

export function parseMetadata(xml: string): MetadataNode {
  const [root = {}] = Object.values(parser.parse(xml) as Record<string, MetadataNode | ''>)
  return root === '' ? {} : root
}

/** Text of the first such child, null when there is none. */
export function textOf(node: MetadataNode, child: string): string | null {
  const [first] = node[child] ?? []
  return typeof first === 'string' ? first : null
}

/** Texts of all such children. */
export function textsOf(node: MetadataNode, child: string): string[] {
  return (node[child] ?? []).filter((value) => typeof value === 'string')
}

/** Elements with children of their own. */
export function nodesOf(node: MetadataNode, child: string): MetadataNode[] {
  return (node[child] ?? []).filter((value) => typeof value !== 'string')
}

import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'

/** An element's children by name, each name a list; texts as they are; attributes with an `@`: `{ tabs: ['standard-Account'] }`. */
export type MetadataNode = { [child: string]: (string | MetadataNode)[] | string | undefined }

const parser = new XMLParser({
  ignoreDeclaration: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  isArray: (_name, path, _isLeaf, isAttribute) => !isAttribute && String(path).includes('.'),
})

/** The root element of a metadata file. */
export function readMetadata(path: string): MetadataNode {
  return parseMetadata(readFileSync(path, 'utf8'))
}

export function parseMetadata(xml: string): MetadataNode {
  const [root] = Object.values(parser.parse(xml) as Record<string, MetadataNode | ''>)
  return root || {}
}

/** Text of the first such child, null when there is none. */
export function textOf(node: MetadataNode, child: string): string | null {
  return textsOf(node, child)[0] ?? null
}

/** Texts of all such children. */
export function textsOf(node: MetadataNode, child: string): string[] {
  return childrenOf(node, child).filter((value) => typeof value === 'string')
}

/** Such children that have children of their own. */
export function nodesOf(node: MetadataNode, child: string): MetadataNode[] {
  return childrenOf(node, child).filter((value) => typeof value !== 'string')
}

/** Null when the element has no such attribute. */
export function attributeOf(node: MetadataNode, name: string): string | null {
  const value = node[`@${name}`]
  return typeof value === 'string' ? value : null
}

function childrenOf(node: MetadataNode, child: string): (string | MetadataNode)[] {
  const children = node[child]
  return Array.isArray(children) ? children : []
}

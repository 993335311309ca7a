import { XMLParser } from 'fast-xml-parser'

/** An element's children by name; a text element is its text. */
export type Xml = { [name: string]: Xml | Xml[] | string | undefined }

const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false })

/** The children of the root element of a metadata file; empty when it has none. */
export function parseMetadata(text: string): Xml {
  const [root] = Object.values(parser.parse(text) as Record<string, Xml | ''>)
  return root === '' || root === undefined ? {} : root
}

/** A repeatable element: none, one or many. */
export function listOf(value: Xml[string]): Xml[] {
  if (value === undefined || value === '') return []
  return (Array.isArray(value) ? value : [value]) as Xml[]
}

/** A repeatable element of plain text. */
export function textsOf(value: Xml[string]): string[] {
  return listOf(value) as unknown as string[]
}

/** null when the element is missing or empty. */
export function textOf(value: Xml[string]): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

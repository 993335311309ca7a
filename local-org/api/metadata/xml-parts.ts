import { XMLParser } from 'fast-xml-parser'

/** An element below the root, as it stands in the text. */
export interface XmlPart {
  element: string
  /** Direct children that hold nothing but a text. */
  texts: Record<string, string>
  /** From `<` of the start tag to behind the end tag. */
  start: number
  end: number
  /** What stands between the tags. */
  inner: string
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true, captureMetaData: true })
const whereabouts = XMLParser.getMetaDataSymbol() as unknown as symbol
const namespace = 'http://soap.sforce.com/2006/04/metadata'

/** The children of the root that have children themselves, by the order in which they stand. The text must be well formed. */
export function partsOf(xml: string, root: string): XmlPart[] {
  const document = (parser.parse(xml) as Record<string, unknown>)[root]
  if (typeof document !== 'object' || document === null) return []
  const parts = Object.entries(document as Record<string, unknown>).flatMap(([element, value]) =>
    [value]
      .flat()
      .filter((child) => typeof child === 'object' && child !== null)
      .map((child) => toPart(xml, element, child as Record<string | symbol, unknown>)),
  )
  return parts.toSorted((left, right) => left.start - right.start)
}

function toPart(xml: string, element: string, child: Record<string | symbol, unknown>): XmlPart {
  const { startIndex: start, endIndex: end } = child[whereabouts] as { startIndex: number; endIndex: number }
  const texts = Object.entries(child).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const inner = xml.slice(xml.indexOf('>', start) + 1, xml.lastIndexOf('<', end - 1))
  return { element, texts: Object.fromEntries(texts), start, end, inner }
}

/** The text without these parts and the space before them. */
export function withoutParts(xml: string, parts: readonly XmlPart[]): string {
  return parts
    .toSorted((left, right) => right.start - left.start)
    .reduce((text, { start, end }) => text.slice(0, start).trimEnd() + text.slice(end), xml)
}

/** Everything between the root's tags; empty when there is nothing. */
export function innerOf(xml: string, root: string): string {
  const start = new RegExp(`<${root}[^>]*>`).exec(xml)
  const end = xml.lastIndexOf(`</${root}>`)
  return !start || end === -1 ? '' : xml.slice(start.index + start[0].length, end)
}

/** A file with this root. Its second line is the one the inner text begins on. */
export function documentOf(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${inner}</${root}>\n`
}

/** Line of a file made by `documentOf` where its inner text begins. */
export const innerLine = 2

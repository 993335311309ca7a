import { SaxesParser } from 'saxes'

/** An element of a metadata file with the line it stands on. */
export interface XmlElement {
  name: string
  namespace: string
  /** By name as written, such as `xsi:type`. */
  attributes: ReadonlyMap<string, string>
  /** Counted from 1. */
  line: number
  children: XmlElement[]
  /** Without blanks around it. */
  text: string
}

/** A file that is no XML: the parser's own sentence. */
export class XmlError extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/** @throws XmlError at the first fault */
export function readXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const root: XmlElement = { name: '', namespace: '', attributes: new Map(), line: 0, children: [], text: '' }
  const open = [root]
  parser.on('error', ({ message }) => {
    throw new XmlError(message.replace(/^[\d:]+\s*/, ''), parser.line)
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.values(attributes).map(({ name, value }): [string, string] => [name, value])
    const element: XmlElement = { name: local, namespace: uri, attributes: new Map(values), line: parser.line, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => addText(open, text))
  parser.on('cdata', (text) => addText(open, text))
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(source).close()
  const [top] = root.children
  if (top === undefined) throw new XmlError('no root element', 1)
  return top
}

function addText(open: XmlElement[], text: string): void {
  const element = open.at(-1)
  if (element !== undefined) element.text += text.trim()
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Text of the first child of that name; null when there is none, or an empty one. */
export function textOf(element: XmlElement, name: string): string | null {
  return childOf(element, name)?.text || null
}

/** The element and all below it, top down. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elementsOf(child)
}

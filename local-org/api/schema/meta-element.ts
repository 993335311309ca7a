import { readFileSync } from 'node:fs'
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** Line and column in a file, both from 1. The column is the one behind the start tag, as the Metadata API counts. */
export interface Place {
  line: number
  column: number
}

export interface ProblemDetail {
  place?: Place | null
  /** What Salesforce says of it, where that is known; else the sentence. */
  problem?: string
}

/** The metadata cannot be deployed: one sentence naming the file and the element. */
export class MetadataError extends Error {
  readonly file: string
  /** Null = the file as a whole. */
  readonly place: Place | null
  readonly problem: string
  /** What else is wrong, in other files. */
  others: readonly MetadataError[] = []

  constructor(file: string, sentence: string, { place = null, problem = sentence }: ProblemDetail = {}) {
    super(`${file}: ${sentence}`)
    this.name = 'MetadataError'
    this.file = file
    this.place = place
    this.problem = problem
  }
}

/** Goes on after a MetadataError, so that one answer names everything that is wrong. */
export class Problems {
  readonly #found: MetadataError[] = []

  /** @returns undefined when `work` threw a MetadataError */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error
      this.#found.push(error, ...error.others)
      return undefined
    }
  }

  /** Results of all items that threw nothing. */
  each<Item, T>(items: Iterable<Item>, work: (item: Item, index: number) => T): T[] {
    return [...items].flatMap((item, index) => this.attempt(() => [work(item, index)]) ?? [])
  }

  /** @throws MetadataError the first one; it carries the others */
  throwFound(): void {
    const [first, ...others] = this.#found
    if (!first) return
    first.others = others
    throw first
  }
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true, captureMetaData: true })
/** Under it the parser keeps where an element with children begins. */
const whereabouts = XMLParser.getMetaDataSymbol() as unknown as symbol

interface MetaSource {
  file: string
  xml: string
}

/** One element of a `-meta.xml` file, read strictly: what is missing or malformed stops with a MetadataError. */
export class MetaElement {
  readonly file: string
  readonly path: string
  readonly #source: MetaSource
  readonly #children: Record<string | symbol, unknown>

  constructor(source: MetaSource, path: string, children: Record<string | symbol, unknown>) {
    this.file = source.file
    this.path = path
    this.#source = source
    this.#children = children
  }

  /** Where the element begins; null when it is empty. */
  get place(): Place | null {
    const { startIndex } = (this.#children[whereabouts] ?? {}) as { startIndex?: number }
    return startIndex === undefined ? null : placeBehindTag(this.#source.xml, startIndex)
  }

  /** Null when the element is absent or empty. */
  text(name: string): string | null {
    const value = this.#only(name)
    if (value === undefined || value === '') return null
    if (typeof value !== 'string') throw this.refuse(name, 'must hold a text')
    return value
  }

  requiredText(name: string): string {
    const value = this.text(name)
    if (value === null) throw this.refuse(name, 'is missing')
    return value
  }

  /** False when absent. */
  flag(name: string): boolean {
    const value = this.text(name) ?? 'false'
    if (value !== 'true' && value !== 'false') throw this.refuse(name, `must be true or false, not "${value}"`)
    return value === 'true'
  }

  wholeNumber(name: string): number {
    const value = this.requiredText(name)
    if (!/^\d+$/.test(value)) throw this.refuse(name, `must be a whole number, not "${value}"`)
    return Number(value)
  }

  elements(name: string): MetaElement[] {
    const value = this.#children[name]
    if (value === undefined || value === '') return []
    return [value].flat().map((child) => this.#element(name, child))
  }

  child(name: string): MetaElement | null {
    const value = this.#only(name)
    return value === undefined || value === '' ? null : this.#element(name, value)
  }

  has(name: string): boolean {
    return this.#children[name] !== undefined
  }

  texts(name: string): string[] {
    const value = this.#children[name]
    if (value === undefined) return []
    return [value].flat().filter((text) => typeof text === 'string' && text !== '') as string[]
  }

  /** @param problem what Salesforce says of it, where that is known */
  refuse(name: string, sentence: string, problem?: string): MetadataError {
    return new MetadataError(this.file, `<${this.path}${name}> ${sentence}.`, { place: this.place, ...(problem && { problem }) })
  }

  #only(name: string): unknown {
    const value = this.#children[name]
    if (Array.isArray(value)) throw this.refuse(name, 'appears more than once')
    return value
  }

  #element(name: string, value: unknown): MetaElement {
    if (typeof value !== 'object' || value === null) throw this.refuse(name, 'must hold elements, not a text')
    return new MetaElement(this.#source, `${this.path}${name}/`, value as Record<string, unknown>)
  }
}

/** @param root the element the file must hold, e.g. `CustomField` */
export function readMetaFile(file: string, root: string): MetaElement {
  return readMetaText(file, readFileSync(file, 'utf8'), root)
}

/** @param file named in what is refused */
export function readMetaText(file: string, xml: string, root: string): MetaElement {
  const verdict = XMLValidator.validate(xml)
  if (verdict !== true) {
    const { line, col, msg } = verdict.err
    const detail = { place: { line, column: col }, problem: `Error parsing file: ${msg}` }
    throw new MetadataError(file, `line ${line} is not well-formed XML: ${msg}`, detail)
  }
  const document = parser.parse(xml) as Record<string, unknown>
  const element = document[root]
  if (element === undefined) throw new MetadataError(file, `<${root}> is missing.`)
  return new MetaElement({ file, xml }, '', element === '' ? {} : (element as Record<string, unknown>))
}

/** @param startIndex of the tag's `<` */
export function placeBehindTag(xml: string, startIndex: number): Place {
  const end = xml.indexOf('>', startIndex) + 1
  const lines = xml.slice(0, end).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

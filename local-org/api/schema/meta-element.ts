import { readFileSync } from 'node:fs'
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** The project cannot be deployed: one sentence naming the file and the element. */
export class MetadataError extends Error {
  constructor(file: string, sentence: string) {
    super(`${file}: ${sentence}`)
    this.name = 'MetadataError'
  }
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true })

/** One element of a `-meta.xml` file, read strictly: what is missing or malformed stops with a MetadataError. */
export class MetaElement {
  readonly file: string
  readonly path: string
  readonly #children: Record<string, unknown>

  constructor(file: string, path: string, children: Record<string, unknown>) {
    this.file = file
    this.path = path
    this.#children = children
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

  refuse(name: string, sentence: string): MetadataError {
    return new MetadataError(this.file, `<${this.path}${name}> ${sentence}.`)
  }

  #only(name: string): unknown {
    const value = this.#children[name]
    if (Array.isArray(value)) throw this.refuse(name, 'appears more than once')
    return value
  }

  #element(name: string, value: unknown): MetaElement {
    if (typeof value !== 'object' || value === null) throw this.refuse(name, 'must hold elements, not a text')
    return new MetaElement(this.file, `${this.path}${name}/`, value as Record<string, unknown>)
  }
}

/** @param root the element the file must hold, e.g. `CustomField` */
export function readMetaFile(file: string, root: string): MetaElement {
  const xml = readFileSync(file, 'utf8')
  const verdict = XMLValidator.validate(xml)
  if (verdict !== true) throw new MetadataError(file, `line ${verdict.err.line} is not well-formed XML: ${verdict.err.msg}`)
  const document = parser.parse(xml) as Record<string, unknown>
  const element = document[root]
  if (element === undefined) throw new MetadataError(file, `<${root}> is missing.`)
  return new MetaElement(file, '', element === '' ? {} : (element as Record<string, unknown>))
}

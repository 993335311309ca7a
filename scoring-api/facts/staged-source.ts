import { quoteText } from '../soql/duckdb-literal.ts'
import type { FieldLookup } from '../soql/schema.ts'
import type { FactColumn } from './facts.ts'

/** A source object as Parquet on disk. */
export interface StagedSource {
  sobject: string
  columns: FactColumn[]
  file: string
  rows: number
}

/** Rows of the staged source as something to select from. */
export const stagedRowsSql = ({ file }: StagedSource): string => `read_parquet(${quoteText(file)})`

/** Loaded sources by name, without case. */
export class StagedSources {
  readonly #sources = new Map<string, StagedSource>()

  set(source: StagedSource): void {
    this.#sources.set(source.sobject.toLowerCase(), source)
  }

  get(sobject: string): StagedSource | undefined {
    return this.#sources.get(sobject.toLowerCase())
  }

  /** Finds what was loaded, and nothing else. */
  readonly lookup: FieldLookup = (object, path) => {
    const source = this.get(object)
    if (!source) return { reason: 'notDescribed', object, name: object }
    const column = source.columns.find(({ name }) => name.toLowerCase() === path.toLowerCase())
    return column
      ? { path: column.name, type: column.type, scale: column.scale, caseSensitive: column.caseSensitive }
      : { reason: 'noField', object: source.sobject, name: path }
  }
}

import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { WriteRow } from './write-each.ts'

/** Rows to write: few in memory, many in CSV files, so that a first run over a large book stays small. */
export interface StagedRows {
  count: number
  /** Empty once the rows went to files. */
  rows: WriteRow[]
  files: string[]
}

export interface RowStage {
  readonly count: number
  add(rows: WriteRow[]): Promise<void>
  close(): Promise<StagedRows>
}

/** Above this Salesforce itself recommends Bulk API 2.0. */
export const mostRowsByCollections = 2_000
/** An upload may have 150 MB in base64, which is 100 MB of CSV; rows are not split. */
const fileBytes = 90_000_000
const rowsPerAppend = 200

/** @param columns field API names; a row may leave some out, then the field keeps its value */
export function stageRows(directory: string, name: string, columns: string[], maximumFileBytes = fileBytes): RowStage {
  const files: string[] = []
  let kept: WriteRow[] = []
  let count = 0
  let file: FileHandle | null = null
  let bytes = 0

  async function closeFile(): Promise<void> {
    await file?.close()
    file = null
  }

  async function openFile(): Promise<FileHandle> {
    const path = join(directory, `${name}-${files.length + 1}.csv`)
    files.push(path)
    bytes = 0
    file = await open(path, 'w')
    await append(file, toCsvLine(columns))
    return file
  }

  async function append(to: FileHandle, text: string): Promise<void> {
    await to.appendFile(text)
    bytes += Buffer.byteLength(text)
  }

  async function spill(rows: WriteRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsPerAppend) {
      if (bytes >= maximumFileBytes) await closeFile()
      await append(file ?? (await openFile()), toCsvLines(columns, rows.slice(start, start + rowsPerAppend)))
    }
  }

  return {
    get count() {
      return count
    },
    async add(rows) {
      count += rows.length
      if (count <= mostRowsByCollections) {
        kept.push(...rows)
        return
      }
      await spill([...kept, ...rows])
      kept = []
    },
    async close() {
      await closeFile()
      return { count, rows: kept, files }
    },
  }
}

function toCsvLines(columns: string[], rows: WriteRow[]): string {
  return rows.map((row) => toCsvLine(columns.map((column) => toCell(row[column])))).join('')
}

export function toCsvLine(cells: string[]): string {
  return `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`
}

/** Bulk API 2.0: an empty cell leaves the field alone, `#N/A` empties it. */
function toCell(value: WriteRow[string] | undefined): string {
  if (value === undefined) return ''
  return value === null || value === '' ? '#N/A' : String(value)
}

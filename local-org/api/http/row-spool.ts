import { closeSync, createReadStream, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'

const bufferedCharacters = 256 * 1024
const pieceBytes = 256 * 1024

/** Texts of rows in a file, readable by row number: what a query found stays what it found, whatever is written later. */
export interface RowSpool {
  readonly rowCount: number
  append(row: string): void
  /** Rows `from` up to, not including, `to`, joined. */
  read(from: number, to: number): string
  /** `head`, then the same rows, as a stream: a large page is never held whole. */
  stream(from: number, to: number, head: string): Readable
  remove(): void
}

export function createRowSpool(directory: string, name: string): RowSpool {
  const path = join(directory, name)
  const descriptor = openSync(path, 'w+')
  /** Byte at which each row ends. */
  const ends: number[] = []
  let pending: string[] = []
  let pendingCharacters = 0
  let position = 0

  const flush = () => {
    if (pending.length === 0) return
    writeSync(descriptor, pending.join(''))
    pending = []
    pendingCharacters = 0
  }
  const startOf = (row: number) => (row === 0 ? 0 : (ends[Math.min(row, ends.length) - 1] ?? 0))

  return {
    get rowCount() {
      return ends.length
    },
    append(row) {
      pending.push(row)
      pendingCharacters += row.length
      position += Buffer.byteLength(row)
      ends.push(position)
      if (pendingCharacters >= bufferedCharacters) flush()
    },
    read(from, to) {
      flush()
      const bytes = Buffer.alloc(startOf(to) - startOf(from))
      readSync(descriptor, bytes, 0, bytes.length, startOf(from))
      return bytes.toString('utf8')
    },
    stream(from, to, head) {
      flush()
      return Readable.from(readPieces(path, head, startOf(from), startOf(to)), { objectMode: false })
    },
    remove() {
      closeSync(descriptor)
      rmSync(path, { force: true })
    },
  }
}

async function* readPieces(path: string, head: string, start: number, end: number): AsyncGenerator<Buffer> {
  yield Buffer.from(head)
  if (end > start) yield* createReadStream(path, { start, end: end - 1, highWaterMark: pieceBytes }) as AsyncIterable<Buffer>
}

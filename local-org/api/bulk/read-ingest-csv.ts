import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { delimiterOf, type CsvFormat } from './csv-format.ts'

/** The upload as a whole cannot be used; its text becomes the job's errorMessage. */
export class UnusableUpload extends Error {}

const firstBytes = 64 * 1024

/** Rows of an upload, header first. @throws UnusableUpload when it is not CSV of the job's format */
export async function* readIngestCsv(path: string, format: CsvFormat): AsyncGenerator<string[]> {
  await checkLineEnding(path, format)
  const parser = parse({ delimiter: delimiterOf(format), bom: true, skip_empty_lines: true })
  const source = createReadStream(path)
  source.on('error', (error) => parser.destroy(error))
  try {
    yield* source.pipe(parser) as AsyncIterable<string[]>
  } catch (error) {
    throw new UnusableUpload(`ClientInputError : ${(error as Error).message}`)
  } finally {
    source.destroy()
  }
}

async function checkLineEnding(path: string, { lineEnding }: CsvFormat): Promise<void> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(firstBytes), 0, firstBytes, 0)
    const header = buffer.toString('utf8', 0, bytesRead)
    const newline = header.indexOf('\n')
    const found = newline > 0 && header[newline - 1] === '\r' ? 'CRLF' : 'LF'
    if (newline >= 0 && found !== lineEnding) {
      throw new UnusableUpload(`ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`)
    }
  } finally {
    await file.close()
  }
}

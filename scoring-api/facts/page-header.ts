import { open } from 'node:fs/promises'
import { FactsError } from './facts-error.ts'

const longestHeader = 64 * 1024

/**
 * Checks that a CSV page begins with exactly these columns. The engine maps columns by position and reads an error page as no rows, so nobody else would notice.
 * @throws FactsError naming object and file
 */
export async function checkPageHeader(sobject: string, page: string, columns: readonly string[], expectedRows: number): Promise<void> {
  const start = await readStart(page)
  if (start === '' && expectedRows === 0) return
  if (/^\s*[<{[]/.test(start)) {
    throw new FactsError('wrong-header', `${sobject}: ${page} is not CSV but an error page of the org: read it again.`)
  }
  const header = headerOf(start)
  const place = columns.findIndex((column, index) => header[index]?.toLowerCase() !== column.toLowerCase())
  if (place === -1 && header.length === columns.length) return
  const index = place === -1 ? columns.length : place
  throw new FactsError(
    'wrong-header',
    `${sobject}: column ${index + 1} of ${page} is ${named(header[index])}, expected ${named(columns[index])}: read it again.`,
  )
}

async function readStart(page: string): Promise<string> {
  const file = await open(page)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
    return buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
  } finally {
    await file.close()
  }
}

const headerOf = (start: string): string[] => (/^[^\r\n]*/.exec(start)?.[0] ?? '').split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'))

const named = (column: string | undefined): string => (column === undefined || column === '' ? 'missing' : `"${column.slice(0, 80)}"`)

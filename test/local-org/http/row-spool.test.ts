import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRowSpool, type RowSpool } from '../../../local-org/api/http/row-spool.ts'

let directory: string
let spool: RowSpool

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'row-spool-'))
  spool = createRowSpool(directory, 'rows')
})
afterEach(() => rmSync(directory, { recursive: true }))

it('gives rows back by number, whatever their length in bytes', () => {
  for (const row of ['a;', '健全;', '', '😀;']) spool.append(row)
  expect([spool.rowCount, spool.read(0, 4), spool.read(1, 2), spool.read(2, 3), spool.read(3, 9)]).toEqual([
    4,
    'a;健全;😀;',
    '健全;',
    '',
    '😀;',
  ])
})

it('reads rows that came after it was read before', () => {
  spool.append('a')
  expect(spool.read(0, 1)).toBe('a')
  spool.append('b')
  expect(spool.read(0, 2)).toBe('ab')
})

it('streams many rows as it reads them', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => `row ${index} 健全\n`)
  rows.forEach((row) => spool.append(row))
  expect(await text(spool.stream(10, 49_990, 'head\n'))).toBe('head\n' + rows.slice(10, 49_990).join(''))
})

it('streams only the head where there are no rows', async () => {
  expect(await text(spool.stream(0, 0, 'head\n'))).toBe('head\n')
})

it('leaves no file when it is removed', () => {
  spool.append('a')
  spool.remove()
  expect([existsSync(directory), readdirSync(directory)]).toEqual([true, []])
})

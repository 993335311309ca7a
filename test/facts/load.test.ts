import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FactColumn, FactSource } from '../../scoring-api/facts/facts.ts'
import { FactsError } from '../../scoring-api/facts/facts-error.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { date, datetime, id, number, openBench, reference, text, type Bench } from './fact-files.ts'

const columns: FactColumn[] = [id('Id'), reference('AccountId'), text('Subject'), number('Hours'), date('DueOn'), datetime('CreatedDate')]
const header = '"Id","AccountId","Subject","Hours","DueOn","CreatedDate"\n'
const row = '"c1","A","x","1.5","2026-11-20","2026-11-20T00:00:00.000Z"\n'

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
})

afterAll(() => bench.close())

const caseOf = async (contents: string | string[], expectedRows: number): Promise<FactSource> => {
  const pages = [contents].flat().map((_, index) => join(bench.directory, `Case-${index + 1}.csv`))
  await Promise.all(pages.map((page, index) => writeFile(page, [contents].flat()[index] ?? '')))
  return { sobject: 'Case', columns, pages, expectedRows }
}

/** Code and sentence, the bench's directory written as `~`. */
async function refusalOf(source: FactSource): Promise<{ code: string; message: string }> {
  try {
    await bench.facts.load(source)
  } catch (err) {
    if (err instanceof FactsError) return { code: err.code, message: err.message.replaceAll(bench.directory, '~') }
    throw err
  }
  throw new Error('Nothing was refused')
}

describe('pages as they should be', () => {
  test.each<[string, string | string[], number]>([
    ['one page', header + row + row, 2],
    ['two pages, each with its header', [header + row, header + row + row], 3],
    ['no rows', header, 0],
    ['an empty file for no rows', '', 0],
    ['no line end at the end', (header + row).trimEnd(), 1],
    ['Windows line ends', (header + row).replaceAll('\n', '\r\n'), 1],
    ['a byte order mark', `\uFEFF${header}${row}`, 1],
    ['a header in other case and without quotes', `ID,accountid,Subject,Hours,DueOn,CreatedDate\n${row}`, 1],
    ['line breaks, commas and quotes inside a text', `${header}"c1","A","a\nb, ""c""\r\nd","1","",""\n${row}`, 2],
    ['a text of 100,000 characters', `${header}"c1","A","${'x'.repeat(100_000)}","1","",""\n`, 1],
  ])('%s', async (_, contents, rows) => {
    const loaded = await bench.facts.load(await caseOf(contents, rows))
    expect(loaded.rows).toBe(rows)
  })

  test('no page at all for no rows', async () => {
    expect(await bench.facts.load({ sobject: 'Case', columns, pages: [], expectedRows: 0 })).toMatchObject({ rows: 0 })
  })

  test('loading an object again replaces it', async () => {
    await bench.facts.load(await bench.source('Account', [id('Id')], [['A']]))
    await bench.facts.load(await caseOf(header + row, 1))
    await bench.facts.load(await caseOf(header + row + row.replace('c1', 'c2'), 2))
    const plan = {
      scorecards: [scorecard([measure('m', { aggregate: aggregate() })])],
      asOf: new Date(),
      timeZone: 'UTC',
      accountColumns: [],
      stageColumn: null,
    }
    const [account] = (await Array.fromAsync(bench.facts.measure(plan))).flat()
    expect(account?.values['m']?.value).toBe(20_000)
  })
})

describe('pages that are not what they claim to be', () => {
  test.each<[string, string | string[], number, { code: string; message: string | RegExp }]>([
    [
      'an HTML error page',
      '<html><body>Down for maintenance</body></html>',
      1,
      { code: 'wrong-header', message: 'Case: ~/Case-1.csv is not CSV but an error page of the org: read it again.' },
    ],
    [
      'a JSON error, second page',
      [header + row, '[{"errorCode":"INVALID_SESSION_ID"}]'],
      2,
      { code: 'wrong-header', message: 'Case: ~/Case-2.csv is not CSV but an error page of the org: read it again.' },
    ],
    [
      'two columns swapped',
      header.replace('"Id","AccountId"', '"AccountId","Id"') + row,
      1,
      { code: 'wrong-header', message: 'Case: column 1 of ~/Case-1.csv is "AccountId", expected "Id": read it again.' },
    ],
    [
      'a column too few',
      '"Id","AccountId","Subject","Hours","DueOn"\n',
      0,
      { code: 'wrong-header', message: 'Case: column 6 of ~/Case-1.csv is missing, expected "CreatedDate": read it again.' },
    ],
    [
      'a column too many',
      header.replace('\n', ',"Owner"\n'),
      0,
      { code: 'wrong-header', message: 'Case: column 7 of ~/Case-1.csv is "Owner", expected missing: read it again.' },
    ],
    ['no header', row, 1, { code: 'wrong-header', message: 'Case: column 1 of ~/Case-1.csv is "c1", expected "Id": read it again.' }],
    [
      'an empty file for some rows',
      '',
      1,
      { code: 'wrong-header', message: 'Case: column 1 of ~/Case-1.csv is missing, expected "Id": read it again.' },
    ],
    [
      'cut off between rows',
      header + row,
      2,
      { code: 'wrong-row-count', message: 'Case: ~/Case-1.csv has 1 rows, the org announced 2: read it again.' },
    ],
    [
      'a row too many, over two pages',
      [header + row, header + row],
      1,
      { code: 'wrong-row-count', message: 'Case: the 2 pages have 2 rows, the org announced 1: read it again.' },
    ],
    [
      'cut off inside a row',
      `${header}${row}"c2","A"`,
      2,
      { code: 'unreadable', message: 'Case: line 3 of ~/Case-1.csv is broken or cut off: read it again.' },
    ],
    [
      'cut off inside a text',
      [header + row, `${header}"c2","A","half`],
      2,
      { code: 'unreadable', message: 'Case: line 2 of ~/Case-2.csv is broken or cut off: read it again.' },
    ],
    [
      'a word as a number',
      header + row.replace('1.5', 'many'),
      1,
      { code: 'unreadable', message: 'Case: Hours holds a value that is no double: read it again.' },
    ],
    [
      'no such day',
      header + row.replace('2026-11-20"', '2026-02-30"'),
      1,
      { code: 'unreadable', message: 'Case: DueOn holds a value that is no date: read it again.' },
    ],
    [
      'no time',
      header + row.replace('T00:00:00.000Z', 'Tnoon'),
      1,
      { code: 'unreadable', message: 'Case: CreatedDate holds a value that is no datetime: read it again.' },
    ],
  ])('%s', async (_, contents, expectedRows, refusal) => {
    expect(await refusalOf(await caseOf(contents, expectedRows))).toEqual(refusal)
  })

  test('bytes that are no UTF-8', async () => {
    const source = await caseOf('', 1)
    await writeFile(source.pages[0] ?? '', Buffer.concat([Buffer.from(header), Buffer.from(row.replace('x', '\xff'), 'latin1')]))
    expect(await refusalOf(source)).toEqual({
      code: 'unreadable',
      message: 'Case: line 2 of ~/Case-1.csv is broken or cut off: read it again.',
    })
  })

  test('a page that is not there', async () => {
    const source = { sobject: 'Case', columns, pages: [join(bench.directory, 'gone.csv')], expectedRows: 1 }
    expect(await refusalOf(source)).toEqual({ code: 'unreadable', message: 'Case: ~/gone.csv cannot be read: read it again.' })
  })

  test('a page outside the work directory', async () => {
    const source = { sobject: 'Case', columns, pages: ['/etc/passwd'], expectedRows: 1 }
    expect(await refusalOf(source)).toEqual({
      code: 'unreadable',
      message: 'Case: /etc/passwd lies outside the work directory ~, where the engine may not read.',
    })
  })

  test('what customers wrote is in no sentence', async () => {
    const { message } = await refusalOf(await caseOf(`${header}"c1","A","Secret plan","many","",""\n`, 1))
    expect(message).not.toMatch(/Secret|many/)
  })

  test('after a refusal the engine goes on', async () => {
    await refusalOf(await caseOf(header + row, 2))
    expect(await bench.facts.load(await caseOf(header + row, 1))).toMatchObject({ rows: 1 })
  })
})

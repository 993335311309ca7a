import { resolve, sep } from 'node:path'
import type { Engine } from './engine.ts'
import type { FactColumn, FactSource } from './facts.ts'
import { FactsError } from './facts-error.ts'
import { checkPageHeader } from './page-header.ts'
import { misfitSql, stageSql, wideSql } from './stage-sql.ts'
import type { StagedSource } from './staged-source.ts'

const narrow: ReadonlySet<string> = new Set()

/** Stages a source as Parquet once every page is what it claims to be. @throws FactsError naming object and file; Error with the engine's words */
export async function loadSource(engine: Engine, source: FactSource, file: string, workDirectory: string): Promise<StagedSource> {
  for (const page of source.pages) await checkPage(source, page, workDirectory)
  const rows = await stage(engine, source, file)
  if (rows !== source.expectedRows) {
    throw new FactsError(
      'wrong-row-count',
      `${source.sobject}: ${pagesText(source)} ${rows} rows, the org announced ${source.expectedRows}: read it again.`,
    )
  }
  return { sobject: source.sobject, columns: source.columns, file, rows }
}

async function checkPage({ sobject, columns, expectedRows }: FactSource, page: string, workDirectory: string): Promise<void> {
  if (!resolve(page).startsWith(resolve(workDirectory) + sep)) {
    throw new FactsError(
      'unreadable',
      `${sobject}: ${page} lies outside the work directory ${workDirectory}, where the engine may not read.`,
    )
  }
  try {
    const names = columns.map(({ name }) => name)
    await checkPageHeader(sobject, page, names, expectedRows)
  } catch (err) {
    if (err instanceof FactsError) throw err
    throw new FactsError('unreadable', `${sobject}: ${page} cannot be read: read it again.`, { cause: err })
  }
}

async function stage(engine: Engine, source: FactSource, file: string): Promise<number> {
  const keepText = source.sobject === 'Account'
  const copy = async (wide: ReadonlySet<string>): Promise<number> => {
    const [copied] = await engine.ask({ kind: 'run', statements: [stageSql(source, file, { keepText, wide })] })
    return Number(copied?.[0])
  }
  try {
    return await copy(narrow)
  } catch (err) {
    if (!(err instanceof Error) || !isAboutContent(err)) throw err
    const wide = await columnsThat(engine, source, wideSql(source))
    await refuseMisfits(engine, source, err)
    if (wide.length === 0) throw unreadable(source, err)
    return await copy(new Set(wide.map(({ name }) => name)))
  }
}

const isAboutContent = ({ message }: Error): boolean => /CSV Error|Conversion Error/.test(message)

async function refuseMisfits(engine: Engine, source: FactSource, cause: Error): Promise<void> {
  const [misfit] = await columnsThat(engine, source, misfitSql(source))
  if (!misfit) return
  throw new FactsError('unreadable', `${source.sobject}: ${misfit.name} holds a value that is no ${misfit.type}: read it again.`, { cause })
}

/** @throws FactsError when the pages are no CSV throughout */
async function columnsThat(engine: Engine, source: FactSource, testSql: string): Promise<FactColumn[]> {
  try {
    const [outcome] = await engine.ask({ kind: 'run', statements: [testSql] })
    return source.columns.filter((_, index) => outcome?.[index] === true)
  } catch (err) {
    throw err instanceof Error && isAboutContent(err) ? unreadable(source, err) : err
  }
}

/** The engine's words name line and file, and quote the line: that is customer data and stays in the cause. */
function unreadable(source: FactSource, cause: Error): FactsError {
  const line = /CSV Error on Line: (\d+)/.exec(cause.message)?.[1]
  const page = /^ {2}file = (.*)$/m.exec(cause.message)?.[1] ?? source.pages.join(', ')
  const place = line === undefined ? page : `line ${line} of ${page}`
  return new FactsError('unreadable', `${source.sobject}: ${place} is broken or cut off: read it again.`, { cause })
}

const pagesText = ({ pages }: FactSource): string => (pages.length === 1 ? `${pages[0]} has` : `the ${pages.length} pages have`)

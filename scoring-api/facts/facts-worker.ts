/** The engine's own process: it holds DuckDB and does what it is told. It ends with the process that started it. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBResult } from '@duckdb/node-api'
import { quoteText } from '../soql/duckdb-literal.ts'
import type { Cell, EngineAnswers, EngineRequest, EngineSettings, FromEngine, TakenRows, ToEngine } from './engine-messages.ts'

let connection: DuckDBConnection | null = null
let stream: RowStream | null = null

process.on('message', (message: ToEngine) => {
  if ('interrupt' in message) connection?.interrupt()
  else void reply(message.id, message.request)
})
// Not `exit`, which waits for a statement that runs.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function reply(id: number, request: EngineRequest): Promise<void> {
  try {
    send({ id, answer: await answer(request) })
  } catch (err) {
    send({ id, failure: err instanceof Error ? err.message : String(err) })
  }
}

function send(message: FromEngine): void {
  process.send?.(message)
}

async function answer(request: EngineRequest): Promise<EngineAnswers[keyof EngineAnswers]> {
  switch (request.kind) {
    case 'open':
      connection = await open(request.settings)
      return null
    case 'run':
      return await run(opened(), request.statements)
    case 'stream':
      stream = new RowStream(await opened().stream(request.statement))
      return null
    case 'take':
      return stream ? await stream.take(request.rows) : { rows: 0, columns: [] }
    case 'usage':
      return { peakMemoryBytes: process.resourceUsage().maxRSS * 1024 }
  }
}

function opened(): DuckDBConnection {
  if (connection) return connection
  throw new Error('The engine is not open')
}

/** In this order: external access cannot be shut before its exception is named, and the lock comes last. */
async function open({ workDirectory, spillDirectory, memoryLimitMb, threads }: EngineSettings): Promise<DuckDBConnection> {
  const created = await (await DuckDBInstance.create(':memory:')).connect()
  await run(created, [
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    `SET threads = ${threads}`,
    `SET memory_limit = '${memoryLimitMb}MiB'`,
    `SET temp_directory = ${quoteText(spillDirectory)}`,
    'SET preserve_insertion_order = false',
    "SET TimeZone = 'UTC'",
    `SET allowed_directories = [${quoteText(`${workDirectory}/`)}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ])
  return created
}

async function run(on: DuckDBConnection, statements: readonly string[]): Promise<Cell[][]> {
  let rows: Cell[][] = []
  for (const statement of statements) {
    const reader = await on.runAndReadAll(statement)
    rows = reader.getRows().map((row) => row.map(toCell))
  }
  return rows
}

function toCell(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new TypeError('A result has a type that is not passed on')
}

/** DuckDB hands out chunks of its own size; the caller asks for others. */
class RowStream {
  readonly #result: DuckDBResult
  #columns: Cell[][]
  #isAtEnd = false

  constructor(result: DuckDBResult) {
    this.#result = result
    this.#columns = result.columnNames().map(() => [])
  }

  async take(rows: number): Promise<TakenRows> {
    while (!this.#isAtEnd && (this.#columns[0]?.length ?? 0) < rows) await this.#fetch()
    const columns = this.#columns.map((column) => column.slice(0, rows))
    this.#columns = this.#columns.map((column) => column.slice(rows))
    return { rows: columns[0]?.length ?? 0, columns }
  }

  async #fetch(): Promise<void> {
    const chunk = await this.#result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) {
      this.#isAtEnd = true
      return
    }
    this.#columns = this.#columns.map((column, index) => column.concat(chunk.getColumnValues(index).map(toCell)))
  }
}

/** What the service and the engine's process say to each other; each request is answered once, `interrupt` not at all. */
export interface EngineSettings {
  /** The only directory the engine may read or write. */
  workDirectory: string
  /** Where it spills what does not fit into memory; below `workDirectory`. */
  spillDirectory: string
  memoryLimitMb: number
  threads: number
}

export type EngineRequest =
  | { kind: 'open'; settings: EngineSettings }
  /** Runs the statements in turn; answers with the rows of the last. */
  | { kind: 'run'; statements: string[] }
  /** Begins a result that `take` reads; a second one ends the first. */
  | { kind: 'stream'; statement: string }
  | { kind: 'take'; rows: number }
  | { kind: 'usage' }

export interface EngineAnswers {
  open: null
  run: Cell[][]
  stream: null
  take: TakenRows
  usage: { peakMemoryBytes: number }
}

/** BIGINT as number: whole, and exact up to 2^53. */
export type Cell = string | number | boolean | null

/** Column by column; fewer rows than asked for = the end. */
export interface TakenRows {
  rows: number
  columns: Cell[][]
}

export type ToEngine = { id: number; request: EngineRequest } | { interrupt: true }

export type FromEngine = { id: number; answer: EngineAnswers[keyof EngineAnswers] } | { id: number; failure: string }

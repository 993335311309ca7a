import { stripVTControlCharacters } from 'node:util'

/** A source of force-app that cannot become a page: what is wrong, in which file, on which line (1-based, null when the tool did not say). */
export class CompileFailure extends Error {
  readonly file: string
  readonly line: number | null
  readonly column: number | null

  constructor(message: string, file: string, line: number | null = null, column: number | null = null) {
    super(message)
    this.name = 'CompileFailure'
    this.file = file
    this.line = line
    this.column = column
  }

  /** LWC's compiler puts the place in `location`, the parsers under it in `loc`. */
  static from(error: unknown, file: string): CompileFailure {
    const { message, location, loc } = error as { message: string; location?: Place; loc?: Place }
    const place = location ?? loc
    return new CompileFailure(plainMessage(message), file, place?.line ?? null, place?.column ?? null)
  }
}

/** Every failure of one build, so that a person sees all of them at once. */
export class BuildFailure extends Error {
  readonly failures: readonly CompileFailure[]

  constructor(failures: readonly CompileFailure[]) {
    super(failures.map(({ file, line, message }) => `${file}${line === null ? '' : `:${line}`}: ${message}`).join('\n'))
    this.name = 'BuildFailure'
    this.failures = failures
  }
}

interface Place {
  line?: number
  column?: number
}

/** Without the source excerpt and colours that tools add for terminals. */
function plainMessage(message: string): string {
  return stripVTControlCharacters(message).split('\n\n')[0]!.trim()
}

import { FactsError } from './facts/facts-error.ts'

/** Every failure a caller can act on (RFC 9457). One registry; a route or a run throws `new Problem(name, detail)`. */

export const problemKinds = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-authenticated': { status: 401, title: 'A valid token is needed' },
  'not-permitted': { status: 403, title: 'This caller may not do that' },
  'account-not-found': { status: 404, title: 'No such account' },
  'run-not-found': { status: 404, title: 'No such run' },
  'preview-not-found': { status: 404, title: 'No such preview' },
  'indicator-test-not-found': { status: 404, title: 'No such test' },
  'object-not-found': { status: 404, title: 'No such object' },
  'scorecard-not-found': { status: 404, title: 'No such scorecard' },
  'measure-not-found': { status: 404, title: 'No such measure' },
  'route-not-found': { status: 404, title: 'No such address' },
  'run-in-progress': { status: 409, title: 'A run is in progress' },
  'preview-in-progress': { status: 409, title: 'A preview is in progress' },
  'indicator-test-in-progress': { status: 409, title: 'A test is in progress' },
  'request-too-large': { status: 413, title: 'The request is too large' },
  'media-type-not-supported': { status: 415, title: 'The request is not JSON' },
  'scorecard-unusable': { status: 422, title: 'The scorecard cannot be used' },
  'indicator-unusable': { status: 422, title: 'The indicator cannot be used' },
  'no-active-scorecard': { status: 422, title: 'No scorecard is active' },
  'blast-radius-exceeded': { status: 422, title: 'The run would change too much at once' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong' },
  'work-directory-unusable': { status: 500, title: 'The work directory cannot be used' },
  'not-salesforce': { status: 502, title: 'The address is not a Salesforce org' },
  'salesforce-login-refused': { status: 502, title: 'Salesforce refused the login' },
  'salesforce-refused': { status: 502, title: 'Salesforce refused a request' },
  'field-not-granted': { status: 502, title: 'A field is missing or not granted' },
  'object-not-granted': { status: 502, title: 'An object is missing or not granted' },
  'salesforce-answer-broken': { status: 502, title: 'Salesforce gave an incomplete answer' },
  'salesforce-unreachable': { status: 503, title: 'Salesforce cannot be reached' },
  'api-limit-reached': { status: 503, title: "The org's API calls are used up" },
  'run-stopped': { status: 503, title: 'The run was stopped' },
  'disk-full': { status: 507, title: 'The disk is full' },
  'out-of-memory': { status: 507, title: 'The memory does not suffice' },
} as const

export type ProblemName = keyof typeof problemKinds

/** One part of the input that does not fit; `pointer` is a JSON pointer into `/body`, `/params`, `/query` or `/headers`. */
export interface InputError {
  pointer: string
  detail: string
  /** The same, where people read it. */
  japanese?: string
}

export class Problem extends Error {
  readonly problem: ProblemName
  readonly errors: InputError[]

  /** @param detail one sentence that names the value at fault and what to do */
  constructor(problem: ProblemName, detail: string, options: { cause?: unknown; errors?: InputError[] } = {}) {
    super(detail, { cause: options.cause })
    this.name = 'Problem'
    this.problem = problem
    this.errors = options.errors ?? []
  }

  get title(): string {
    return problemKinds[this.problem].title
  }

  get status(): number {
    return problemKinds[this.problem].status
  }
}

export const noSuchAccount = (accountId: string): Problem =>
  new Problem('account-not-found', `The org has no account ${accountId}, or hides it.`)

/** The failure as a caller sees it; what nobody foresaw stays in the log. */
export function toProblem(err: unknown): Problem {
  if (err instanceof Problem) return err
  if (isNoSpace(err)) return new Problem('disk-full', diskFullDetail(err), { cause: err })
  if (err instanceof FactsError) return toEngineProblem(err)
  return new Problem('internal-error', 'An unexpected error stopped the request; the log has it under this request id.', { cause: err })
}

function toEngineProblem(err: FactsError): Problem {
  switch (err.code) {
    case 'wrong-header':
    case 'wrong-row-count':
    case 'unreadable':
      return new Problem('salesforce-answer-broken', err.message, { cause: err })
    case 'disk-full':
      return new Problem('disk-full', `${err.message} SCORING_API_WORK_DIRECTORY names it.`, { cause: err })
    case 'out-of-memory':
      return new Problem('out-of-memory', `${err.message} SCORING_API_MEMORY_MB sets it.`, { cause: err })
    case 'work-directory':
      return new Problem('work-directory-unusable', `${err.message} SCORING_API_WORK_DIRECTORY names it.`, { cause: err })
    case 'timeout':
    case 'engine-stopped':
    case 'engine-failed':
      return new Problem('internal-error', err.message, { cause: err })
  }
}

/** Whether the file system refused a write for want of space, however deep the cause. */
export function isNoSpace(err: unknown): err is Error {
  if (!(err instanceof Error)) return false
  if ('code' in err && err.code === 'ENOSPC') return true
  return isNoSpace(err.cause)
}

function diskFullDetail(err: Error): string {
  const path = 'path' in err && typeof err.path === 'string' ? ` at ${err.path}` : ''
  return `No space is left${path}: free some, or point SCORING_API_WORK_DIRECTORY to a larger disk.`
}

/** What goes wrong: see `Fault`. */
export type FaultKind = 'status' | 'reset' | 'hang' | 'cut' | 'lockRow' | 'expiredSession' | 'latency' | 'limit'

export interface Fault {
  /**
   * `status`: answers `status` (default 503) · `reset`: ends the connection without an answer · `hang`: never answers ·
   * `cut`: ends the connection after the first `bytes` of the answer's body ·
   * `lockRow`: writes of matching rows fail with UNABLE_TO_LOCK_ROW · `expiredSession`: ends the caller's session, 401 ·
   * `latency`: waits `ms` first · `limit`: 403 REQUEST_LIMIT_EXCEEDED.
   */
  kind: FaultKind
  /** Empty matches every request, or for `lockRow` every row. */
  match?: {
    method?: string
    /** Part of the path, or a pattern on it. */
    path?: string | RegExp
    /** `lockRow` only. */
    object?: string
    /** `lockRow` only: 18-character id. */
    id?: string
  }
  /** How often it strikes; default once. */
  times?: number
  /** Matching requests or rows let through first; default none. */
  skip?: number
  /** `status`, `reset`, `hang`: strike after the work is done, so that only the answer is lost. Default before. */
  when?: 'before' | 'after'
  status?: number
  errorCode?: string
  message?: string
  ms?: number
  bytes?: number
}

interface Armed {
  fault: Fault
  toSkip: number
  left: number
  strikes: number
}

export interface ArmedFault {
  readonly strikes: number
  remove(): void
}

export interface Faults {
  add(fault: Fault): ArmedFault
  clear(): void
  /** The faults that strike this request now, in the order they were added; each one counts as a strike. */
  strikeRequest(method: string, path: string): Fault[]
  strikeRow(object: string, id: string | null): Fault | null
  /** Deployments wait, as behind those of others: an org runs one at a time. */
  holdDeployments(): { release(): void }
  /** Settles when nothing holds them. */
  deploymentTurn(): Promise<void>
}

/** Faults that a test arms while the org runs. */
export function createFaults(): Faults {
  const armed: Armed[] = []
  let turn = Promise.resolve()

  const strike = (candidate: Armed): boolean => {
    if (candidate.toSkip > 0) {
      candidate.toSkip -= 1
      return false
    }
    if (candidate.left === 0) return false
    candidate.left -= 1
    candidate.strikes += 1
    return true
  }

  return {
    add(fault) {
      const entry: Armed = { fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1, strikes: 0 }
      armed.push(entry)
      return {
        get strikes() {
          return entry.strikes
        },
        remove: () => {
          entry.left = 0
        },
      }
    },
    clear: () => {
      armed.length = 0
    },
    strikeRequest: (method, path) =>
      armed
        .filter(({ fault }) => fault.kind !== 'lockRow' && matchesRequest(fault, method, path))
        .filter(strike)
        .map(({ fault }) => fault),
    strikeRow: (object, id) =>
      armed.find((candidate) => candidate.fault.kind === 'lockRow' && matchesRow(candidate.fault, object, id) && strike(candidate))
        ?.fault ?? null,
    holdDeployments() {
      const { promise, resolve } = Promise.withResolvers<void>()
      turn = promise
      return { release: resolve }
    },
    deploymentTurn: () => turn,
  }
}

function matchesRequest({ match = {} }: Fault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false
  if (match.path === undefined) return true
  return typeof match.path === 'string' ? path.includes(match.path) : match.path.test(path)
}

function matchesRow({ match = {} }: Fault, object: string, id: string | null): boolean {
  return (match.object === undefined || match.object === object) && (match.id === undefined || match.id === id)
}

import type { JudgedAccount } from '../health-score/judge-account.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import { admitOpenings } from './admit-openings.ts'
import { blastRadiusProblem, isWorse } from './blast-radius.ts'
import { decideSignals } from './decide-signals.ts'
import type { Limits } from './indicator.ts'
import { readStoredSignals, type StoredSignals } from './read-account-signals.ts'
import type { RowsRequest } from './read-rows.ts'
import { toFactsRow } from './run-facts.ts'
import { openOpportunitiesColumn, openRisksColumn, type SignalBasis } from './run-setup.ts'
import type { Signal } from './signal.ts'
import type { AccountWrites, Refusal, SignalDecision, SignalRun } from './signal-decision.ts'
import { readTeams, type TeamMembers } from './team-records.ts'
import { toWrites } from './to-writes.ts'
import { createUserDirectory, type UserDirectory } from './user-records.ts'

/** One account with what health has to write for it. */
export interface AccountOfRun {
  judged: JudgedAccount
  /** Hundredths; null = not known. */
  scoreMonthAgo: number | null
  /** null = the Account shows its health already. */
  row: WriteRow | null
}

/** The signals of a run: decided while the accounts are scored, held until the whole book is known. */
export interface SignalsOfRun {
  /** @returns rows of Account that can be staged at once: no limit changes their counters. @throws Problem */
  decide(accounts: readonly AccountOfRun[]): Promise<WriteRow[]>
  /** Why the run must stop before it writes anything; null = it need not. Complete once every account is decided. */
  excess(): { english: string; japanese: string } | null
  /** Lets the limits of the book have their say, before anything is written. @throws Problem blast-radius-exceeded */
  settle(isAccepted: boolean): SettledSignals
}

/** What is to be written. */
export interface SettledSignals {
  accounts: SettledAccount[]
  /** Rows of Account that waited for the limits. */
  rows: WriteRow[]
  /** Sentences for the admin. */
  problems: string[]
}

export interface SettledAccount {
  writes: AccountWrites
  /** As they were read. */
  stored: Signal[]
}

/** Reads what is there of signals. @throws Problem */
export async function startSignals(
  salesforce: Salesforce,
  basis: RunBasis,
  signals: SignalBasis,
  request: RowsRequest,
): Promise<SignalsOfRun> {
  const users = createUserDirectory(salesforce)
  const span = { asOfDate: basis.asOfDate, timeZone: signals.timeZone, cooldownDays: signals.cooldownDays }
  const stored = await readStoredSignals(salesforce, span, request)
  const teams = await readTeams(salesforce, [...new Set(signals.ownerRoles.values())], request)
  await users.learn([...stored.taskOwners, ...signals.fallbackOwnerIds])
  return new DecidedSignals(basis, signals, { users, stored, teams, isWholeBook: request.accountIds === null })
}

interface Surroundings {
  users: UserDirectory
  stored: StoredSignals
  teams: TeamMembers
  isWholeBook: boolean
}

interface Held {
  decision: SignalDecision
  stored: Signal[]
  /** null = staged already, or health has nothing to write and the counters are right. */
  account: { row: WriteRow | null; shown: Counters } | null
}

/** null = never counted. */
interface Counters {
  risks: number | null
  opportunities: number | null
}

class DecidedSignals implements SignalsOfRun {
  readonly #basis: RunBasis
  readonly #signals: SignalBasis
  readonly #around: Surroundings
  readonly #run: SignalRun
  readonly #held: Held[] = []
  readonly #radius = { scoredAccounts: 0, worsened: 0, opened: 0, openedBy: new Map<string, number>(), hadSignals: false }

  constructor(basis: RunBasis, signals: SignalBasis, around: Surroundings) {
    this.#basis = basis
    this.#signals = signals
    this.#around = around
    this.#run = { ...signals.run, users: around.users.users }
  }

  async decide(accounts: readonly AccountOfRun[]): Promise<WriteRow[]> {
    await this.#around.users.learn(accounts.flatMap(({ judged }) => this.#possibleOwners(judged)))
    return accounts.map((account) => this.#decideOne(account)).filter((row) => row !== null)
  }

  #decideOne({ judged, scoreMonthAgo, row }: AccountOfRun): WriteRow | null {
    const { accountId, columns, stored: health, found, scored } = judged
    const { signals, tasks } = this.#around.stored.take(accountId)
    const decision = decideSignals(this.#run, {
      accountId,
      row: toFactsRow(judged, scoreMonthAgo, { ...this.#basis, accountFields: this.#signals.accountFields }),
      ownerId: columns['OwnerId'] ?? null,
      ownerOfPath: this.#ownersOf(judged),
      signals,
      tasks,
    })
    this.#count(scored !== null, isWorse(health.band, found.band), decision, signals)
    const shown = { risks: toCount(columns[openRisksColumn]), opportunities: toCount(columns[openOpportunitiesColumn]) }
    if (decision.signals.length === 0 && decision.tasks.length === 0)
      return withCounters(row, accountId, shown, { risks: 0, opportunities: 0 })
    const isOpen = decision.openings.length > 0
    this.#held.push({ decision, stored: signals, account: isOpen ? { row, shown } : null })
    return isOpen ? null : withCounters(row, accountId, shown, countersOf(toWrites(decision, nobody, signals)))
  }

  #count(isScored: boolean, isWorsened: boolean, { openings }: SignalDecision, stored: readonly Signal[]): void {
    const queued = new Set(stored.flatMap(({ status, key }) => (status === 'queued' ? [key] : [])))
    if (isScored) this.#radius.scoredAccounts += 1
    if (isWorsened) this.#radius.worsened += 1
    if (stored.length > 0) this.#radius.hadSignals = true
    // What waits in the queue was counted on the day it came.
    const opened = openings.filter(({ signal }) => !queued.has(signal.key))
    if (opened.length > 0) this.#radius.opened += 1
    const { openedBy } = this.#radius
    for (const { signal } of opened) openedBy.set(signal.indicatorKey, (openedBy.get(signal.indicatorKey) ?? 0) + 1)
  }

  excess(): { english: string; japanese: string } | null {
    return blastRadiusProblem(this.#radius, this.#signals.limits)
  }

  settle(isAccepted: boolean): SettledSignals {
    const { limits } = this.#signals
    const excess = isAccepted ? null : this.excess()
    if (excess !== null) throw new Problem('blast-radius-exceeded', excess.english)
    const admitted = admitOpenings(this.#decisions, this.#around.isWholeBook ? limits : withoutOwnerLimit(limits))
    const settled = this.#held
      .map(({ decision, stored, account }) => ({ writes: toWrites(decision, admitted, stored), stored, account }))
      .toSorted((a, b) => (a.writes.accountId < b.writes.accountId ? -1 : 1))
    const rows = settled
      .map(({ writes, account }) => account && withCounters(account.row, writes.accountId, account.shown, countersOf(writes)))
      .filter((row) => row !== null)
    const problems = [...this.#around.teams.problems, ...refusalSentences(settled.map(({ writes }) => writes))]
    return { accounts: settled, rows, problems }
  }

  get #decisions(): SignalDecision[] {
    return this.#held.map(({ decision }) => decision)
  }

  #possibleOwners(judged: JudgedAccount): (string | null)[] {
    return [judged.columns['OwnerId'] ?? null, ...Object.values(this.#ownersOf(judged))]
  }

  #ownersOf({ accountId, columns }: JudgedAccount): Record<string, string | null> {
    const { ownerColumns, ownerRoles } = this.#signals
    const owners: Record<string, string | null> = {}
    for (const [path, column] of ownerColumns) owners[path] = columns[column] ?? null
    for (const [path, role] of ownerRoles) owners[path] = this.#around.teams.memberOf(accountId, role)
    return owners
  }
}

const nobody: ReadonlySet<string> = new Set()

/** The limit of an owner is for what comes unasked: whoever has one account scored now gets all that it calls for. */
const withoutOwnerLimit = (limits: Limits): Limits => ({ ...limits, newTasksPerOwner: null })

const toCount = (text: string | null | undefined): number | null =>
  text === null || text === undefined || text === '' ? null : Number(text)

const countersOf = ({ openRisks, openOpportunities }: AccountWrites): Counters => ({ risks: openRisks, opportunities: openOpportunities })

/** The row with the counters, as far as they differ; null = nothing to write. */
function withCounters(row: WriteRow | null, accountId: string, shown: Counters, counters: Counters): WriteRow | null {
  if (shown.risks === counters.risks && shown.opportunities === counters.opportunities) return row
  return { ...(row ?? { Id: accountId }), [openRisksColumn]: counters.risks, [openOpportunitiesColumn]: counters.opportunities }
}

/** One for each kind of refusal, whatever the number of accounts. */
function refusalSentences(writes: readonly AccountWrites[]): string[] {
  const accountsOf = new Map<string, Set<string>>()
  const note = (accountId: string, { english }: Refusal): void => {
    const accounts = accountsOf.get(english) ?? new Set()
    accountsOf.set(english, accounts.add(accountId))
  }
  for (const { accountId, refusals } of writes) for (const refusal of refusals) note(accountId, refusal)
  return [...accountsOf].map(([english, accounts]) =>
    accounts.size === 1
      ? `Account ${[...accounts].join()}: ${english}`
      : `${accounts.size} accounts (e.g. ${[...accounts][0]}): ${english}`,
  )
}

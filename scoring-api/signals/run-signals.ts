import type { JudgedAccount } from '../health-score/judge-account.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import { rhythmActions, type AdmittedBeginnings } from './admit-beginnings.ts'
import { admitToday } from './admit-today.ts'
import { blastRadiusExcess, isWorse, stoppedSentence, type BlastRadiusExcess } from './blast-radius.ts'
import { decideRhythms, type RhythmDecision } from './decide-rhythms.ts'
import { decideSignals } from './decide-signals.ts'
import type { Limits } from './indicator.ts'
import { readStoredSignals, type StoredSignals } from './read-account-signals.ts'
import type { RowsRequest } from './read-rows.ts'
import { readRhythmTasks, type StoredRhythmTasks } from './rhythm-task-records.ts'
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
  excess(): BlastRadiusExcess | null
  /** Lets the limits of the book have their say, before anything is written. @throws Problem blast-radius-exceeded */
  settle(isAccepted: boolean): SettledSignals
}

/** What is to be written. */
export interface SettledSignals {
  accounts: SettledAccount[]
  /** Rows of Account that waited for the limits. */
  rows: WriteRow[]
  /** Tasks of rhythms whose owners have no room for them today. */
  tasksPostponed: number
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
  const { rhythms, timeZone } = signals
  const rhythmTasks = rhythms && (await readRhythmTasks(salesforce, rhythms.since, timeZone, request))
  await users.learn([...stored.taskOwners, ...(rhythmTasks?.owners ?? []), ...signals.fallbackOwnerIds])
  return new DecidedSignals(basis, signals, { users, stored, rhythmTasks, teams, isWholeBook: request.accountIds === null })
}

interface Surroundings {
  users: UserDirectory
  stored: StoredSignals
  rhythmTasks: StoredRhythmTasks | null
  teams: TeamMembers
  isWholeBook: boolean
}

interface Held {
  decision: SignalDecision
  rhythms: RhythmDecision
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
    const account = {
      accountId,
      row: toFactsRow(judged, scoreMonthAgo, { ...this.#basis, accountFields: this.#signals.accountFields }),
      ownerId: columns['OwnerId'] ?? null,
      ownerOfPath: this.#ownersOf(judged),
      signals,
      tasks,
    }
    const decision = decideSignals(this.#run, account)
    const rhythms = decideRhythms(this.#signals.rhythms?.rhythms ?? [], account, this.#run, this.#around.rhythmTasks?.of(accountId) ?? [])
    this.#count(scored !== null, isWorse(health.band, found.band), decision, signals)
    const shown = { risks: toCount(columns[openRisksColumn]), opportunities: toCount(columns[openOpportunitiesColumn]) }
    if (decision.signals.length === 0 && decision.tasks.length === 0 && isIdle(rhythms))
      return withCounters(row, accountId, shown, { risks: 0, opportunities: 0 })
    const isOpen = decision.openings.length > 0
    this.#held.push({ decision, rhythms, stored: signals, account: isOpen ? { row, shown } : null })
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

  excess(): BlastRadiusExcess | null {
    return blastRadiusExcess(this.#radius, this.#signals.limits)
  }

  settle(isAccepted: boolean): SettledSignals {
    const { limits } = this.#signals
    const excess = isAccepted ? null : this.excess()
    if (excess !== null) throw new Problem('blast-radius-exceeded', stoppedSentence(excess))
    const applied = this.#around.isWholeBook ? limits : withoutOwnerLimit(limits)
    const rhythms = this.#held.map((held) => held.rhythms)
    const { openings, beginnings: begun } = admitToday(this.#decisions, rhythms, applied)
    const settled = this.#held
      .map((held) => ({ writes: withRhythms(toWrites(held.decision, openings, held.stored), held.rhythms, begun), ...held }))
      .toSorted((a, b) => (a.writes.accountId < b.writes.accountId ? -1 : 1))
    const rows = settled
      .map(({ writes, account }) => account && withCounters(account.row, writes.accountId, account.shown, countersOf(writes)))
      .filter((row) => row !== null)
    const refusals = refusalSentences(settled.map(({ writes }) => writes))
    const problems = [...this.#around.teams.problems, ...refusals, ...postponedSentences(begun.postponed)]
    return { accounts: settled.map(({ writes, stored }) => ({ writes, stored })), rows, tasksPostponed: begun.postponed, problems }
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

/** Nothing to write, and nothing that counts against a limit. */
const isIdle = ({ tasks, beginnings, refusals, tasksToday }: RhythmDecision): boolean =>
  tasks.length + beginnings.length + refusals.length + Object.keys(tasksToday).length === 0

const withRhythms = (writes: AccountWrites, rhythms: RhythmDecision, begun: AdmittedBeginnings): AccountWrites => ({
  ...writes,
  tasks: [...writes.tasks, ...rhythmActions(rhythms, begun)],
  refusals: [...writes.refusals, ...rhythms.refusals],
})

const toCount = (text: string | null | undefined): number | null =>
  text === null || text === undefined || text === '' ? null : Number(text)

const countersOf = ({ openRisks, openOpportunities }: AccountWrites): Counters => ({ risks: openRisks, opportunities: openOpportunities })

/** The row with the counters, as far as they differ; null = nothing to write. */
function withCounters(row: WriteRow | null, accountId: string, shown: Counters, counters: Counters): WriteRow | null {
  if (shown.risks === counters.risks && shown.opportunities === counters.opportunities) return row
  return { ...(row ?? { Id: accountId }), [openRisksColumn]: counters.risks, [openOpportunitiesColumn]: counters.opportunities }
}

const postponedSentences = (tasks: number): string[] =>
  tasks === 0
    ? []
    : [
        `${tasks} tasks of recurring playbooks wait for another day, as their owners have got as many new tasks today as the record Default of CsSignalLimits__mdt allows (NewTasksPerCsmPerRun__c).`,
      ]

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

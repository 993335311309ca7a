import type { Mapping } from '../operations/mapping.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { Problem } from '../problems.ts'
import { readablePaths, readSignalBasis, readSignalSetup, signalAccountFields, type SignalBasis } from '../signals/run-setup.ts'
import { signalColumnsWritten, signalTarget } from '../signals/signal-records.ts'
import { newTaskColumns, newTaskTarget } from '../signals/task-records.ts'
import { benchmarkColumnsWritten, benchmarkTarget } from './benchmark-records.ts'
import { comparedVersions } from './book-facts.ts'
import { readRelatives, type Relatives } from './family-records.ts'
import { scorecardColumnsWritten, scorecardTarget } from './freeze-scorecards.ts'
import { accountFieldsWritten, accountTarget, snapshotFieldsWritten, snapshotTarget } from './health-score-records.ts'
import { sortOverrides, type SortedOverrides } from './override-expiry.ts'
import { overrideColumnsWritten, overrideTarget, readOpenOverrides } from './override-records.ts'
import { requireWriteRights, type IntendedWrite } from './require-write-rights.ts'
import { readOrgSetup, toRunBasis, type OrgSetup, type RunBasis } from './run-basis.ts'

/** What a run knows before it reads facts. */
export interface RunStart {
  basis: RunBasis
  /** The accounts that were asked for, and their ancestors; null = all accounts. */
  accountIds: string[] | null
  relatives: Relatives
  mapping: Mapping
  /** Overrides that have come to their end. */
  endedOverrides: SortedOverrides['ended']
  /** null = the org uses none. */
  signals: SignalBasis | null
  /** Sentences for the admin. */
  problems: string[]
}

const nobody: Relatives = { ancestors: [], all: [] }

/**
 * Reads how the org is set up, and refuses what cannot end well before anything is read in bulk or written.
 * @param asked null = all
 * @throws Problem when no scorecard is active, a field is not granted, or the day's API calls are nearly used up
 */
export async function startRun(salesforce: Salesforce, asked: readonly string[] | null, asOf: Date): Promise<RunStart> {
  const signalSetup = await readSignalSetup(salesforce)
  const setup = await readOrgSetup(salesforce, asOf, [], signalSetup?.accountPaths)
  if (setup.stored.length === 0) {
    throw new Problem('no-active-scorecard', 'No scorecard is active: set Status__c of at least one CsScorecard__c to Active.')
  }
  const relatives = asked === null || !setup.isRollingUp ? nobody : await readFamilies(salesforce, asked, setup)
  const accountIds = asked === null ? null : [...new Set([...asked, ...relatives.ancestors])]
  const overrides = sortOverrides(await readOpenOverrides(salesforce, accountIds, setup.organization.timeZone), setup.asOfDate)
  await requireWriteRights(salesforce, usualWrites)
  const basis = toRunBasis(setup, setup.stored, overrides.inForce, signalSetup === null ? [] : readablePaths(signalSetup, setup))
  const signals = signalSetup === null ? null : await readSignalBasis(salesforce, signalSetup, setup)
  if (signals !== null) await requireWriteRights(salesforce, signalWrites)
  await requireWriteRights(salesforce, rarerWrites(basis, accountIds === null, overrides.ended.length > 0))
  return {
    basis,
    accountIds,
    relatives,
    mapping: setup.mapping,
    endedOverrides: overrides.ended,
    signals: signals?.basis ?? null,
    problems: [...setup.problems, ...basis.plan.problems, ...(signals?.problems ?? [])],
  }
}

const readFamilies = (salesforce: Salesforce, accountIds: readonly string[], { mapping, rates }: OrgSetup): Promise<Relatives> =>
  readRelatives(salesforce, accountIds, { scopeFilter: mapping.scopeFilter, arrPath: mapping.arrPath, rates })

const usualWrites: IntendedWrite[] = [
  { target: accountTarget, fields: accountFieldsWritten },
  { target: snapshotTarget, fields: snapshotFieldsWritten },
]

const signalWrites: IntendedWrite[] = [
  { target: signalTarget, fields: signalColumnsWritten },
  { target: newTaskTarget, fields: newTaskColumns },
  { target: accountTarget, fields: signalAccountFields.map(({ field }) => field) },
]

function rarerWrites({ plan }: RunBasis, isWholeBook: boolean, isEndingOverrides: boolean): IntendedWrite[] {
  const isFreezing = plan.scorecards.some(({ versionKey, contentHash }) => contentHash === null && !plan.refused.has(versionKey))
  const isComparing = isWholeBook && comparedVersions(plan.scorecards).length > 0
  return [
    ...(isFreezing ? [{ target: scorecardTarget, fields: scorecardColumnsWritten }] : []),
    ...(isComparing ? [{ target: benchmarkTarget, fields: benchmarkColumnsWritten }] : []),
    ...(isEndingOverrides ? [{ target: overrideTarget, fields: overrideColumnsWritten }] : []),
  ]
}

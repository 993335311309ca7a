import type { Salesforce } from '../salesforce/connect.ts'
import { changedSentence } from './freeze-scorecards.ts'
import { readAllVersions } from './scorecard-records.ts'
import type { Scorecard } from './scorecard.ts'
import { readSnapshots, type SnapshotRecord } from './stored-snapshots.ts'
import { verifySnapshot } from './verify-snapshot.ts'

export interface Verification {
  snapshots: number
  /** Those that scoring again does not give, and those that cannot be scored again. */
  mismatches: number
}

/**
 * Scores every snapshot of the org again, from the inputs it holds and the scorecard version it names, and writes nothing.
 * @param directory must exist; holds the pages that were read
 * @param report gets a line for each mismatch
 * @throws Problem
 */
export async function verifySnapshots(salesforce: Salesforce, directory: string, report: (line: string) => void): Promise<Verification> {
  const versions = await readVersions(salesforce)
  const verification = { snapshots: 0, mismatches: 0 }
  for await (const record of readSnapshots(salesforce, directory)) {
    verification.snapshots += 1
    const fault = faultOf(record, versions)
    if (fault === null) continue
    verification.mismatches += 1
    report(`${record.key} (${record.scorecardVersionKey}): ${fault}`)
  }
  return verification
}

/** A version as it can be scored with again, or why it cannot. */
type Version = { scorecard: Scorecard } | { fault: string }

async function readVersions(salesforce: Salesforce): Promise<Map<string, Version>> {
  const stored = await readAllVersions(salesforce)
  return new Map(
    stored.map(({ scorecard, faults }) => {
      const fault = faults[0] ?? changedSentence(scorecard)
      return [scorecard.versionKey, fault === null ? { scorecard } : { fault }]
    }),
  )
}

/** null = scoring again gives the same. */
function faultOf(record: SnapshotRecord, versions: ReadonlyMap<string, Version>): string | null {
  const version = versions.get(record.scorecardVersionKey)
  if (version === undefined) return 'The scorecard version is gone.'
  if ('fault' in version) return version.fault
  if ('fault' in record) return record.fault
  const mismatches = verifySnapshot(record.snapshot, version.scorecard)
  if (mismatches.length === 0) return null
  return mismatches.map(({ figure, stored, recomputed }) => `${figure} is ${stored}, scored again ${recomputed}`).join('; ')
}

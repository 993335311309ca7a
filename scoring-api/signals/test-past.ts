import type { Salesforce } from '../salesforce/connect.ts'
import { conditionBasis } from './condition-basis.ts'
import { readHistories } from './history-records.ts'
import type { TestedIndicator } from './indicator-test-registry.ts'
import { replayAccount } from './replay-account.ts'
import { prepareReplay } from './replay-rules.ts'
import { createReplayTally } from './replay-tally.ts'
import type { TestBases } from './test-indicator.ts'
import type { PastResult, TestWarning } from './test-result.ts'

/** How often an indicator would have fired, by the snapshots that the org keeps. @throws Problem */
export async function testPast(
  { org }: Pick<TestBases, 'org'>,
  { indicator, playbook, days }: TestedIndicator,
  { salesforce, directory }: { salesforce: Salesforce; directory: string },
): Promise<{ past: PastResult; unreadable: TestWarning[] }> {
  const { lookup, calendar } = conditionBasis(org)
  const { rules, asked, unknownNames } = prepareReplay(indicator, playbook, lookup, calendar, days)
  const tally = createReplayTally(rules.dates)
  const measures = org.stored.flatMap(({ scorecard }) => scorecard.measures)
  const span = { from: rules.dates[0] ?? '', to: rules.dates.at(-1) ?? '', asked, measures }
  const { accounts, unreadable } = await readHistories(salesforce, span, { accountIds: null, directory, onRows: () => undefined })
  for (const account of accounts) {
    salesforce.throwIfStopped()
    tally.add(replayAccount(account, rules))
  }
  return { past: { ...tally.result(), unknownNames }, unreadable: unreadable === 0 ? [] : [unreadableSentence(unreadable)] }
}

const unreadableSentence = (count: number): TestWarning => ({
  english: `${count} snapshots could not be read and were left out: run npm run verify-snapshots to see which.`,
  japanese: `${count}件のスナップショットを読み取れなかったため、除外しました。npm run verify-snapshotsで確認できます。`,
})

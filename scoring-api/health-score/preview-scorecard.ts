import type { Facts, MeasuredAccount } from '../facts/facts.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { createJudge } from './account-judge.ts'
import { noRateSentence } from './currency.ts'
import { stoppedFeeds, stoppedFeedSentence } from './feeds.ts'
import { toShownHealth } from './health-score-records.ts'
import type { JudgedAccount } from './judge-account.ts'
import { loadFacts } from './load-facts.ts'
import { planMeasures } from './measure-plan.ts'
import { sortOverrides } from './override-expiry.ts'
import { readOpenOverrides } from './override-records.ts'
import type { PreviewProgress } from './preview-progress.ts'
import type { PreviewResult, Warning } from './preview-result.ts'
import { createPreviewTally, type PreviewStanding } from './preview-tally.ts'
import { readOrgSetup, toMeasurePlan, toRunBasis, type OrgSetup, type RunBasis } from './run-basis.ts'
import { withRunDirectory } from './run-directory.ts'
import type { Scorecard } from './scorecard.ts'

export interface PreviewRequest {
  salesforce: Salesforce
  /** Whole seconds. */
  asOf: Date
  /** Kept up to date while the preview goes on. */
  progress: PreviewProgress
  /** Must exist; what the preview stages there is gone when it ends. */
  workDirectory: string
  /** The column engine, staging below a directory of the preview's own. */
  openFacts: (directory: string) => Promise<Facts>
}

/**
 * What would change if a draft took the place of the active versions of its key: reads what a full run reads, scores the same facts twice, and
 * writes nothing.
 * @throws Problem, FactsError
 */
export async function previewScorecard(request: PreviewRequest, draft: Scorecard): Promise<PreviewResult> {
  const { salesforce, asOf, progress } = request
  return await withRunDirectory(request.workDirectory, async (directory) => {
    const bases = await readBases(salesforce, draft, asOf)
    const engine = await request.openFacts(directory)
    try {
      const { scopeFilter } = bases.setup.mapping
      const { accounts, parentIds } = await loadFacts(engine, extractionOf(bases), bases.today.asOfDate, {
        salesforce,
        accountIds: null,
        directory,
        onRows: () => undefined,
        withSnapshots: false,
        parents: bases.setup.isRollingUp ? { scopeFilter } : null,
      })
      progress.accountsTotal = accounts
      progress.phase = 'measure'

      const keys = bases.today.plan.scorecards.flatMap(({ measures }) => measures.map(({ key }) => key))
      const tally = createPreviewTally(draft, keys, accounts)
      await score(bases.today, parentIds, { ...request, engine }, (accountId, standing) => tally.addToday(accountId, standing))
      const found = await score(bases.draft, parentIds, { ...request, engine }, (accountId, standing) =>
        tally.addDraft(accountId, standing),
      )
      return { asOf: asOf.toISOString(), ...tally.result(), warnings: [...warningsOf(bases.today), ...found] }
    } finally {
      await engine.close()
    }
  })
}

/** What a run would rest on, today and with the draft in the place of its older versions. */
interface Bases {
  setup: OrgSetup
  today: RunBasis
  draft: RunBasis
}

async function readBases(salesforce: Salesforce, draft: Scorecard, asOf: Date): Promise<Bases> {
  const setup = await readOrgSetup(salesforce, asOf, [draft])
  const { inForce } = sortOverrides(await readOpenOverrides(salesforce, null, setup.organization.timeZone), setup.asOfDate)
  const others = setup.stored.filter(({ scorecard }) => scorecard.key !== draft.key)
  const withDraft = toRunBasis(setup, [...others, { scorecard: draft, activatedAt: null, faults: [] }], inForce)
  if (withDraft.plan.refused.has(draft.versionKey)) {
    throw new Problem('scorecard-unusable', `The draft cannot score: ${withDraft.plan.problems.at(-1) ?? ''}`)
  }
  return { setup, today: toRunBasis(setup, setup.stored, inForce), draft: withDraft }
}

/** Both read the same facts. */
function extractionOf({ setup, today, draft }: Bases) {
  const scorecards = [...today.plan.scorecards, ...draft.plan.scorecards]
  return planMeasures(scorecards, {
    schema: setup.schema,
    accountColumns: today.accountColumns,
    scopeFilter: setup.mapping.scopeFilter,
  })
}

/**
 * Scores every account as a full run does: besides parents that wait for their children, never more than a chunk is in memory.
 * @returns what the book tells of the scorecards
 */
async function score(
  basis: RunBasis,
  parentIds: ReadonlySet<string>,
  { engine, salesforce, progress }: PreviewRequest & { engine: Facts },
  take: (accountId: string, standing: PreviewStanding) => void,
): Promise<Warning[]> {
  const plan = toMeasurePlan(basis, [])
  const stopped = stoppedFeeds(await engine.feedDays(plan), basis.asOfDate)
  const quantiles = await engine.quantiles(plan)
  const judge = createJudge(basis, { stoppedFeeds: new Set(stopped.map(({ feed }) => feed)), parentIds, relatives: [] })
  for await (const chunk of engine.measure(toMeasurePlan(basis, quantiles))) {
    salesforce.throwIfStopped()
    for (const account of chunk.filter((one) => isKept(one, basis))) take(account.accountId, keptStanding(account, basis))
    for (const judged of judge.judge(chunk)) take(judged.accountId, standingOf(judged, basis))
    progress.accountsDone += chunk.length / 2
  }
  for (const judged of judge.rest()) take(judged.accountId, standingOf(judged, basis))
  const missingRates = await engine.missingRates(plan)
  return [...stopped.map(stoppedFeedSentence), ...(missingRates.length === 0 ? [] : [noRateSentence(missingRates)])]
}

const isKept = ({ scorecardVersionKey }: MeasuredAccount, { plan }: RunBasis): boolean =>
  scorecardVersionKey !== null && plan.refused.has(scorecardVersionKey)

function keptStanding({ scorecardVersionKey, columns }: MeasuredAccount, basis: RunBasis): PreviewStanding {
  const { band, score } = toShownHealth(columns)
  return { kind: 'kept', scorecardKey: keyOf(scorecardVersionKey, basis), band, score }
}

const standingOf = ({ scored }: JudgedAccount, basis: RunBasis): PreviewStanding =>
  scored === null
    ? { kind: 'none' }
    : { kind: 'scored', scorecardKey: keyOf(scored.health.scorecardVersionKey, basis), health: scored.health }

const keyOf = (versionKey: string | null, { scorecardOf }: RunBasis): string =>
  versionKey === null ? '' : (scorecardOf(versionKey)?.key ?? '')

function warningsOf({ plan }: RunBasis): Warning[] {
  const refused = plan.scorecards.filter(({ versionKey }) => plan.refused.has(versionKey))
  return [...(plan.scorecards.length === 0 ? [nothingActive] : []), ...refused.map(({ versionKey }) => notUsable(versionKey))]
}

const nothingActive: Warning = {
  english: 'No scorecard is active today, so every account comes from none.',
  japanese: '現在有効なスコアカードがないため、すべての取引先が「対象外」からの移動になります。',
}

const notUsable = (versionKey: string): Warning => ({
  english: `Scorecard ${versionKey} is active but cannot be used: today's side shows its accounts as they are.`,
  japanese: `有効なスコアカード${versionKey}は使用できない状態です。現在の側には、取引先に表示中のスコアを使っています。`,
})

import type { Said } from '../salesforce/need.ts'
import type { DescribedObject } from '../soql/schema.ts'
import { checkScorecard } from './check-scorecard.ts'
import { changedSentence } from './freeze-scorecards.ts'
import { planMeasures, type PlanProblem } from './measure-plan.ts'
import type { StoredScorecard } from './scorecard-records.ts'

/** Why a stored scorecard must not score, in both languages; none = it may. */
export function scorecardMisfits(stored: StoredScorecard, schema: readonly DescribedObject[]): Said[] {
  return misfitsOf(stored, planMeasures([stored.scorecard], { schema, accountColumns: [], scopeFilter: null }).problems)
}

/** @param problems of its plan */
export function misfitsOf({ scorecard, faults }: Pick<StoredScorecard, 'scorecard' | 'faults'>, problems: readonly PlanProblem[]): Said[] {
  if (faults.length > 0) return faults.map((fault) => ({ english: fault, japanese: fault }))
  const changed = changedSentence(scorecard)
  if (changed !== null) {
    return [{ english: changed, japanese: 'この版は採点に使われた後に変更されました。元に戻すか、新しい版を作成してください。' }]
  }
  return [
    ...checkScorecard(scorecard).map(({ measureKey, english, japanese }) => saidOf(measureKey, english, japanese)),
    ...problems.map(({ measureKey, sentence, japanese }) => saidOf(measureKey, sentence, japanese)),
  ]
}

const saidOf = (measureKey: string | null, english: string, japanese: string): Said =>
  measureKey === null ? { english, japanese } : { english: `measure ${measureKey}: ${english}`, japanese: `指標${measureKey}：${japanese}` }

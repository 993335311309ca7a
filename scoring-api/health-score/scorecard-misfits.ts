import type { Said } from '../salesforce/need.ts'
import type { DescribedObject } from '../soql/schema.ts'
import { checkScorecard } from './check-scorecard.ts'
import { changedSentence } from './freeze-scorecards.ts'
import { planMeasures } from './measure-plan.ts'
import type { StoredScorecard } from './scorecard-records.ts'

/** Why a stored scorecard must not score, in both languages; none = it may. As `planScoring` finds it for a run. */
export function scorecardMisfits({ scorecard, faults }: StoredScorecard, schema: readonly DescribedObject[]): Said[] {
  if (faults.length > 0) return faults.map((fault) => ({ english: fault, japanese: fault }))
  const changed = changedSentence(scorecard)
  if (changed !== null) {
    return [{ english: changed, japanese: 'この版は採点に使われた後に変更されました。元に戻すか、新しい版を作成してください。' }]
  }
  const { problems } = planMeasures([scorecard], { schema, accountColumns: [], scopeFilter: null })
  return [
    ...checkScorecard(scorecard).map(({ measureKey, english, japanese }) => saidOf(measureKey, english, japanese)),
    ...problems.map(({ measureKey, sentence, japanese }) => saidOf(measureKey, sentence, japanese)),
  ]
}

const saidOf = (measureKey: string | null, english: string, japanese: string): Said =>
  measureKey === null ? { english, japanese } : { english: `measure ${measureKey}: ${english}`, japanese: `指標${measureKey}：${japanese}` }

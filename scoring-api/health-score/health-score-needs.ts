import { toRead, toWrite, type Need } from '../salesforce/need.ts'
import { benchmarkColumnsWritten, benchmarkTarget } from './benchmark-records.ts'
import { scorecardColumnsWritten, scorecardTarget } from './freeze-scorecards.ts'
import { accountFieldsWritten, accountTarget, salesforceFieldsRead, snapshotFieldsWritten, snapshotTarget } from './health-score-records.ts'
import { overrideColumnsWritten, overrideTarget } from './override-records.ts'

const scoring = { english: 'scoring accounts', japanese: '取引先の採点' }

/** What scoring does with the org's records; what measures count is in the scorecards. */
export const healthScoreNeeds: readonly Need[] = [
  ...toRead(scoring, salesforceFieldsRead),
  toWrite({ english: 'showing health on accounts', japanese: '取引先へのヘルスの表示' }, accountTarget, accountFieldsWritten),
  toWrite({ english: 'keeping the history of health', japanese: 'ヘルスの履歴の保存' }, snapshotTarget, snapshotFieldsWritten),
  toWrite({ english: 'ending overrides', japanese: '上書きの終了' }, overrideTarget, overrideColumnsWritten),
  toWrite({ english: 'comparing accounts with each other', japanese: '取引先どうしの比較' }, benchmarkTarget, benchmarkColumnsWritten),
  toWrite(
    { english: 'freezing scorecards that have scored', japanese: '採点に使ったスコアカードの固定' },
    scorecardTarget,
    scorecardColumnsWritten,
  ),
]

import type { RefusalKind } from '../health-score/run-progress.ts'
import { checkOf, listed, runList, type Check, type Place } from './check.ts'
import { refusalRemedy } from './refusal-remedy.ts'
import type { FullRun } from './run-records.ts'

const hour = 3_600_000
/** A run a day, and a morning to start one that failed. */
const mostHoursBetweenRuns = 36

/** @param runs newest first. @param now ISO text */
export function checkRuns(runs: readonly FullRun[], now: string): Check[] {
  return [checkLast(runs, now), checkRefusals(newestCompleted(runs)), checkFeeds(newestCompleted(runs))]
}

export const newestCompleted = (runs: readonly FullRun[]): FullRun | null => runs.find(({ run }) => run.status === 'completed') ?? null

const start = {
  english: 'Start a full run (POST /v1/runs), and have it started every day.',
  japanese: '全件の実行（POST /v1/runs）を開始し、毎日実行されるようにしてください。',
}
const recordOf = ({ recordId }: FullRun): Place => ({ kind: 'record', name: recordId })

function checkLast(runs: readonly FullRun[], now: string): Check {
  const check = checkOf('runs', 'last')
  const [newest] = runs
  if (newest === undefined) {
    return check.failed(
      { english: 'No full run has been made yet.', japanese: '全件の実行はまだ一度も行われていません。' },
      { ...start, place: runList },
    )
  }
  const { run } = newest
  const at = `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC`
  if (run.status === 'running') {
    return check.passed({ english: `A full run has been going on since ${at}.`, japanese: `${at}から全件の実行中です。` })
  }
  if (run.status === 'failed') {
    const why = run.failure ?? 'no reason is recorded'
    return check.failed(
      { english: `The full run of ${at} failed: ${why}`, japanese: `${at}の全件の実行は失敗しました：${why}` },
      {
        english: 'Put right what the sentence names, and start the run again.',
        japanese: '上記の内容を修正し、もう一度実行してください。',
        place: recordOf(newest),
      },
    )
  }
  const said = {
    english: `The full run of ${at} scored ${run.accountsScored} of ${run.accountsRead} accounts.`,
    japanese: `${at}の全件の実行で、取引先${run.accountsRead}件のうち${run.accountsScored}件を採点しました。`,
  }
  const isOld = Date.parse(now) - Date.parse(run.startedAt) > mostHoursBetweenRuns * hour
  return isOld ? check.warning(said, { ...start, place: runList }) : check.passed(said)
}

const mostKinds = 5

function checkRefusals(last: FullRun | null): Check {
  const check = checkOf('runs', 'refusals')
  if (last === null) {
    return check.unknown(
      {
        english: 'Nothing is known of refused rows: no full run has been completed.',
        japanese: '完了した実行がないため、拒否された行は確認できません。',
      },
      { ...start, place: runList },
    )
  }
  const { rowsRefused, refusals } = last.run
  if (rowsRefused === 0) {
    return check.passed({
      english: 'The org took every row of the last full run.',
      japanese: '直近の全件の実行では、すべての行が書き込まれました。',
    })
  }
  const kinds = refusals.toSorted((a, b) => b.rows - a.rows).slice(0, mostKinds)
  const said = (kind: RefusalKind): string => `${kind.rows} × ${kind.errorCode} (${kind.object}: ${kind.message})`
  const place = recordOf(last)
  return check.failed(
    {
      english: `The org refused ${rowsRefused} rows of the last full run: ${kinds.map(said).join('; ')}.`,
      japanese: `直近の全件の実行で${rowsRefused}行が組織に拒否されました：${kinds.map(said).join('、')}。`,
    },
    {
      english: kinds.map(({ errorCode }) => `${errorCode}: ${refusalRemedy(errorCode).english}.`).join(' '),
      japanese: kinds.map(({ errorCode }) => `${errorCode}：${refusalRemedy(errorCode).japanese}。`).join(''),
      place,
    },
  )
}

function checkFeeds(last: FullRun | null): Check {
  const check = checkOf('feeds', 'stopped')
  if (last === null) {
    return check.unknown(
      {
        english: 'Whether rows still arrive could not be told: no full run has been completed.',
        japanese: '完了した実行がないため、データの到着は確認できません。',
      },
      { ...start, place: runList },
    )
  }
  const { stoppedFeeds } = last.run
  if (stoppedFeeds.length === 0) {
    return check.passed({
      english: 'Rows arrive in every source that measures count.',
      japanese: '指標が使うすべてのデータソースに行が届いています。',
    })
  }
  const names = listed(stoppedFeeds)
  return check.warning(
    {
      english: `No row arrives any more in ${names.english}: measures of it are left out of scores.`,
      japanese: `${names.japanese}に新しい行が届いていません。これを使う指標はスコアから除外されています。`,
    },
    {
      english: 'Look at what fills it: an import, an integration, a flow.',
      japanese: 'データを取り込むインポート・連携・フローを確認してください。',
      place: { kind: 'list', name: (stoppedFeeds[0] ?? '').split('.')[0] ?? '' },
    },
  )
}

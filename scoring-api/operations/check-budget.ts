import { optionalWorkStopsAt } from '../salesforce/call-count.ts'
import { checkOf, runList, type Check, type Remedy } from './check.ts'
import type { Storage } from './limit-facts.ts'
import type { FullRun } from './run-records.ts'
import type { Told } from './told.ts'

/** What the org allows, and what is left. */
export interface BudgetFacts {
  /** API calls of the last 24 hours; null = the org has not said. */
  dailyCalls: { used: number; limit: number } | null
  /** The newest completed full run; null = none. */
  lastRun: FullRun | null
  /** null = the org does not say. */
  storage: Told<Storage | null>
}

/** Per cent; runs do not start from `optionalWorkStopsAt` on. */
const callsWarning = 70
/** What one run a day may take of the allowance without being noticed. */
const runShare = 5
const storageWarning = 80
const storageStop = 95

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((part * 1_000) / whole) / 10)

export function checkBudget(facts: BudgetFacts): Check[] {
  return [checkCalls(facts), checkRun(facts), checkStorage(facts)]
}

function checkCalls({ dailyCalls }: BudgetFacts): Check {
  const check = checkOf('budget', 'apiCalls')
  if (dailyCalls === null)
    return check.unknown(
      { english: 'How many API calls are left could not be told.', japanese: '残りのAPIコール数は確認できませんでした。' },
      later,
    )
  const { used, limit } = dailyCalls
  const share = percent(used, limit)
  const said = {
    english: `${limit - used} of ${limit} API calls of 24 hours are left; ${share} % are used.`,
    japanese: `24時間のAPIコール${limit}件のうち残りは${limit - used}件です（使用率${share}%）。`,
  }
  const remedy: Remedy = {
    english: `Find out what spends them: runs do not start above ${optionalWorkStopsAt} %.`,
    japanese: `何がAPIコールを使っているか確認してください。使用率が${optionalWorkStopsAt}%を超えると実行は開始されません。`,
    place: { kind: 'setup', name: 'CompanyProfileInfo/home' },
  }
  if (share >= optionalWorkStopsAt) return check.failed(said, remedy)
  return share >= callsWarning ? check.warning(said, remedy) : check.passed(said)
}

const later: Remedy = { english: 'Check again later.', japanese: 'しばらくしてからもう一度確認してください。' }

function checkRun({ dailyCalls, lastRun }: BudgetFacts): Check {
  const check = checkOf('budget', 'run')
  if (dailyCalls === null || lastRun === null) {
    return check.unknown(
      { english: 'What a full run spends is not known yet.', japanese: '全件の実行が使うAPIコール数はまだ分かりません。' },
      {
        english: 'A dry run (POST /v1/runs with dryRun) tells.',
        japanese: '試行（POST /v1/runs、dryRun）で確認できます。',
        place: runList,
      },
    )
  }
  const { apiCalls } = lastRun.run
  const share = percent(apiCalls, dailyCalls.limit)
  const said = {
    english: `The last full run spent ${apiCalls} API calls, ${share} % of a day's allowance.`,
    japanese: `直近の全件の実行は${apiCalls}件のAPIコールを使いました（1日の上限の${share}%）。`,
  }
  if (share <= runShare) return check.passed(said)
  return check.warning(said, {
    english: 'Run less often, or narrow the scope in the CsMapping__mdt record Scope.',
    japanese: '実行の頻度を減らすか、CsMapping__mdtのレコード「Scope」で対象を絞ってください。',
    place: { kind: 'record', name: lastRun.recordId },
  })
}

function checkStorage({ storage }: BudgetFacts): Check {
  const check = checkOf('budget', 'storage')
  const place = { kind: 'setup', name: 'CompanyResourceDisk/home' } as const
  if ('because' in storage || storage.value === null) {
    const because = 'because' in storage ? storage.because : 'the org does not say.'
    return check.unknown(
      {
        english: `How much data storage is left could not be told: ${because}`,
        japanese: `残りのデータストレージは確認できませんでした：${because}`,
      },
      { english: 'Look under Setup, Storage Usage.', japanese: '設定の「ストレージの使用状況」を確認してください。', place },
    )
  }
  const { usedMb, allowedMb } = storage.value
  const share = percent(usedMb, allowedMb)
  const said = {
    english: `${usedMb} of ${allowedMb} MB of data storage are used, ${share} %.`,
    japanese: `データストレージ${allowedMb}MBのうち${usedMb}MBを使用しています（${share}%）。`,
  }
  const remedy: Remedy = {
    english: 'Delete or archive what is not needed: a full storage stops every write.',
    japanese: '不要なデータを削除またはアーカイブしてください。上限に達すると書き込みができなくなります。',
    place,
  }
  if (share >= storageStop) return check.failed(said, remedy)
  return share >= storageWarning ? check.warning(said, remedy) : check.passed(said)
}

import type { Band } from '../health-score/scorecard.ts'
import type { Limits } from './indicator.ts'

/** What a run would do to the book. */
export interface BlastRadius {
  scoredAccounts: number
  /** Accounts whose band gets worse. */
  worsened: number
  /** Accounts of which at least one signal opens. */
  opened: number
  /** Of these, by indicator key. */
  openedBy: ReadonlyMap<string, number>
  /** Whether any account of the book had a signal before. */
  hadSignals: boolean
}

const smallestBook = 50
const indicatorsNamed = 3

/** Why a run must stop. */
export interface BlastRadiusExcess {
  figures: { english: string; japanese: string }
  /** What whoever runs the service can do about it; what runs say is English. */
  advice: string
}

/** Why a run must stop before it writes anything; null = it need not. Books of fewer than 50 accounts never stop. */
export function blastRadiusExcess(
  { scoredAccounts, worsened, opened, openedBy, hadSignals }: BlastRadius,
  { mostWorsened, mostOpened }: Pick<Limits, 'mostWorsened' | 'mostOpened'>,
): BlastRadiusExcess | null {
  if (scoredAccounts < smallestBook) return null
  const exceeds = (count: number, most: number | null): boolean => most !== null && count * 10_000 > most * scoredAccounts
  if (!exceeds(worsened, mostWorsened) && !exceeds(opened, mostOpened)) return null
  const percent = (count: number): string => `${((count / scoredAccounts) * 100).toFixed(1)} %`
  const limit = (most: number | null, none: string): string => (most === null ? none : `${most / 100} %`)
  const noLimit = 'no limit'
  const most = [...openedBy].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).slice(0, indicatorsNamed)
  const named = most.map(([key, accounts]) => `${key} ${accounts}`)
  const isFirst = opened > 0 && !hadSignals
  return {
    figures: {
      english:
        `the band of ${worsened} of ${scoredAccounts} accounts (${percent(worsened)}; limit ${limit(mostWorsened, noLimit)}) would get worse, ` +
        `and signals would open for ${opened} (${percent(opened)}; limit ${limit(mostOpened, noLimit)}${named.length > 0 ? `; most by ${named.join(', ')}` : ''}).`,
      japanese:
        `${scoredAccounts}件の取引先のうち、バンドが悪化するものが${worsened}件（${percent(worsened)}、上限${limit(mostWorsened, 'なし')}）、` +
        `シグナルが開くものが${opened}件（${percent(opened)}、上限${limit(mostOpened, 'なし')}${named.length > 0 ? `、多い指標：${named.join('、')}` : ''}）あります。`,
    },
    advice:
      (isFirst ? 'These would be the first signals of the book; set most of its indicators to Draft and switch on a few at a time. ' : '') +
      'If all of it is right, let one run through with POST /v1/runs { "acceptBlastRadius": true }; if not, set the indicators that are wrong to Draft, and look whether the data of those accounts are complete.',
  }
}

export const stoppedSentence = ({ figures, advice }: BlastRadiusExcess): string => `Nothing was written: ${figures.english} ${advice}`

const order: Band[] = ['healthy', 'watch', 'atRisk']

/** Whether a customer got worse. To or from unknown is neither better nor worse: nothing is known of the customer. */
export function isWorse(before: Band | null, after: Band | null): boolean {
  const [from, to] = [before, after].map((band) => (band === null ? -1 : order.indexOf(band)))
  return from !== undefined && to !== undefined && from >= 0 && to > from
}

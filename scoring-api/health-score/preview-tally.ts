import { createCorrelations } from './correlation.ts'
import type { Health, ScoredMeasure } from './health.ts'
import type { BandCounts, Mover, PreviewResult, Side } from './preview-result.ts'
import { sides } from './preview-result.ts'
import { fromTenThousandths } from './scaled-number.ts'
import type { Band, Scorecard } from './scorecard.ts'
import { createValueSpread } from './value-spread.ts'

/** How one account stands under one set of scorecards. */
export type PreviewStanding =
  | { kind: 'scored'; scorecardKey: string; health: Health }
  /** Its scorecard cannot be used, so it keeps what it shows. */
  | { kind: 'kept'; scorecardKey: string; band: Band | null; score: number | null }
  /** No scorecard is for it. */
  | { kind: 'none' }

/** Compares two sets of scorecards account by account: first the standings of today, then those under the draft, in any order. */
export interface PreviewTally {
  addToday(accountId: string, standing: PreviewStanding): void
  /** @throws RangeError when the account has no standing of today */
  addDraft(accountId: string, standing: PreviewStanding): void
  result(): Omit<PreviewResult, 'asOf' | 'warnings'>
}

const mostMovers = 50
const absent = -1

/**
 * Of today an account keeps its band, its score and its contributions as integers: 16 MB for 100,000 accounts and 40 measures, and 10 MB for
 * their ids.
 * @param measureKeys of the scorecards of today
 */
export function createPreviewTally(draft: Scorecard, measureKeys: readonly string[], accounts: number): PreviewTally {
  const columns = new Map([...new Set(measureKeys)].map((key, index) => [key, index]))
  const today = {
    side: new Uint8Array(accounts),
    isOfKey: new Uint8Array(accounts),
    score: new Int32Array(accounts).fill(absent),
    contributions: new Int32Array(accounts * columns.size).fill(absent),
  }
  const counts = { today: noCounts(), draft: noCounts() }
  const movements = new Map<string, PreviewResult['movements'][number]>()
  const measures = createMeasureTally(draft.measures.map(({ key }) => key))
  let movers: Mover[] = []
  const indexes = new Map<string, number>()
  let compared = 0

  function addToday(accountId: string, standing: PreviewStanding): void {
    const index = indexes.size
    indexes.set(accountId, index)
    today.side[index] = sides.indexOf(sideOf(standing))
    today.score[index] = scoreOf(standing) ?? absent
    today.isOfKey[index] = standing.kind !== 'none' && standing.scorecardKey === draft.key ? 1 : 0
    for (const { key, contribution } of measuresOf(standing)) {
      const column = columns.get(key)
      if (column !== undefined) today.contributions[index * columns.size + column] = contribution ?? absent
    }
  }

  function addDraft(accountId: string, standing: PreviewStanding): void {
    const index = indexes.get(accountId)
    if (index === undefined) throw new RangeError(`Account ${accountId} has no standing of today`)
    const isDrafted = standing.kind !== 'none' && standing.scorecardKey === draft.key
    if (!isDrafted && today.isOfKey[index] === 0) return
    compared += 1
    const from = sides[today.side[index] ?? 0] ?? 'none'
    const to = sideOf(standing)
    counts.today[from] += 1
    counts.draft[to] += 1
    if (from !== to) countMovement(from, to)
    if (isDrafted) measures.add(measuresOf(standing))
    noteMover(accountId, { from, to, index }, standing)
  }

  function countMovement(from: Side, to: Side): void {
    const movement = movements.get(`${from} ${to}`) ?? { from, to, accounts: 0 }
    movements.set(`${from} ${to}`, { ...movement, accounts: movement.accounts + 1 })
  }

  function noteMover(accountId: string, { from, to, index }: { from: Side; to: Side; index: number }, standing: PreviewStanding): void {
    const fromScore = orNull(today.score[index])
    const toScore = scoreOf(standing)
    if (from === to && fromScore === toScore) return
    const mover = { accountId, fromBand: from, toBand: to, fromScore: inPoints(fromScore), toScore: inPoints(toScore), causes: [] }
    if (movers.length >= 2 * mostMovers) movers = movers.toSorted(byWeight).slice(0, mostMovers)
    const last = movers.length >= mostMovers ? movers[mostMovers - 1] : undefined
    if (last !== undefined && byWeight(mover, last) > 0) return
    movers.push({ ...mover, causes: causesOf(contributionsOf(index), standing, (toScore ?? 0) - (fromScore ?? 0)) })
  }

  const contributionsOf = (index: number): Map<string, number> =>
    new Map(
      [...columns].flatMap(([key, column]) => {
        const contribution = orNull(today.contributions[index * columns.size + column])
        return contribution === null ? [] : [[key, contribution] as const]
      }),
    )

  function result(): Omit<PreviewResult, 'asOf' | 'warnings'> {
    const changes = [...movements.values()].toSorted((a, b) => b.accounts - a.accounts)
    return {
      accounts: compared,
      ...counts,
      movements: changes,
      accountsChangingBand: changes.reduce((total, { accounts }) => total + accounts, 0),
      healthySharePercentToday: healthyShare(counts.today),
      healthySharePercentDraft: healthyShare(counts.draft),
      movers: movers.toSorted(byWeight).slice(0, mostMovers),
      ...measures.result(),
    }
  }

  return { addToday, addDraft, result }
}

const noCounts = (): BandCounts => ({ healthy: 0, watch: 0, atRisk: 0, unknown: 0, none: 0 })

function sideOf(standing: PreviewStanding): Side {
  if (standing.kind === 'none') return 'none'
  return standing.kind === 'scored' ? standing.health.band : (standing.band ?? 'unknown')
}

function scoreOf(standing: PreviewStanding): number | null {
  if (standing.kind === 'none') return null
  return standing.kind === 'scored' ? standing.health.score : standing.score
}

const measuresOf = (standing: PreviewStanding): readonly ScoredMeasure[] => (standing.kind === 'scored' ? standing.health.measures : [])

const orNull = (stored: number | undefined): number | null => (stored === undefined || stored === absent ? null : stored)

const inPoints = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100)

/** Changes of band first, then the largest changes of score; ids decide between equals. */
function byWeight(a: Mover, b: Mover): number {
  const bandFirst = Number(b.fromBand !== b.toBand) - Number(a.fromBand !== a.toBand)
  return bandFirst || changeOf(b) - changeOf(a) || (a.accountId < b.accountId ? -1 : 1)
}

const changeOf = ({ fromScore, toScore }: Mover): number => Math.abs((toScore ?? 0) - (fromScore ?? 0))

/** Each measure's change of contribution, and what is left of the change of the score. A measure without a part brings 0. */
function causesOf(before: ReadonlyMap<string, number>, standing: PreviewStanding, change: number): Mover['causes'] {
  const after = new Map(measuresOf(standing).map(({ key, contribution }) => [key, contribution ?? 0]))
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const causes: { measureKey: string | null; change: number }[] = keys.map((key) => ({
    measureKey: key,
    change: (after.get(key) ?? 0) - (before.get(key) ?? 0),
  }))
  causes.push({ measureKey: null, change: causes.reduce((rest, cause) => rest - cause.change, change) })
  return causes
    .filter((cause) => cause.change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .map((cause) => ({ ...cause, change: cause.change / 100 }))
}

const healthyShare = ({ healthy, watch, atRisk, unknown }: BandCounts): number | null =>
  percentOf(healthy, healthy + watch + atRisk + unknown)

/** One decimal; null of nothing. */
const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part * 1000) / whole) / 10)

function createMeasureTally(keys: readonly string[]) {
  const correlations = createCorrelations(keys)
  const tallies = new Map(keys.map((key) => [key, { present: 0, applicable: 0, points: 0, withPoints: 0, spread: createValueSpread() }]))

  function add(measures: readonly ScoredMeasure[]): void {
    const points = new Map<string, number | null>()
    for (const measure of measures) {
      const tally = tallies.get(measure.key)
      if (tally === undefined) continue
      points.set(measure.key, measure.points)
      if (measure.status !== 'tooEarly') tally.applicable += 1
      if (measure.status === 'present') tally.present += 1
      if (measure.value !== null) tally.spread.add(measure.value)
      if (measure.points === null) continue
      tally.points += measure.points
      tally.withPoints += 1
    }
    correlations.add(keys.map((key) => points.get(key) ?? null))
  }

  const result = (): Pick<PreviewResult, 'measures' | 'correlations'> => ({
    measures: [...tallies].map(([key, { present, applicable, points, withPoints, spread }]) => {
      const { distinctValues, lowest, median, highest } = spread.result()
      return {
        key,
        coveragePercent: percentOf(present, applicable),
        meanPoints: withPoints === 0 ? null : Math.round(points / withPoints) / 100,
        distinctValues,
        lowest: fromTenThousandths(lowest),
        median: fromTenThousandths(median),
        highest: fromTenThousandths(highest),
      }
    }),
    correlations: correlations.result(),
  })

  return { add, result }
}

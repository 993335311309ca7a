import { leavesOf, type Grouping, type Leaf, type ReportAnswer } from '../answer/answer.ts'

/** A figure and how it is written; null where the answer cannot tell it. */
export interface Figure {
  value: number | null
  text: string
}

/** A chart's figures: a series has one for each group. */
export interface ChartData {
  groups: { label: string; total: Figure }[]
  series: { label: string; figures: Figure[] }[]
  /** Data type of the figures, for the axis. */
  dataType: string
}

/** What a chart draws: names of groupings, from the outermost in, and of summaries (`s!Account$CsArr__c`). */
export interface ChartAxes {
  groupings: string[]
  summaries: string[]
}

interface Member {
  label: string
  value: unknown
}

interface Point {
  members: Map<string, Member>
  figures: (number | null)[]
}

/**
 * A report's answer along the axes of a chart: two groupings make a series of each inner group, one makes a series of each summary.
 * Sums and counts add up over groups that the chart leaves out; averages, least and most do not and are told only where one group stands alone.
 */
export function toChartData(answer: ReportAnswer, { groupings, summaries }: ChartAxes, locale: string): ChartData {
  const { aggregates } = answer.reportMetadata
  const infos = answer.reportExtendedMetadata.aggregateColumnInfo
  const [outer = '', inner] = groupings
  const points = pointsOf(answer)
  const places = summaries.map((name) => aggregates.indexOf(name))
  const dataType = infos[summaries[0] ?? '']?.dataType ?? 'int'
  const figure = (members: readonly Point[], place: number): Figure => {
    const value = combine(members, place, aggregates[place] ?? '')
    return { value, text: formatFigure(value, infos[aggregates[place] ?? '']?.dataType ?? 'int', locale, answer.reportMetadata.currency) }
  }
  const groups = membersOf(answer, points, outer).map((member) => ({
    label: shortLabel(answer, outer, member, locale),
    points: points.filter(({ members }) => members.get(outer)?.value === member.value),
  }))
  const series =
    inner === undefined
      ? places.map((place) => ({
          label: infos[aggregates[place] ?? '']?.label ?? '',
          figures: groups.map((group) => figure(group.points, place)),
        }))
      : membersOf(answer, points, inner).map(({ label, value }) => ({
          label,
          figures: groups.map((group) =>
            figure(
              group.points.filter(({ members }) => members.get(inner)?.value === value),
              places[0] ?? 0,
            ),
          ),
        }))
  return { groups: groups.map(({ label, points: all }) => ({ label, total: figure(all, places[0] ?? 0) })), series, dataType }
}

/** Innermost groups that have rows. */
function pointsOf(answer: ReportAnswer): Point[] {
  const { groupingsDown, groupingsAcross } = answer.reportMetadata
  const named = (levels: { name: string }[], { path }: Leaf) => path.map((group, depth) => [levels[depth]?.name ?? '', group] as const)
  return leavesOf(answer.groupingsDown.groupings).flatMap((down) =>
    leavesOf(answer.groupingsAcross.groupings).flatMap((across) => {
      const figures = answer.factMap[`${down.key}!${across.key}`]?.aggregates.map(({ value }) => value) ?? []
      const members = new Map<string, Member>([...named(groupingsDown, down), ...named(groupingsAcross, across)])
      return figures.at(-1) ? [{ members, figures }] : []
    }),
  )
}

/** Groups of one level, once each, in the order of the report: each list of siblings has some of them in that order. */
function membersOf({ groupingsDown, groupingsAcross, reportMetadata }: ReportAnswer, points: readonly Point[], name: string): Member[] {
  const isDown = reportMetadata.groupingsDown.some((level) => level.name === name)
  const levels = isDown ? reportMetadata.groupingsDown : reportMetadata.groupingsAcross
  const siblings = siblingsAt(
    isDown ? groupingsDown.groupings : groupingsAcross.groupings,
    levels.findIndex((level) => level.name === name),
  )
  const present = new Set(points.map(({ members }) => members.get(name)?.value))
  return siblings.reduce(mergeOrder, []).filter(({ value }) => present.has(value))
}

function siblingsAt(groupings: readonly Grouping[], depth: number): Member[][] {
  return depth <= 0 ? [[...groupings]] : groupings.flatMap((grouping) => siblingsAt(grouping.groupings, depth - 1))
}

/** Puts those that are new in front of the first known one that follows them. */
function mergeOrder(known: Member[], list: Member[]): Member[] {
  return list.toReversed().reduce<{ merged: Member[]; before: number }>(
    ({ merged, before }, member) => {
      const place = merged.findIndex(({ value }) => value === member.value)
      return place >= 0 ? { merged, before: place } : { merged: merged.toSpliced(before, 0, member), before }
    },
    { merged: known, before: known.length },
  ).merged
}

function combine(points: readonly Point[], place: number, name: string): number | null {
  const values = points.map(({ figures }) => figures[place] ?? null).filter((value) => value !== null)
  if (values.length === 0) return null
  if (name === 'RowCount' || name.startsWith('s!')) return values.reduce((sum, value) => sum + value, 0)
  return points.length === 1 ? values[0]! : null
}

/** Months are short below a chart: `Jan 27`. */
function shortLabel({ reportMetadata }: ReportAnswer, name: string, { label, value }: Member, locale: string): string {
  const level = [...reportMetadata.groupingsDown, ...reportMetadata.groupingsAcross].find((grouping) => grouping.name === name)
  if (level?.dateGranularity !== 'Month' || typeof value !== 'string') return label
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: '2-digit', month: 'short' }).format(new Date(`${value}T00:00:00Z`))
}

/** Amounts without cents: a chart shows sizes, the table below it the cents. @returns `–` for no value */
export function formatFigure(value: number | null, dataType: string, locale: string, currency: string, isCompact = false): string {
  if (value === null) return '–'
  const compact = isCompact ? ({ notation: 'compact', maximumFractionDigits: 1 } as const) : { maximumFractionDigits: 1 }
  if (dataType === 'currency') {
    const whole = isCompact ? compact : { maximumFractionDigits: 0 }
    return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 0, ...whole }).format(value)
  }
  const text = new Intl.NumberFormat(locale, compact).format(value)
  return dataType === 'percent' ? `${text}%` : text
}

/** Round steps of an axis that hold all values: from 0, but for lines, which may lie far above it. */
export function axisTicks(values: readonly number[], fromZero: boolean): number[] {
  const most = Math.max(0, ...values)
  const least = fromZero ? Math.min(0, ...values) : Math.min(...values, most)
  const span = most - least || Math.abs(most) || 1
  const power = 10 ** Math.floor(Math.log10(span / 4))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= 4.5) ?? 10 * power
  const first = Math.floor(least / step) * step
  const count = Math.max(1, Math.ceil((most - first) / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => Number((first + index * step).toPrecision(12)))
}

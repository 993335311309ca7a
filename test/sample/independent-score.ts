/**
 * A second, independent computation of every account's health, from the raw rows and the text of the design alone (section 5): plain loops
 * over what the org's REST API answers, exact fractions, no code of the scoring service. Slow on purpose where slow is plain.
 */
import { add, compare, divide, floorTo, fromDecimal, multiply, roundTo, subtract, toNumber, whole, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import { stoppedFeeds } from './independent-feeds.ts'
import { rollUpChildren } from './independent-roll-up.ts'
import { daysFrom, decimal, feedsOf, measureAll, nothing, text, toDay } from './independent-values.ts'
import type { Calendar, MeasuredValue, ReadRows, Row } from './independent-values.ts'

export interface IndependentMeasure {
  key: string
  group: string
  status: string
  value: number | null
  rawValue: number | null
  points: number | null
  weight: number
  contribution: number | null
  latestOn: string | null
}

export interface IndependentRollUp {
  method: string
  ownWeight: number
  members: { accountId: string; score: number | null; coverage: number; weight: number }[]
}

export interface IndependentScore {
  accountId: string
  scorecardVersionKey: string | null
  score: number | null
  ownScore: number | null
  rollUp: IndependentRollUp | null
  calculatedScore: number | null
  band: string
  coverage: number
  groupScores: { Process: number | null; Relationship: number | null; Outcome: number | null }
  measures: IndependentMeasure[]
  knockOuts: { key: string; cap: number }[]
}

const scorecardFields = `Id, VersionKey__c, Stage__c, SegmentFilter__c, HealthyFrom__c, WatchFrom__c, BandMargin__c, MinimumCoverage__c, RollUp__c`
const measureFields = `Id, Scorecard__c, Key__c, Group__c, Weight__c, SourceObject__c, AccountPath__c, Filter__c, DateField__c, Aggregate__c, Field__c,
  WindowDays__c, OverSourceObject__c, OverAccountPath__c, OverFilter__c, OverDateField__c, OverAggregate__c, OverField__c, OverWindowDays__c,
  ChangeAgainstPreviousWindow__c, Unit__c, Points__c, MaxAgeDays__c, MinAccountAgeDays__c, MissingPolicy__c, MissingPoints__c,
  KnockOutOperator__c, KnockOutValue__c, KnockOutCap__c`

const hundred = whole(100)

/**
 * @param asOf `yyyy-mm-dd` in the org's time zone
 * @param presentBands band of each account before the run, by account id; absent = never scored
 */
export async function scoreIndependently(
  read: ReadRows,
  asOf: string,
  timeZone: string,
  presentBands: Map<string, string>,
): Promise<IndependentScore[]> {
  const accounts = await read('SELECT Id, ParentId, CsArr__c, CsLifecycleStage__c, CsCustomerSince__c FROM Account ORDER BY Id')
  const scorecards = await read(`SELECT ${scorecardFields} FROM CsScorecard__c WHERE Status__c = 'Active' ORDER BY SortOrder__c`)
  const measures = await read(
    `SELECT ${measureFields} FROM CsMeasure__c WHERE Scorecard__r.Status__c = 'Active' ORDER BY SortOrder__c, Key__c`,
  )
  const overrides = await readOverrides(read, asOf)
  const calendar: Calendar = { asOf, dayOf: (value) => toDay(value, timeZone) }
  const values = new Map<string, Map<string, MeasuredValue>>()
  for (const measure of measures) values.set(text(measure['Id']), await measureAll(read, measure, calendar))

  const stopped = await stoppedFeeds(read, measures.flatMap(feedsOf), calendar)
  const book: Book = { accounts, scorecards, measures, values, overrides, presentBands, asOf, stopped }
  const scores = new Map<string, IndependentScore>()
  for (const account of childrenFirst(accounts)) scores.set(text(account['Id']), scoreOne(account, book, scores))
  return accounts.map((account) => scores.get(text(account['Id'])) as IndependentScore)
}

interface Book {
  accounts: Row[]
  scorecards: Row[]
  measures: Row[]
  values: Map<string, Map<string, MeasuredValue>>
  overrides: Map<string, Row>
  presentBands: Map<string, string>
  asOf: string
  stopped: Set<string>
}

/** Deepest in the hierarchy first. */
function childrenFirst(accounts: Row[]): Row[] {
  const byId = new Map(accounts.map((account) => [account['Id'], account]))
  const depthOf = (account: Row): number => {
    const parent = byId.get(account['ParentId'])
    return parent ? 1 + depthOf(parent) : 0
  }
  return accounts.toSorted((a, b) => depthOf(b) - depthOf(a))
}

function scoreOne(account: Row, book: Book, scores: Map<string, IndependentScore>): IndependentScore {
  const accountId = text(account['Id'])
  const scorecard = chooseScorecard(book.scorecards, account['CsLifecycleStage__c'] as string | null)
  if (!scorecard) return unscored(accountId)
  const own = book.measures.filter((measure) => measure['Scorecard__c'] === scorecard['Id'])
  const measured = own.map((measure) => ({ measure, ...(book.values.get(text(measure['Id']))?.get(accountId) ?? nothing) }))
  return scoreAccount(scorecard, measured, account, book, scores)
}

/** The first by sort order that names the stage; one without stage takes the accounts whose stage no other names. */
function chooseScorecard(scorecards: Row[], stage: string | null): Row | null {
  const named = new Set<unknown>(scorecards.map((scorecard) => scorecard['Stage__c']).filter((name) => name !== null))
  for (const scorecard of scorecards) {
    if (scorecard['SegmentFilter__c'] !== null)
      throw new Error('The default scorecards have no segment filter; teach this computation about them.')
    if (scorecard['Stage__c'] === null ? !named.has(stage) : scorecard['Stage__c'] === stage) return scorecard
  }
  return null
}

interface Measured extends MeasuredValue {
  measure: Row
}

interface Judged extends Measured {
  status: string
  points: Fraction | null
  weight: Fraction
}

function scoreAccount(
  scorecard: Row,
  measured: Measured[],
  account: Row,
  book: Book,
  scores: Map<string, IndependentScore>,
): IndependentScore {
  const accountId = text(account['Id'])
  const override = book.overrides.get(accountId) ?? null
  const judged = measured.map((one) => judge(one, account['CsCustomerSince__c'], book))
  const own = { score: meanOf(judged), coverage: coverageOf(judged) }
  const rolled = rollUpChildren(text(scorecard['RollUp__c']), account, own, book.accounts, scores)
  const { score: calculated, coverage } = rolled ?? own
  const knockOuts = judged.flatMap(firedKnockOut).toSorted((a, b) => a.cap - b.cap || a.key.localeCompare(b.key))
  const capped =
    calculated && knockOuts.map(({ cap }) => decimal(cap)).reduce((score, cap) => (compare(cap, score) < 0 ? cap : score), calculated)
  const stated = override?.['Score__c'] ?? null
  const score = stated === null ? capped : decimal(stated)
  return {
    accountId,
    scorecardVersionKey: text(scorecard['VersionKey__c']),
    score: score && toNumber(score),
    ownScore: own.score && toNumber(own.score),
    rollUp: rolled && rolled.rollUp,
    calculatedScore: calculated && toNumber(calculated),
    band: bandFor(scorecard, score, coverage, override, book.presentBands.get(accountId) ?? null),
    coverage: toNumber(coverage),
    groupScores: {
      Process: groupScore(judged, 'Process'),
      Relationship: groupScore(judged, 'Relationship'),
      Outcome: groupScore(judged, 'Outcome'),
    },
    measures: withContributions(judged, own.score),
    knockOuts,
  }
}

function judge(one: Measured, customerSince: unknown, { asOf, stopped }: Book): Judged {
  const { measure, value, latestOn } = one
  const weight = whole(Number(measure['Weight__c']))
  const leastAge = measure['MinAccountAgeDays__c']
  if (leastAge !== null && customerSince !== null && daysFrom(text(customerSince), asOf) < Number(leastAge)) {
    return { ...one, status: 'tooEarly', points: null, weight }
  }
  if (feedsOf(measure).some((feed) => stopped.has(feed))) return { ...one, status: 'stale', points: null, weight }
  const isOld = measure['MaxAgeDays__c'] !== null && latestOn !== null && daysFrom(latestOn, asOf) > Number(measure['MaxAgeDays__c'])
  if (value !== null && !isOld) return { ...one, status: 'present', points: pointsFor(text(measure['Points__c']), value), weight }
  if (measure['MissingPolicy__c'] === 'StatedPoints') {
    return { ...one, status: 'stated', points: fromDecimal(String(measure['MissingPoints__c'])), weight }
  }
  return { ...one, status: isOld ? 'stale' : 'missing', points: null, weight }
}

/** `0=0; 30=60; 60=100`: straight lines between, level outside. */
function pointsFor(definition: string, value: Fraction): Fraction {
  const corners = definition.split(';').map((corner) => corner.trim().split('=').map(fromDecimal) as [Fraction, Fraction])
  const [first] = corners
  const last = corners.at(-1)
  if (!first || !last) throw new Error('no points')
  if (compare(value, first[0]) <= 0) return first[1]
  for (const [index, [to, toPoints]] of corners.entries()) {
    const before = corners[index - 1]
    if (!before || compare(value, to) > 0) continue
    const [from, fromPoints] = before
    const share = divide(subtract(value, from), subtract(to, from))
    return roundTo(add(fromPoints, multiply(share, subtract(toPoints, fromPoints))), 2)
  }
  return last[1]
}

function meanOf(judged: Judged[]): Fraction | null {
  const counted = judged.filter(({ points }) => points !== null)
  const weight = counted.map((one) => one.weight).reduce(add, zero)
  if (weight.top === 0n) return null
  const sum = counted.map((one) => multiply(one.weight, one.points as Fraction)).reduce(add, zero)
  return roundTo(divide(sum, weight), 2)
}

function groupScore(judged: Judged[], group: string): number | null {
  const score = meanOf(judged.filter(({ measure }) => measure['Group__c'] === group))
  return score && toNumber(score)
}

function coverageOf(judged: Judged[]): Fraction {
  const weightOf = (statuses: string[]) =>
    judged
      .filter(({ status }) => statuses.includes(status))
      .map((one) => one.weight)
      .reduce(add, zero)
  const applicable = weightOf(['present', 'missing', 'stale', 'stated'])
  if (applicable.top === 0n) return zero
  return roundTo(multiply(divide(weightOf(['present']), applicable), hundred), 2)
}

function firedKnockOut({ measure, status, value }: Judged): { key: string; cap: number }[] {
  const operator = measure['KnockOutOperator__c']
  if (operator === null) return []
  const fired =
    operator === 'Missing'
      ? ['missing', 'stale', 'stated'].includes(status)
      : status === 'present' && holds(text(operator), compare(value as Fraction, fromDecimal(String(measure['KnockOutValue__c']))))
  return fired ? [{ key: text(measure['Key__c']), cap: Number(measure['KnockOutCap__c']) }] : []
}

function holds(operator: string, side: number): boolean {
  switch (operator) {
    case 'AtMost':
      return side <= 0
    case 'LessThan':
      return side < 0
    case 'AtLeast':
      return side >= 0
    case 'GreaterThan':
      return side > 0
    case 'Equals':
      return side === 0
    default:
      throw new Error(`unknown knock-out ${operator}`)
  }
}

/** Each part cut to hundredths; the hundredths left over go to the largest remainders, ties by key, so the parts add up to the score. */
function withContributions(judged: Judged[], calculated: Fraction | null): IndependentMeasure[] {
  const counted = judged.filter(({ points }) => points !== null)
  const weight = counted.map((one) => one.weight).reduce(add, zero)
  const parts = calculated === null ? [] : counted.map((one) => cutPart(one, weight))
  const missing = calculated === null ? zero : multiply(subtract(calculated, parts.map(({ cut }) => cut).reduce(add, zero)), hundred)
  let left = Number(missing.top / missing.bottom)
  const bonus = new Set<string>()
  for (const { key } of parts.toSorted((a, b) => compare(b.rest, a.rest) || (a.key < b.key ? -1 : 1))) {
    if (left === 0) break
    bonus.add(key)
    left -= 1
  }
  const contribution = new Map(parts.map(({ key, cut }) => [key, toNumber(bonus.has(key) ? add(cut, { top: 1n, bottom: 100n }) : cut)]))
  return judged.map(({ measure, status, value, points, latestOn }) => ({
    key: text(measure['Key__c']),
    group: text(measure['Group__c']),
    status,
    value: value && toNumber(value),
    rawValue: null,
    points: points && toNumber(points),
    weight: Number(measure['Weight__c']),
    contribution: contribution.get(text(measure['Key__c'])) ?? null,
    latestOn,
  }))
}

interface Part {
  key: string
  cut: Fraction
  rest: Fraction
}

function cutPart({ measure, points, weight }: Judged, totalWeight: Fraction): Part {
  const exact = divide(multiply(weight, points as Fraction), totalWeight)
  const cut = floorTo(exact, 2)
  return { key: text(measure['Key__c']), cut, rest: subtract(exact, cut) }
}

const ranks = ['AtRisk', 'Watch', 'Healthy']

function bandFor(scorecard: Row, score: Fraction | null, coverage: Fraction, override: Row | null, presentBand: string | null): string {
  const statedBand = override?.['Band__c'] ?? null
  if (statedBand !== null) return text(statedBand)
  const hasStatedScore = (override?.['Score__c'] ?? null) !== null
  const tooLittle = compare(coverage, setting(scorecard, 'MinimumCoverage__c')) < 0
  if (score === null || (tooLittle && !hasStatedScore)) return 'Unknown'
  const plain = bandAt(scorecard, score, zero)
  if (presentBand === null || presentBand === 'Unknown' || ranks.indexOf(plain) <= ranks.indexOf(presentBand)) return plain
  const careful = bandAt(scorecard, score, setting(scorecard, 'BandMargin__c'))
  return ranks.indexOf(careful) > ranks.indexOf(presentBand) ? careful : presentBand
}

function bandAt(scorecard: Row, score: Fraction, margin: Fraction): string {
  if (compare(score, add(setting(scorecard, 'HealthyFrom__c'), margin)) >= 0) return 'Healthy'
  return compare(score, add(setting(scorecard, 'WatchFrom__c'), margin)) >= 0 ? 'Watch' : 'AtRisk'
}

function setting(scorecard: Row, field: string): Fraction {
  return fromDecimal(String(scorecard[field]))
}

/** The newest override of each account that is in force. */
async function readOverrides(read: ReadRows, asOf: string): Promise<Map<string, Row>> {
  const rows = await read(
    'SELECT Id, Account__c, Score__c, Band__c, ExpiresOn__c, EndedAt__c, CreatedDate FROM CsHealthOverride__c ORDER BY CreatedDate, Id',
  )
  const inForce = rows.filter((row) => row['EndedAt__c'] === null && text(row['ExpiresOn__c']) >= asOf)
  return new Map(inForce.map((row) => [text(row['Account__c']), row]))
}

function unscored(accountId: string): IndependentScore {
  const groupScores = { Process: null, Relationship: null, Outcome: null }
  const empty = {
    score: null,
    ownScore: null,
    rollUp: null,
    calculatedScore: null,
    band: 'Unknown',
    coverage: 0,
    groupScores,
    measures: [],
    knockOuts: [],
  }
  return { accountId, scorecardVersionKey: null, ...empty }
}

import { describe, expect, it } from 'vitest'
import { toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'
import { checkIndicator } from '../../scoring-api/signals/check-indicator.ts'
import { checkPlaybook } from '../../scoring-api/signals/check-playbook.ts'
import { conditionNames } from '../../scoring-api/signals/condition-names.ts'
import { toIndicator, toPlaybook } from '../../scoring-api/signals/definition-json.ts'
import { conditionsOf, type Filter } from '../../scoring-api/soql/filter.ts'
import { parseFilter } from '../../scoring-api/soql/parse-filter.ts'
import { readLibrary, type IndicatorEntry } from '../../scripts/default-indicators/library-file.ts'
import { readScorecardFiles } from '../../scripts/default-scorecards/scorecard-file.ts'

const { playbooks, indicators, rhythms } = await readLibrary()
const scorecards = await readScorecardFiles()
const active = indicators.filter(({ status }) => status === 'active')
const drafts = indicators.filter(({ status }) => status === 'draft')

const stages = ['Trial', 'Onboarding', 'Operation', 'Renewal']
const filtersOf = ({ when, until }: { when: string; until: string | null }): Filter[] =>
  [when, until].flatMap((text) => (text === null ? [] : [parseFilter(text)]))
const namesOf = (entry: { when: string; until: string | null }) => [
  ...new Set(
    filtersOf(entry)
      .flatMap(conditionsOf)
      .map(({ field }) => field),
  ),
]
/** `Value.open_cases` is the measure `open-cases`. */
const measuresOf = (entry: { when: string; until: string | null }) =>
  namesOf(entry).flatMap((name) => /^(?:Value|Points)\.(\w+)$/.exec(name)?.[1]?.replaceAll('_', '-') ?? [])
/** Keys of the measures that count for accounts of the stage: Operation is whatever no other scorecard names. */
const countedIn = (stage: string) => {
  const scorecard = scorecards.find((candidate) => candidate.stage === stage) ?? scorecards.find((candidate) => candidate.stage === null)
  return new Set(scorecard?.measures.map(({ key }) => key))
}
const everyMeasure = new Set(scorecards.flatMap(({ measures }) => measures.map(({ key }) => key)))
const placesIn = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name)
const duplicates = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index)

const playbookByKey = new Map(playbooks.map((entry) => [entry.key, toPlaybook(entry)]))
const measures = scorecards.flatMap((scorecard) => toScorecard(scorecard).measures)
/** A measure that can have any number. */
const anyNumber = measures.filter(({ key }) => key === 'use-trend').slice(0, 1)
/** The names that the default scorecards give, and those of measures that some org adds. No condition of the library asks for a field of Account. */
const namesWith = (keys: string[]) =>
  conditionNames([...measures, ...keys.flatMap((key) => anyNumber.map((measure) => ({ ...measure, key })))], (object, path) => {
    throw new Error(`The library asks for ${object}.${path}.`)
  })
const calendar = { today: '2026-11-22', timeZone: 'Asia/Tokyo', weekStartsOn: 0, fiscalYearStartMonth: 4 }
const findings = (entry: IndicatorEntry, names = namesWith([])) =>
  checkIndicator(toIndicator(entry), playbookByKey, names, calendar).findings

describe('the standard indicators', () => {
  it('have keys of their own, and stages that there are', () => {
    expect(duplicates(indicators.map(({ key }) => key))).toEqual([])
    expect(indicators.flatMap((entry) => entry.stages).filter((stage) => !stages.includes(stage))).toEqual([])
  })

  it('are answered by a playbook, an active one by an active one', () => {
    const activePlaybooks = new Set(playbooks.filter(({ status }) => status === 'active').map(({ key }) => key))
    expect(indicators.filter(({ playbookKey }) => !activePlaybooks.has(playbookKey)).map(({ key }) => key)).toEqual([])
  })

  it('can fire, can be resolved and are understood by the service', () => {
    expect(active.flatMap((entry) => findings(entry).map(({ english }) => `${entry.key}: ${english}`))).toEqual([])
  })

  it.each(active.map((entry) => [entry.key, entry] as const))('%s is fed today, in every stage it is for', (_, entry) => {
    for (const stage of entry.stages) {
      expect(measuresOf(entry).filter((measure) => !countedIn(stage).has(measure))).toEqual([])
    }
    expect(measuresOf(entry).filter((measure) => !everyMeasure.has(measure))).toEqual([])
  })

  it.each(drafts.map((entry) => [entry.key, entry] as const))('%s is a draft that says which measure it waits for', (_, entry) => {
    const waitsFor = measuresOf(entry).filter((measure) => !everyMeasure.has(measure))
    expect(waitsFor).toHaveLength(1)
    expect(findings(entry).length).toBeGreaterThan(0)
    expect(findings(entry, namesWith(waitsFor))).toEqual([])
    expect(entry.meaning).toContain(`Waits for the measure ${waitsFor[0]}:`)
    expect(entry.japaneseMeaning).toContain(`指標${waitsFor[0]}`)
  })

  it('say what ends them where the days as a customer are part of the condition: nobody becomes a newer customer', () => {
    const counting = indicators.filter(({ when }) => when.includes('DaysAsCustomer'))
    expect(counting.map(({ key }) => key)).toContain('no-return-seen')
    expect(counting.filter(({ until }) => until === null || until.includes('DaysAsCustomer')).map(({ key }) => key)).toEqual([])
  })

  it('name in their reasons only values of their condition, the same in both languages', () => {
    for (const entry of indicators) {
      const places = placesIn(entry.reasonText)
      expect(namesOf(entry), entry.key).toEqual(expect.arrayContaining(places))
      expect(placesIn(entry.japaneseReasonText).toSorted(), entry.key).toEqual(places.toSorted())
    }
  })

  it('cover the risks and opportunities that customer success knows', () => {
    const kinds = (kind: string) => indicators.filter((entry) => entry.kind === kind).map(({ key }) => key)
    expect(kinds('risk')).toEqual(
      expect.arrayContaining([
        'no-return-seen',
        'stalled-onboarding',
        'sponsor-gone',
        'power-user-gone',
        'low-adoption',
        'customer-acquired',
        'missing-features',
        'new-executive',
        'quality-trouble',
        'wrong-fit',
        'low-pulse',
        'survey-unanswered',
        'low-first-login',
        'key-user-down',
      ]),
    )
    expect(kinds('opportunity')).toEqual(
      expect.arrayContaining([
        'broad-use',
        'licences-nearly-full',
        'roi-goal-reached',
        'renewal-120',
        'renewal-90',
        'renewal-60',
        'renewal-30',
      ]),
    )
  })

  it('ask for one step of the renewal at a time', () => {
    const open = (days: number) =>
      indicators
        .filter(({ key }) => /^renewal-\d+$/.test(key))
        .filter((entry) =>
          filtersOf(entry)
            .flatMap(conditionsOf)
            .every(({ operator, values: [value] }) => {
              const limit = Number(value?.type === 'number' ? value.text : NaN)
              return operator === '<=' ? days <= limit : operator === '>' ? days > limit : days >= limit
            }),
        )
        .map(({ key }) => key)
    expect([121, 120, 91, 90, 61, 60, 31, 30, 0, -1].map(open)).toEqual([
      [],
      ['renewal-120'],
      ['renewal-120'],
      ['renewal-90'],
      ['renewal-90'],
      ['renewal-60'],
      ['renewal-60'],
      ['renewal-30'],
      ['renewal-30'],
      [],
    ])
  })
})

describe('the standard playbooks', () => {
  it('have keys of their own, and so have their steps', () => {
    expect(duplicates(playbooks.map(({ key }) => key))).toEqual([])
    for (const { steps } of playbooks) expect(duplicates(steps.map(({ key }) => key))).toEqual([])
  })

  it('can be followed', () => {
    expect([...playbookByKey.values()].flatMap(checkPlaybook)).toEqual([])
  })

  it('begin with a step that waits for none, and wait for steps that come before', () => {
    for (const { key, steps } of playbooks) {
      expect(steps[0]?.after, key).toBeNull()
      for (const [index, step] of steps.entries()) {
        if (step.after !== null)
          expect(
            steps.slice(0, index).map((earlier) => earlier.key),
            `${key}:${step.key}`,
          ).toContain(step.after)
      }
    }
  })

  it('are each the answer of some indicator, or come back by themselves', () => {
    const used = new Set([...indicators, ...rhythms].map(({ playbookKey }) => playbookKey))
    expect(playbooks.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([])
  })

  it('keep the tasks of a renewal when its time has moved on, and close those of a settled matter', () => {
    const keeping = playbooks.filter(({ whenResolved }) => whenResolved === 'keepTasks').map(({ key }) => key)
    expect(keeping).toEqual(['renewal-120', 'renewal-90', 'renewal-60', 'renewal-30'])
  })
})

it('is written in Japanese where it says so', () => {
  const texts = JSON.stringify([playbooks, indicators]).matchAll(/"japanese\w+":"((?:[^"\\]|\\.)*)"/g)
  const all = [...texts].map(([, text]) => text ?? '')
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter((text) => !/[぀-ヿ一-鿿]/.test(text))).toEqual([])
})

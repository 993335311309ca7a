import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefinition, toDefinition, toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'
import { aDefinition, casesMeasure } from './definitions.ts'
import { anyDefinition } from './any-definition.ts'

describe('a definition', () => {
  it('is the same after it has been a scorecard', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(toDefinition(toScorecard(definition), definition.notes)).toEqual(definition)
      }),
    )
  })

  it('is read back from its own JSON', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(readDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({
          definition,
          scorecard: toScorecard(definition),
          findings: [],
        })
      }),
    )
  })

  it('holds hundredths and ten-thousandths exactly', () => {
    const knockOut = { operator: 'atMost' as const, value: 0.1, cap: 40.07, reason: 'few', japaneseReason: null }
    const scorecard = toScorecard(aDefinition({ healthyFrom: 70.07, measures: [casesMeasure({ knockOut, missingPoints: 33.33 })] }))
    expect([scorecard.healthyFrom, scorecard.measures[0]?.missingPoints]).toEqual([7007, 3333])
    expect(scorecard.measures[0]?.knockOut).toMatchObject({ value: 1000, cap: 4007 })
  })

  it('may leave out what is new, and gets the defaults', () => {
    const without = (value: object, names: string[]) => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    const measure = {
      ...without(casesMeasure(), ['percentileWithin', 'variants', 'meaning', 'japaneseMeaning']),
      aggregate: without(casesMeasure().aggregate, ['windowPeriod']),
    }
    const old = { ...without(aDefinition(), ['rollUp']), measures: [measure] }
    expect(readDefinition(old).definition).toEqual(aDefinition({ measures: [casesMeasure({ meaning: null, japaneseMeaning: null })] }))
  })

  it('has its measures in the order of the list, and the version in its key', () => {
    const scorecard = toScorecard(aDefinition())
    expect(scorecard.versionKey).toBe('ops-v2')
    expect(scorecard.measures.map(({ key, sortOrder }) => [key, sortOrder])).toEqual([
      ['open-cases', 10],
      ['use', 20],
    ])
  })
})

const findingsOf = (value: unknown) => readDefinition(value).findings

describe('a definition whose form does not fit is told so, in both languages:', () => {
  it.each<[string, unknown, { measureKey: string | null; field: string; english: string; japanese: string }]>([
    [
      'no object',
      17,
      { measureKey: null, field: '', english: 'The definition must be an object.', japanese: '定義にはオブジェクトを指定してください。' },
    ],
    [
      'a property that is missing',
      { ...aDefinition(), watchFrom: undefined },
      {
        measureKey: null,
        field: 'watchFrom',
        english: 'watchFrom is missing: give a number.',
        japanese: 'watchFrom がありません。数値を指定してください。',
      },
    ],
    [
      'a property that is not known',
      { ...aDefinition(), healthyfrom: 3 },
      {
        measureKey: null,
        field: '',
        english: 'The definition has no property "healthyfrom": leave it out.',
        japanese: '定義に"healthyfrom"という項目はありません。削除してください。',
      },
    ],
    [
      'a text for a number',
      { ...aDefinition(), healthyFrom: '70' },
      {
        measureKey: null,
        field: 'healthyFrom',
        english: 'healthyFrom must be a number.',
        japanese: 'healthyFrom には数値を指定してください。',
      },
    ],
    [
      'too many decimals',
      { ...aDefinition(), healthyFrom: 70.123 },
      {
        measureKey: null,
        field: 'healthyFrom',
        english: 'healthyFrom must have at most 2 decimals.',
        japanese: 'healthyFrom は小数2桁までで指定してください。',
      },
    ],
    [
      'a choice that is none, named by the measure',
      aDefinition({ measures: [casesMeasure({ group: 'people' as 'process' })] }),
      {
        measureKey: 'open-cases',
        field: 'group',
        english: 'measures[0].group must be one of process, relationship, outcome.',
        japanese: 'measures[0].group は次のいずれかを指定してください：process, relationship, outcome。',
      },
    ],
    [
      'an empty text where null is meant',
      aDefinition({ measures: [casesMeasure({ aggregate: { ...casesMeasure().aggregate, filter: '' } })] }),
      {
        measureKey: 'open-cases',
        field: 'aggregate.filter',
        english: 'measures[0].aggregate.filter is empty: give a text, or null where it may be left out.',
        japanese: 'measures[0].aggregate.filter が空です。文字列を指定するか、省略できる場合はnullにしてください。',
      },
    ],
    [
      'a text that the org cannot keep',
      { ...aDefinition(), name: 'x'.repeat(81) },
      { measureKey: null, field: 'name', english: 'name has more than 80 characters.', japanese: 'name は80文字以内で指定してください。' },
    ],
    [
      'a measure without a key',
      { ...aDefinition(), measures: [{ ...casesMeasure(), key: undefined }] },
      {
        measureKey: null,
        field: 'measures[0].key',
        english: 'measures[0].key is missing: give a text.',
        japanese: 'measures[0].key がありません。文字列を指定してください。',
      },
    ],
    [
      'a measure that is none',
      { ...aDefinition(), measures: [3] },
      {
        measureKey: null,
        field: 'measures[0]',
        english: 'measures[0] must be an object.',
        japanese: 'measures[0] にはオブジェクトを指定してください。',
      },
    ],
  ])('%s', (_, value, finding) => {
    expect(readDefinition(value)).toEqual({ definition: null, scorecard: null, findings: [finding] })
  })
})

it('says which points cannot be read, and leaves the rest to be checked', () => {
  const variants = [{ stage: 'Trial', minAgeDays: null, maxAgeDays: null, points: '1=1; 0=0' }]
  const { scorecard, findings } = readDefinition(aDefinition({ measures: [casesMeasure({ points: '0', variants })] }))
  expect(findings).toEqual([
    {
      measureKey: 'open-cases',
      field: 'points',
      english: 'Pair 1 "0" is not "value=points".',
      japanese: '1番目の「0」が「値=点数」の形ではありません。',
    },
    {
      measureKey: 'open-cases',
      field: 'variants[0].points',
      english: 'Pair 2 "0=0" is lower than the value before it: values must ascend.',
      japanese: '2番目の「0=0」は直前の値より小さくなっています。値は昇順で指定してください。',
    },
  ])
  expect(scorecard?.measures[0]).toMatchObject({ key: 'open-cases', points: [], variants: [{ stage: 'Trial', points: [] }] })
  expect(findingsOf(aDefinition())).toEqual([])
})

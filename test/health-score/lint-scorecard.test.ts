import { expect, test } from 'vitest'
import { lintScorecard } from '../../scoring-api/health-score/lint-scorecard.ts'
import type { Measure, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { measure, scorecard } from './builders.ts'

const said = { name: 'Open cases', japaneseName: '未解決のケース', meaning: 'What is open.', japaneseMeaning: '未解決の件数です。' }
const knockOut = { operator: 'missing', value: null, cap: 4_000, reason: 'No sponsor', japaneseReason: 'スポンサー不在' } as const
const well = (changes: Partial<Measure> = {}, card: Partial<Scorecard> = {}) => scorecard([measure('cases', { ...said, ...changes })], card)
const placesIn = (linted: Scorecard) => lintScorecard(linted).map(({ measureKey, field }) => [measureKey, field])

test('a scorecard that says everything in both languages has no findings', () => {
  expect(lintScorecard(well({ knockOut }))).toEqual([])
})

test.each<[string, Scorecard, [string | null, string]]>([
  ['a scorecard without name', well({}, { name: '' }), [null, 'name']],
  ['a scorecard without Japanese name', well({}, { japaneseName: null }), [null, 'japaneseName']],
  ['a measure without name', well({ name: ' ' }), ['cases', 'name']],
  ['a measure without Japanese name', well({ japaneseName: null }), ['cases', 'japaneseName']],
  ['a measure without meaning', well({ meaning: null }), ['cases', 'meaning']],
  ['a meaning in Japanese alone', well({ meaning: '  ' }), ['cases', 'meaning']],
  ['a meaning in English alone', well({ japaneseMeaning: null }), ['cases', 'japaneseMeaning']],
  ['a measure that no score depends on', well({ weight: 0 }), ['cases', 'weight']],
  ['a knock-out without Japanese reason', well({ knockOut: { ...knockOut, japaneseReason: null } }), ['cases', 'knockOut.japaneseReason']],
])('%s', (_, linted, place) => {
  expect(placesIn(linted)).toEqual([place])
})

test('a measure without weight but with a knock-out says something', () => {
  expect(placesIn(well({ weight: 0, knockOut }))).toEqual([])
})

test('every finding is said in English and Japanese', () => {
  const silent = scorecard([measure('a', { name: '', weight: 0 }), measure('b', { knockOut: { ...knockOut, japaneseReason: '' } })], {
    name: '',
    japaneseName: '',
  })
  const findings = lintScorecard(silent)
  expect(findings).toHaveLength(11)
  for (const { english, japanese } of findings) {
    expect(english).toMatch(/^[ -~]+\.$/)
    expect(japanese).toMatch(/[ぁ-ん].*。$/)
  }
})

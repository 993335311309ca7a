import { expect, test } from 'vitest'
import { fitLikelihood } from '../../../scoring-api/renewals/fit-likelihood.ts'
import { predictLikelihood } from '../../../scoring-api/renewals/predict-likelihood.ts'
import { cutDay, rollingSplits, splitAt } from '../../../scoring-api/renewals/time-split.ts'
import { book, options, row, shuffled } from './rows.ts'

const rows = book(1200, 1)
const fit = fitLikelihood(rows, options)
if (fit.status !== 'fitted') throw new Error(fit.english)
const { model } = fit

test('is the same to the last bit in any order of the rows', () => {
  expect(fitLikelihood(shuffled(rows, 3), options)).toEqual(fit)
})

test('judges on renewals that were read after everything learned from was decided', () => {
  const { cutOn, learnedFrom, judgedOn } = model.validation
  expect(learnedFrom.to <= cutOn && cutOn < judgedOn.from).toBe(true)
})

test('finds what the outcomes depend on: the score and the band raise the likelihood, the rest hardly matters', () => {
  const weight = (feature: string, choice?: string) =>
    model.formula.columns.find((column) => column.feature === feature && (column.kind !== 'choice' || column.choice === choice))
      ?.coefficient
  // 0.05 a point, and scores from 0 to 100 spread evenly deviate by 28.9 points: 1.44
  expect(weight('score')).toBeGreaterThan(1.1)
  expect(weight('score')).toBeLessThan(1.8)
  expect(weight('band', 'healthy')).toBeGreaterThan(0.2)
  expect(weight('band', 'atRisk')).toBeLessThan(-0.2)
  expect(Math.abs(weight('seats') ?? 1)).toBeLessThan(0.2)
})

test('the contributions of an account add up to its log-odds less the average', () => {
  for (const { features } of rows.slice(0, 100)) {
    const { logOdds, averageLogOdds, contributions } = predictLikelihood(model.formula, features)
    expect(contributions.reduce((sum, part) => sum + part.logOdds, averageLogOdds)).toBeCloseTo(logOdds, 12)
  }
})

test('a higher score never lowers the likelihood', () => {
  const likelihoods = Array.from({ length: 101 }, (_, score) => predictLikelihood(model.formula, { score, band: 'watch' }).likelihood)
  expect(likelihoods).toEqual(likelihoods.toSorted((a, b) => a - b))
})

test('a number beyond all that was learned from counts as the nearest of them', () => {
  const of = (score: number) => predictLikelihood(model.formula, { score, band: 'watch' }).likelihood
  expect(of(1e9)).toBe(of(100))
  expect(of(-1e9)).toBe(of(0))
})

test('needs 400 outcomes and 100 of the rarer one', () => {
  const made = (renewed: number, lost: number) =>
    fitLikelihood(
      Array.from({ length: renewed + lost }, (_, index) =>
        row({ ...rows[index], renewalId: `r${index}`, isRenewed: index % 4 !== 0 ? index < renewed + lost : false }),
      ).map((one, index) => ({ ...one, isRenewed: index >= lost })),
      options,
    )
  expect(made(299, 100)).toMatchObject({
    status: 'tooFew',
    english: 'Too few outcomes to learn from: 399 (299 renewed, 100 lost), a model needs 400 with 100 of each.',
  })
  expect(made(400, 99).status).toBe('tooFew')
  expect(made(300, 100).status).not.toBe('tooFew')
})

test('cannot predict where the features say nothing, and gives the interval', () => {
  const outcomes = shuffled(
    rows.map(({ isRenewed }) => isRenewed),
    5,
  )
  const noise = fitLikelihood(
    rows.map((one, index) => ({ ...one, isRenewed: outcomes[index] ?? false })),
    options,
  )
  expect(noise.status).toBe('cannotPredict')
  if (noise.status === 'fitted') return
  expect(noise.english).toMatch(/^Cannot predict: .* \(AUC 0\.\d\d, 0\.\d\d to 0\.\d\d, chance is 0\.50\)\.$/)
  expect(noise.validation?.auc.interval.low).toBeLessThanOrEqual(0.5)
})

test('leaves the likelihood to base rates where they forecast better, and says both scores', () => {
  // Healthy is good in Renewal and bad in Onboarding, watch the other way round: groups see it, a sum of features does not. The score helps a little.
  const crossed = rows.map((one, index) => {
    const [band, stage] = [index % 2 ? 'healthy' : 'watch', index % 4 < 2 ? 'Renewal' : 'Onboarding']
    const isGood = (band === 'healthy') === (stage === 'Renewal')
    const score = ((index * 7919) % 1201) / 12.01
    return { ...one, isRenewed: isGood ? score > 10 : score > 80, features: { band, stage, score } }
  })
  const stays = fitLikelihood(crossed, { ...options, levels: [['band'], ['band', 'stage']] })
  expect(stays.status).toBe('cannotPredict')
  if (stays.status === 'fitted') return
  expect(stays.validation?.auc.interval.low).toBeGreaterThan(0.5)
  expect(stays.english).toMatch(/^Cannot predict better than base rates: .* Brier score is 0\.\d{3}, theirs 0\.\d{3}\.$/)
})

test('refuses outcomes that were all read on one day', () => {
  const sameDay = rows.map((one) => ({ ...one, asOf: '2026-01-01', decidedOn: '2026-01-31' }))
  expect(fitLikelihood(sameDay, options).status).toBe('refused')
})

test('a renewal that was open at the cut is neither learned from nor judged on', () => {
  const before = row({ renewalId: 'before', asOf: '2026-01-01', decidedOn: '2026-01-31' })
  const open = row({ renewalId: 'open', asOf: '2026-01-31', decidedOn: '2026-02-01' })
  const after = row({ renewalId: 'after', asOf: '2026-02-01', decidedOn: '2026-02-01' })
  expect(splitAt([before, open, after], '2026-01-31')).toEqual({ cutOn: '2026-01-31', earlier: [before], later: [after] })
})

test('a day is cut so that the share asked for was read after it', () => {
  const days = ['2026-01-01', '2026-01-02', '2026-01-02', '2026-01-03'].map((asOf) => row({ asOf }))
  expect([0.25, 0.5, 0.75, 1].map((share) => cutDay(days, share))).toEqual(['2026-01-02', '2026-01-01', '2026-01-01', null])
})

test('each row is forecast at most once in the trials, by rows decided before it was read', () => {
  const splits = rollingSplits(rows, 4)
  expect(splits.length).toBe(3)
  const forecast = splits.flatMap(({ later }) => later)
  expect(new Set(forecast).size).toBe(forecast.length)
  for (const { earlier, later } of splits) {
    const lastDecision = earlier.reduce((last, { decidedOn }) => (decidedOn > last ? decidedOn : last), '')
    expect(later.every(({ asOf }) => asOf > lastDecision)).toBe(true)
  }
})

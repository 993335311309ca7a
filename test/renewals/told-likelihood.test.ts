import { expect, it } from 'vitest'
import { tellLikelihood } from '../../scoring-api/renewals/learned-likelihoods.ts'

const atRisk = { values: [{ feature: 'band', value: 'atRisk' }], renewals: 3, renewed: 1 }
const book = { values: [], renewals: 30, renewed: 24 }
const learned = (strength: number) => ({
  fittedOn: '2026-11-16',
  baseRates: { strengths: [strength], levels: [['band']], book, groups: [[atRisk]] },
  model: null,
})

it('names the group of those most alike besides the one it rests on, when they are too few to stand alone', () => {
  // The book without them: 23 of 27, and half a renewal each way: 23.5 to 4.5. Worth ten renewals: 8.393 to 1.607. With their own: 9.393 of 13.
  expect(tellLikelihood(learned(10), { band: 'atRisk' })).toMatchObject({
    likelihood: 0.7225,
    group: [],
    renewals: 30,
    renewed: 24,
    nearest: atRisk,
  })
})

it('names no other where those most alike stand for themselves, or nobody is more alike than the book', () => {
  expect(tellLikelihood(learned(2), { band: 'atRisk' })).toMatchObject({ group: atRisk.values, renewals: 3, nearest: null })
  expect(tellLikelihood(learned(10), { band: 'healthy' })).toMatchObject({ group: [], renewals: 30, nearest: null })
})

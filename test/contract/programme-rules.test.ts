import fc from 'fast-check'
import { expect, test } from 'vitest'
import { programmeReturn, type ProgrammeAssumptions, type ProgrammeRecords } from '../../scoring-api/renewals/programme-return.ts'

/** The page works out what the programme brings while a lead changes an assumption: with rules of its own, which give what the service's give. */

interface PageInput {
  key: string
  value: number | null
  origin: string
}
interface PageReturn {
  figures: { key: string; inputs: PageInput[]; amount: number | null }[]
  benefit: number | null
  cost: PageInput
  returnOnCost: number | null
}
interface PageRules {
  programmeReturn: (records: object, assumptions: ProgrammeAssumptions) => PageReturn
}

const bundle: string = '../../force-app/main/renewals/lwc/csProgrammeRules/csProgrammeRules.js'
const page = (await import(bundle)) as PageRules

const amount = fc.oneof(fc.constantFrom(0, 1, 50, 100), fc.integer({ min: 0, max: 10 ** 12 }))
const share = fc.oneof(fc.constantFrom(0, 5_000, 10_000), fc.integer({ min: 0, max: 10_000 }))
const retained = fc
  .record({ startingArr: amount, churnedArr: amount, contractedArr: amount, expandedArr: amount })
  .map((arr) => ({ ...arr, accounts: 10, churnedAccounts: 1, grr: null, nrr: null, logoRetention: null }))
const team = fc.record({ accounts: fc.integer({ min: 0, max: 100_000 }), posts: fc.integer({ min: 0, max: 100_000 }) })
const records: fc.Arbitrary<ProgrammeRecords> = fc.record({
  now: retained,
  before: fc.option(retained),
  teamNow: fc.option(team),
  teamBefore: fc.option(team),
})
const assumptions: fc.Arbitrary<ProgrammeAssumptions> = fc.record({
  lostShareBefore: fc.option(share),
  expandedShareBefore: fc.option(share),
  accountsPerPostBefore: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  posts: fc.option(fc.integer({ min: 0, max: 100_000 })),
  postCost: fc.option(amount),
  programmeCost: fc.option(amount),
  attributedShare: fc.option(share),
})

const withoutTexts = ({ key, value, origin }: PageInput): PageInput => ({ key, value, origin })

test('the page works out the return that the service works out, input by input', () => {
  fc.assert(
    fc.property(records, assumptions, (known, stated) => {
      const { figures, benefit, cost, returnOnCost } = programmeReturn(known, stated)
      const expected = figures.map((figure) => ({ key: figure.key, inputs: figure.inputs.map(withoutTexts), amount: figure.amount }))
      expect(page.programmeReturn(known, stated)).toEqual({ figures: expected, benefit, cost: withoutTexts(cost), returnOnCost })
    }),
    { numRuns: 2_000 },
  )
})

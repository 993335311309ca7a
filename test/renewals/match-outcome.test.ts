import { describe, expect, it } from 'vitest'
import { matchOutcome } from '../../scoring-api/renewals/match-outcome.ts'

const renewed = (decidedOn: string) => ({ decidedOn, isRenewed: true })
const lost = (decidedOn: string) => ({ decidedOn, isRenewed: false })

describe('the outcome of a renewal', () => {
  it.each([
    ['60 days before', '2026-08-02', true],
    ['61 days before', '2026-08-01', false],
    ['60 days after', '2026-11-30', true],
    ['61 days after', '2026-12-01', false],
  ])('may be decided %s its date', (_, decidedOn, isMatch) => {
    expect(matchOutcome('2026-10-01', [renewed(decidedOn)])).toEqual(isMatch ? renewed(decidedOn) : null)
  })

  it('is the nearest decision', () => {
    expect(matchOutcome('2026-10-01', [renewed('2026-08-20'), lost('2026-09-25'), renewed('2026-10-09')])).toEqual(lost('2026-09-25'))
  })

  it('is the later of two as near, and of two on one day the one that renewed', () => {
    expect(matchOutcome('2026-10-01', [renewed('2026-09-26'), lost('2026-10-06')])).toEqual(lost('2026-10-06'))
    expect(matchOutcome('2026-10-01', [lost('2026-10-06'), renewed('2026-10-06')])).toEqual(renewed('2026-10-06'))
  })

  it('is none while nothing is decided', () => {
    expect(matchOutcome('2026-10-01', [])).toBeNull()
  })
})

import type { Breakpoint, Measure, PointsVariant } from './scorecard.ts'

/** What decides which points hold for an account. */
export interface StageAndAge {
  /** null = the account shows none. */
  stage: string | null
  /** Days since it became a customer; null = not known. */
  ageDays: number | null
}

/** The breakpoints that hold for an account: those of the first variant that is for its stage and age, else the measure's own. */
export const breakpointsFor = ({ points, variants }: Pick<Measure, 'points' | 'variants'>, account: StageAndAge): Breakpoint[] =>
  variants.find((variant) => isFor(variant, account))?.points ?? points

const isFor = (variant: PointsVariant, { stage, ageDays }: StageAndAge): boolean => isForStage(variant, stage) && isForAge(variant, ageDays)

const isForStage = (variant: PointsVariant, stage: string | null): boolean =>
  variant.stage === null || variant.stage.toLowerCase() === stage?.toLowerCase()

function isForAge({ minAgeDays, maxAgeDays }: PointsVariant, ageDays: number | null): boolean {
  if (minAgeDays === null && maxAgeDays === null) return true
  return ageDays !== null && ageDays >= (minAgeDays ?? -Infinity) && ageDays <= (maxAgeDays ?? Infinity)
}

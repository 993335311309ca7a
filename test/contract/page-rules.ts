/** The rules of the health score as the page has them: JavaScript of force-app, which the compiler of this side does not read. */

export interface Breakpoint {
  value: number
  points: number
}

export interface PageVariant {
  stage: string | null
  minAgeDays: number | null
  maxAgeDays: number | null
  points: Breakpoint[]
}

export interface PageScorecard {
  versionKey: string
  key: string | null
  healthyFrom: number
  watchFrom: number
  bandMargin: number
  measures: {
    key: string
    unit: string | null
    points: string | null
    variants: string | null
    missingPoints: number | null
    knockOut: { operator: string; value: number | null; cap: number } | null
  }[]
}

export interface PageSnapshot {
  asOf: string
  stage: string | null
  customerSince: string | null
  measures: { key: string; status: string; value: number | null; points: number | null; weight: number }[]
  rollUp: PageRollUp | null
  calculatedScore: number | null
  knockOuts: { key: string; cap: number }[]
  override: { id: string; score: number | null; band: string | null; expiresOn: string } | null
}

export interface PageRollUp {
  method: string
  ownWeight: number
  members: { accountId: string; score: number | null; coverage: number; weight: number }[]
}

export interface ScoredSnapshot {
  snapshot: PageSnapshot
  scorecard: PageScorecard | null
  versionKey: string | null
}

export interface Cause {
  kind: string
  key: string | null
  change: number
}

interface PageRules {
  explainChange: (
    before: ScoredSnapshot,
    after: ScoredSnapshot,
  ) => { from: number | null; to: number | null; change: number | null; causes: Cause[] }
  parsePoints: (text: string) => Breakpoint[] | null
  parseVariants: (text: string) => PageVariant[]
  pickVariant: (
    variants: PageVariant[],
    account: { stage: string | null; customerSince: string | null; asOf: string },
  ) => PageVariant | null
  pointsOf: (value: number, breakpoints: Breakpoint[]) => number
  recomputeScore: (snapshot: PageSnapshot) => { ownScore: number | null; calculatedScore: number | null; score: number | null }
  suggestValues: (
    snapshot: PageSnapshot,
    scorecard: PageScorecard,
    band: string | null,
  ) => { key: string; value: number | null; band: string | null; score: number | null }[]
  unitStep: (unit: string | null) => number
}

const bundles = '../../force-app/main/health-score/lwc'

export const pageRules = (await import(`${bundles}/csHealthRules/csHealthRules.js`)) as PageRules
export const { parseSnapshot } = (await import(`${bundles}/csHealthSnapshot/csHealthSnapshot.js`)) as {
  parseSnapshot: (json: string) => PageSnapshot
}

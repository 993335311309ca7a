/** What a story says about one account. Days count back from the day the book is for: 0 is that day, 7 a week before; negative lies ahead. */
export interface Story {
  accountNumber: string
  /** The situation a CSM meets here, in a few words. */
  situation: string
  name: string
  industry: string
  country: string
  /** null: not known. */
  phone: string | null
  /** `accountNumber` of the group it belongs to. */
  parent?: string
  stage: 'Trial' | 'Onboarding' | 'Operation' | 'Renewal'
  customerForDays: number
  description: string
  contacts: StoryContact[]
  contracts: StoryContract[]
  opportunities: StoryOpportunity[]
  cases: StoryCase[]
  usage: StoryUsage | null
  tasks: StoryTask[]
  meetings: { subject: string; daysAgo: number }[]
  pulses: StoryPulse[]
  override: StoryOverride | null
  /** Is no customer any more, and what it paid a year. Not given: it is one. */
  left?: { daysAgo: number; arr: number }
  /** Weekly health scores of the past. */
  pastScores: { weeksAgo: number; score: number }[]
}

export interface StoryContact {
  lastName: string
  firstName: string
  title: string
}

/** A contract and the licences it covers. */
export interface StoryContract {
  plan: string
  seats: number
  yearlyAmount: number
  months: number
  endsInDays: number
  /** null: renews by itself. */
  noticeDays: '30' | '60' | '90' | null
}

export interface StoryOpportunity {
  name: string
  stage: 'Prospecting' | 'Proposal/Price Quote' | 'Negotiation/Review' | 'Closed Won' | 'Closed Lost'
  amount: number
  /** Not given: when it was loaded. */
  openedDaysAgo?: number
  closesDaysAgo: number
  type: 'New Customer' | 'Existing Customer - Upgrade' | 'Renewal' | null
}

export interface StoryCase {
  subject: string
  priority: 'High' | 'Medium' | 'Low'
  openedDaysAgo: number
  /** null: still open. */
  closedDaysAgo: number | null
  isEscalated?: boolean
}

export interface StoryUsage {
  /** Active users of the whole product by month, oldest first. */
  activeUsers: number[]
  /** Uses of each feature by month, oldest first; as many months as `activeUsers`. */
  features: Record<string, number[]>
  /** Errors in a hundred uses. */
  errorPercent: number
  /** Complete months since the last one in the lists: 1 = last month is in. */
  lastMonthAgo: number
}

export interface StoryTask {
  subject: string
  status: 'Completed' | 'In Progress' | 'Not Started'
  dueDaysAgo: number
}

export interface StoryOverride {
  score: number | null
  band: 'Healthy' | 'Watch' | 'AtRisk' | null
  reason: 'Sentiment' | 'Relationship' | 'Commercial' | 'Product' | 'Other'
  note: string
  expiresInDays: number
}

/** How the CSM feels about the customer, 1 (at risk) to 5 (delighted). */
export interface StoryPulse {
  level: 1 | 2 | 3 | 4 | 5
  reason: StoryOverride['reason']
  note: string
  daysAgo: number
}

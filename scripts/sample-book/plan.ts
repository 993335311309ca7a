/** What a story says about an account's success plan. Days count back from the day the book is for; negative lies ahead. */
export interface StoryPlan {
  accountNumber: string
  goals: StoryGoal[]
  milestones: StoryMilestone[]
  stakeholders: StoryStakeholder[]
}

export interface StoryGoal {
  name: string
  perspective: 'Financial' | 'Customer' | 'Process' | 'Learning'
  unit: string | null
  /** From, to and now; null: not known. */
  baseline: number | null
  target: number | null
  reached: number | null
  targetDaysAgo: number
  /** null: still open. */
  reachedDaysAgo: number | null
}

export interface StoryMilestone {
  name: string
  stage: 'Trial' | 'Onboarding' | 'Operation' | 'Renewal'
  stateToReach: string
  party: 'Own' | 'Customer' | 'Joint'
  dueDaysAgo: number
  /** null: still open. */
  reachedDaysAgo: number | null
}

export interface StoryStakeholder {
  /** Place among the story's contacts. */
  contact: number
  role: 'DecisionMaker' | 'Sponsor' | 'Champion' | 'PowerUser' | 'DailyUser' | 'Contract' | 'DataOwner'
  influence: 'High' | 'Medium' | 'Low' | null
  stance: 'Supporter' | 'Neutral' | 'Critic' | null
  /** null: nobody has noted a contact. */
  metDaysAgo: number | null
  /** null: still there. */
  leftDaysAgo: number | null
}

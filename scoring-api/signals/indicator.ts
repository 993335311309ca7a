export const signalKinds = ['risk', 'opportunity'] as const
export type SignalKind = (typeof signalKinds)[number]

export const definitionStatuses = ['draft', 'active', 'retired'] as const
export type DefinitionStatus = (typeof definitionStatuses)[number]

/** Most urgent first. */
export const urgencies = ['high', 'normal', 'low'] as const
export type Urgency = (typeof urgencies)[number]

export const parties = ['own', 'customer', 'joint'] as const
export type Party = (typeof parties)[number]

/** When → what: the condition, how a signal of it ends, and the playbook that follows. */
export interface Indicator {
  /** Record id; null = not in the org. */
  id: string | null
  key: string
  name: string
  japaneseName: string | null
  kind: SignalKind
  status: DefinitionStatus
  /** Life-cycle stages it is for; empty = all. */
  stages: string[]
  /** SOQL condition on Account; null = every account. */
  segmentFilter: string | null
  /** Condition over the names of a facts row. */
  when: string
  /** What ends a signal; null = `when`, its numbers widened by the margin, is no longer true. */
  until: string | null
  /** Hundredths of a percent of each number in `when`, 0-10000. */
  margin: number
  /** Days that the condition must be true before the signal opens; 0 = at once. */
  minimumDays: number
  /** Days after the end of an open signal in which no new one begins. */
  cooldownDays: number
  /** null = none, which is a finding. */
  playbookKey: string | null
  /** Sentence with places such as `{Value.open_cases}`; null = names and values of the condition. */
  reasonText: string | null
  japaneseReasonText: string | null
  urgency: Urgency
  sortOrder: number
}

export interface Playbook {
  key: string
  name: string
  japaneseName: string | null
  status: DefinitionStatus
  whenResolved: 'closeTasks' | 'keepTasks'
  /** Field path of Account to a user, or `Team:<role>`. */
  ownerPath: string
  fallbackOwnerId: string | null
  /** Open tasks go along when the path leads to another user. */
  followOwner: boolean
  steps: Step[]
}

export interface Step {
  /** Unique in its playbook. */
  key: string
  subject: string
  japaneseSubject: string | null
  description: string | null
  japaneseDescription: string | null
  party: Party
  /** Whole number, 0 or more. */
  dueBusinessDays: number
  /** Key of the step whose task must be completed first; null = none. */
  after: string | null
  priority: Urgency
  sortOrder: number
  /** null = never. */
  escalateAfterBusinessDays: number | null
}

/** null = no limit. */
export interface Limits {
  openPerAccount: number | null
  /** New tasks of one owner on one day. */
  newTasksPerOwner: number | null
  /** Share of scored accounts, in hundredths of a percent. */
  mostWorsened: number | null
  mostOpened: number | null
}

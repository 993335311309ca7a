import { z } from 'zod'
import { definitionStatuses, parties, signalKinds, urgencies, type Indicator, type Playbook } from './indicator.ts'
import { cycles } from './rhythm.ts'

/**
 * Indicators, playbooks and rhythms as JSON, in the units people speak in: what files, the routes and the builder exchange. Lengths are those
 * of the org's fields, values of choices those of the TypeScript types. Whether a definition makes sense is not asked here:
 * `checkIndicator` and `checkPlaybook` say so, of keys and numbers of days too.
 */

const text = (longest: number) => z.string().max(longest)
const optionalText = (longest: number) => z.string().min(1).max(longest).nullable()
const status = z.enum(definitionStatuses)
const stages = z.array(text(80)).describe('Empty = all')
const segmentFilter = optionalText(4000).describe('SOQL condition on Account; null = every account of the stages')
const percent = z.number().refine((value) => Math.round(value * 100) / 100 === value, { params: { digits: 2 } })

export const stepDefinition = z.strictObject({
  key: z.string(),
  subject: text(80),
  japaneseSubject: optionalText(255),
  description: optionalText(2000),
  japaneseDescription: optionalText(2000),
  party: z.enum(parties),
  dueBusinessDays: z.int(),
  after: optionalText(80).describe('Key of the step whose task must be completed first; null = none'),
  priority: z.enum(urgencies),
  escalateAfterBusinessDays: z.int().nullable().describe('null = never'),
})
z.globalRegistry.add(stepDefinition, { id: 'StepDefinition' })

export const playbookDefinition = z.strictObject({
  key: z.string(),
  name: text(80),
  japaneseName: optionalText(80),
  status,
  purpose: optionalText(1000),
  japanesePurpose: optionalText(1000),
  whenResolved: z.enum(['closeTasks', 'keepTasks']),
  ownerPath: text(255).describe('Field path of Account to a user, or Team:<role>'),
  fallbackOwnerId: optionalText(18).default(null),
  followOwner: z.boolean(),
  steps: z.array(stepDefinition),
})
z.globalRegistry.add(playbookDefinition, { id: 'PlaybookDefinition' })

export const indicatorDefinition = z.strictObject({
  key: z.string(),
  name: text(80),
  japaneseName: optionalText(80),
  kind: z.enum(signalKinds),
  status,
  stages,
  segmentFilter,
  when: text(4000).describe("Condition such as Value.open_cases > 3 AND Stage = 'Operation'"),
  until: optionalText(4000).describe('What ends a signal; null = the condition, its numbers widened by the margin, is no longer true'),
  marginPercent: percent,
  minimumDays: z.int(),
  cooldownDays: z.int(),
  playbookKey: optionalText(80),
  reasonText: optionalText(255).describe('With places such as {Value.open_cases}'),
  japaneseReasonText: optionalText(255),
  urgency: z.enum(urgencies),
  meaning: optionalText(1000),
  japaneseMeaning: optionalText(1000),
  sortOrder: z.int().nullable().default(null).describe('Lowest first where limits leave no room for all; null = last'),
})
z.globalRegistry.add(indicatorDefinition, { id: 'IndicatorDefinition' })

export const rhythmDefinition = z.strictObject({
  key: z.string(),
  name: text(80),
  status,
  playbookKey: optionalText(80),
  stages,
  segmentFilter,
  every: z.enum(cycles),
  dayOfPeriod: z.int().describe('From 1; beyond the end of a period its last day'),
  createAheadDays: z.int(),
})

export type StepDefinition = z.infer<typeof stepDefinition>
export type PlaybookDefinition = z.infer<typeof playbookDefinition>
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>
export type RhythmDefinition = z.infer<typeof rhythmDefinition>

/** @param id of the record, where there is one */
export function toIndicator(definition: IndicatorDefinition, id: string | null = null): Indicator {
  const { key, name, japaneseName, kind, status, stages, segmentFilter, when, until, minimumDays, cooldownDays, playbookKey } = definition
  const { marginPercent, reasonText, japaneseReasonText, urgency, sortOrder } = definition
  return {
    id,
    key,
    name,
    japaneseName,
    kind,
    status,
    stages,
    segmentFilter,
    when,
    until,
    margin: Math.round(marginPercent * 100),
    minimumDays,
    cooldownDays,
    playbookKey,
    reasonText,
    japaneseReasonText,
    urgency,
    sortOrder: sortOrder ?? Number.MAX_SAFE_INTEGER,
  }
}

/** Its steps come in the order in which they stand. */
export function toPlaybook(definition: PlaybookDefinition): Playbook {
  const { key, name, japaneseName, status, whenResolved, ownerPath, fallbackOwnerId, followOwner, steps } = definition
  return {
    key,
    name,
    japaneseName,
    status,
    whenResolved,
    ownerPath,
    fallbackOwnerId,
    followOwner,
    steps: steps.map((step, index) => ({ ...step, sortOrder: (index + 1) * 10 })),
  }
}

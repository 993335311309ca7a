import type { z } from 'zod'
import { pathText, shapeSentence } from '../health-score/definition-findings.ts'
import { indicatorDefinition, playbookDefinition, toIndicator, toPlaybook } from './definition-json.ts'
import type { Indicator, Playbook } from './indicator.ts'
import type { SignalFinding } from './signal-finding.ts'

/** A mistake at its place in the definition as JSON. */
export interface DefinitionFinding {
  /** Path in the definition or its step, e.g. `marginPercent`. */
  field: string
  /** Key of the step at fault; null = none in particular. */
  stepKey: string | null
  english: string
  japanese: string
}

/** What somebody wrote or sent, as far as it can be understood; null = its form does not fit. */
export interface IndicatorReading {
  indicator: Indicator | null
  findings: DefinitionFinding[]
}

export interface PlaybookReading {
  playbook: Playbook | null
  findings: DefinitionFinding[]
}

export function readIndicator(value: unknown): IndicatorReading {
  const parsed = indicatorDefinition.safeParse(value, { reportInput: true })
  if (parsed.success) return { indicator: toIndicator(parsed.data), findings: [] }
  return { indicator: null, findings: shapeFindings(parsed.error.issues, value) }
}

export function readPlaybook(value: unknown): PlaybookReading {
  const parsed = playbookDefinition.safeParse(value, { reportInput: true })
  if (parsed.success) return { playbook: toPlaybook(parsed.data), findings: [] }
  return { playbook: null, findings: shapeFindings(parsed.error.issues, value) }
}

/** The rules' findings by the names that the JSON has. */
export const toDefinitionFinding = ({ field, stepKey, english, japanese }: SignalFinding): DefinitionFinding => ({
  field: field === 'margin' ? 'marginPercent' : field,
  stepKey,
  english,
  japanese,
})

/** One sentence for each part that does not fit, with its path, in both languages. */
const shapeFindings = (issues: readonly z.core.$ZodIssue[], value: unknown): DefinitionFinding[] =>
  issues.map((issue) => ({ ...placeOf(issue.path, value), ...shapeSentence(issue) }))

/** A step is named by its key, where it has one. */
function placeOf(path: readonly PropertyKey[], value: unknown): Pick<DefinitionFinding, 'field' | 'stepKey'> {
  const [first, index, ...rest] = path
  const stepKey = first === 'steps' && typeof index === 'number' ? keyOf(value, index) : null
  return { stepKey, field: pathText(stepKey === null ? path : rest) }
}

function keyOf(value: unknown, index: number): string | null {
  const { steps } = value as { steps: unknown[] }
  const step = steps[index]
  if (typeof step !== 'object' || step === null || !('key' in step)) return null
  return typeof step.key === 'string' && step.key !== '' ? step.key : null
}

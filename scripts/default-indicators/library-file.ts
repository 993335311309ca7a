import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { parties, signalKinds, urgencies } from '../../scoring-api/signals/indicator.ts'

/**
 * The standard library of indicators and playbooks, as its JSON files keep it. Order in a file is order in the org.
 * An indicator that is a draft names a measure that no default scorecard has: its meaning says which, and it stays a draft until that is fed.
 */
export interface Library {
  playbooks: PlaybookEntry[]
  indicators: IndicatorEntry[]
}

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** As long as a record name. */
const name = z.string().min(1).max(80)
const sentence = z.string().min(1).max(255)
const wholeDays = z.int().min(0).max(9999)

const stepEntry = z.strictObject({
  key: key.max(80),
  subject: name,
  japaneseSubject: sentence,
  description: z.string().min(1).max(2000),
  japaneseDescription: z.string().min(1).max(2000),
  party: z.enum(parties),
  dueBusinessDays: wholeDays,
  after: key.nullable(),
  priority: z.enum(urgencies),
  escalateAfterBusinessDays: wholeDays.nullable(),
})

const playbookEntry = z.strictObject({
  key: key.max(80),
  name,
  japaneseName: name,
  status: z.enum(['draft', 'active']),
  purpose: z.string().min(1).max(1000),
  japanesePurpose: z.string().min(1).max(1000),
  whenResolved: z.enum(['closeTasks', 'keepTasks']),
  ownerPath: sentence,
  followOwner: z.boolean(),
  steps: z.array(stepEntry).min(1),
})
export type PlaybookEntry = z.infer<typeof playbookEntry>

const indicatorEntry = z.strictObject({
  key: key.max(80),
  name,
  japaneseName: name,
  kind: z.enum(signalKinds),
  status: z.enum(['draft', 'active']),
  stages: z.array(z.string()),
  segmentFilter: z.string().max(4000).nullable(),
  when: z.string().min(1).max(4000),
  until: z.string().max(4000).nullable(),
  marginPercent: z.number().min(0).max(100),
  minimumDays: wholeDays,
  cooldownDays: wholeDays,
  playbookKey: key,
  reasonText: sentence,
  japaneseReasonText: sentence,
  urgency: z.enum(urgencies),
  meaning: z.string().min(1).max(1000),
  japaneseMeaning: z.string().min(1).max(1000),
})
export type IndicatorEntry = z.infer<typeof indicatorEntry>

/** @throws Error naming the file and the first thing in it that does not fit */
export async function readLibrary(directory: URL = new URL('./', import.meta.url)): Promise<Library> {
  return {
    playbooks: await readEntries(new URL('playbooks.json', directory), playbookEntry),
    indicators: await readEntries(new URL('indicators.json', directory), indicatorEntry),
  }
}

async function readEntries<Entry>(file: URL, entry: z.ZodType<Entry>): Promise<Entry[]> {
  const parsed = z.array(entry).safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${file.pathname}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`)
}

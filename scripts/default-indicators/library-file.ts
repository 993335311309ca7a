import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { indicatorDefinition, playbookDefinition, rhythmDefinition, stepDefinition } from '../../scoring-api/signals/definition-json.ts'

/**
 * The standard library of indicators, playbooks and rhythms, as its JSON files keep it. Order in a file is order in the org.
 * Every text is there in both languages; a rhythm is shown by the name of its playbook.
 * An indicator that is a draft names a measure that no default scorecard has: its meaning says which, and it stays a draft until that is fed.
 * What a rhythm takes for a large account is a figure in the currency of the org: the first thing for an admin to set.
 */
export interface Library {
  playbooks: PlaybookEntry[]
  indicators: IndicatorEntry[]
  rhythms: RhythmEntry[]
}

const written = <Text extends z.ZodType>(text: z.ZodNullable<Text>): Text => text.unwrap()
/** What ships is known by its key for ever: none but a sound one gets in. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const status = z.enum(['draft', 'active'])

const { japaneseSubject, description, japaneseDescription } = stepDefinition.shape
const stepEntry = stepDefinition.extend({
  key,
  japaneseSubject: written(japaneseSubject),
  description: written(description),
  japaneseDescription: written(japaneseDescription),
})

const { purpose, japanesePurpose } = playbookDefinition.shape
const playbookEntry = playbookDefinition.extend({
  key,
  japaneseName: written(playbookDefinition.shape.japaneseName),
  status,
  purpose: written(purpose),
  japanesePurpose: written(japanesePurpose),
  steps: z.array(stepEntry).min(1),
})
export type PlaybookEntry = z.infer<typeof playbookEntry>

const { playbookKey, reasonText, japaneseReasonText, meaning, japaneseMeaning } = indicatorDefinition.shape
const indicatorEntry = indicatorDefinition.extend({
  key,
  japaneseName: written(indicatorDefinition.shape.japaneseName),
  status,
  playbookKey: written(playbookKey),
  reasonText: written(reasonText),
  japaneseReasonText: written(japaneseReasonText),
  meaning: written(meaning),
  japaneseMeaning: written(japaneseMeaning),
})
export type IndicatorEntry = z.infer<typeof indicatorEntry>

const rhythmEntry = rhythmDefinition.extend({ key, status, playbookKey: written(rhythmDefinition.shape.playbookKey) })
export type RhythmEntry = z.infer<typeof rhythmEntry>

/** @throws Error naming the file and the first thing in it that does not fit */
export async function readLibrary(directory: URL = new URL('./', import.meta.url)): Promise<Library> {
  return {
    playbooks: await readEntries(new URL('playbooks.json', directory), playbookEntry),
    indicators: await readEntries(new URL('indicators.json', directory), indicatorEntry),
    rhythms: await readEntries(new URL('rhythms.json', directory), rhythmEntry),
  }
}

async function readEntries<Entry>(file: URL, entry: z.ZodType<Entry>): Promise<Entry[]> {
  const parsed = z.array(entry).safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${file.pathname}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`)
}

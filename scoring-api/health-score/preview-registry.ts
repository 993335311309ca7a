import { Problem } from '../problems.ts'
import type { BookWork, WorkKind, Workshop, WorkTools } from '../operations/book-work.ts'
import { checkInOrg, type DefinitionCheck } from './check-definition.ts'
import type { PreviewResult } from './preview-result.ts'
import { newPreviewProgress, type PreviewProgress } from './preview-progress.ts'
import type { Finding } from './finding.ts'
import { rememberDescribes } from './remembered-describes.ts'
import type { Scorecard } from './scorecard.ts'

/** A comparison of a draft with what scores today; nothing of it is written to the org. */
export type Preview = BookWork<PreviewProgress, PreviewResult>

/** What a preview gets from the registry. */
export type PreviewWork = WorkTools<PreviewProgress>

export interface PreviewRegistry {
  /** What there is to say about a definition. @throws Problem when the org cannot be asked */
  check(definition: unknown): Promise<DefinitionCheck>
  /** @throws Problem when a preview, a test or a run is in progress; scorecard-unusable with what is wrong with the definition */
  start(definition: unknown): Promise<Preview>
  /** @throws Problem preview-not-found */
  find(id: string): Preview
}

export interface PreviewDeps {
  workshop: Workshop
  preview: (work: PreviewWork, draft: Scorecard) => Promise<PreviewResult>
  now: () => Date
}

const previewKind: WorkKind<PreviewProgress> = {
  name: 'preview',
  inProgress: 'preview-in-progress',
  notFound: 'preview-not-found',
  newProgress: newPreviewProgress,
  end: (progress) => void (progress.phase = 'done'),
}

export function createPreviewRegistry({ workshop, preview, now }: PreviewDeps): PreviewRegistry {
  const withMemory = rememberDescribes(now)
  const shelf = workshop.shelf<PreviewProgress, PreviewResult>(previewKind)
  return {
    check: (definition) => checkInOrg(withMemory(workshop.salesforce()), definition),
    start: (definition) =>
      shelf.start(async (salesforce) => {
        const { scorecard, isUsable, findings } = await checkInOrg(salesforce, definition)
        if (scorecard === null || !isUsable) throw unusable(definition, findings)
        return (work) => preview(work, scorecard)
      }),
    find: (id) => shelf.find(id),
  }
}

function unusable(definition: unknown, findings: readonly Finding[]): Problem {
  const errors = findings.map((finding) => ({
    pointer: pointerOf(definition, finding),
    detail: finding.english,
    japanese: finding.japanese,
  }))
  const [first] = findings
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more under errors)` : ''
  const place = first?.measureKey == null ? '' : `measure ${first.measureKey}: `
  return new Problem('scorecard-unusable', `The definition cannot score: ${place}${first?.english ?? ''}${more}`, { errors })
}

/** `/body/scorecard/measures/2/aggregate/field` */
function pointerOf(definition: unknown, { measureKey, field }: Finding): string {
  const { measures } = definition as { measures?: { key?: unknown }[] }
  const index = measureKey === null || !Array.isArray(measures) ? -1 : measures.findIndex((measure) => measure?.key === measureKey)
  const parts = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  return ['/body/scorecard', ...(index < 0 ? [] : ['measures', index]), ...parts].filter((part) => part !== '').join('/')
}

import { readOrgSetup } from '../health-score/run-basis.ts'
import { rememberDescribes } from '../health-score/remembered-describes.ts'
import type { BookWork, WorkKind, Workshop, WorkTools } from '../operations/book-work.ts'
import { Problem } from '../problems.ts'
import { checkIndicatorInOrg, checkPlaybookInOrg, type DefinitionCheck, type WrittenIndicator } from './check-definitions.ts'
import { conditionBasis } from './condition-basis.ts'
import type { DefinitionFinding } from './definition-findings.ts'
import type { Indicator, Playbook } from './indicator.ts'
import { listNames, type ListedName } from './listed-names.ts'
import { newTestProgress, type TestProgress } from './test-progress.ts'
import type { TestResult } from './test-result.ts'

/** What an indicator would do, found out before it is switched on; nothing of it is written to the org. */
export type IndicatorTest = BookWork<TestProgress, TestResult>

export interface IndicatorTestRegistry {
  /** What a condition may ask for. @throws Problem when the org cannot be asked; so do the checks */
  names(): Promise<ListedName[]>
  check(written: WrittenIndicator): Promise<DefinitionCheck>
  checkPlaybook(written: unknown): Promise<DefinitionCheck>
  /** @throws Problem when a test, a preview or a run is in progress; indicator-unusable with what is wrong with the definition */
  start(written: WrittenIndicator, days: number): Promise<IndicatorTest>
  /** @throws Problem indicator-test-not-found */
  find(id: string): IndicatorTest
}

/** What is tested. */
export interface TestedIndicator {
  indicator: Indicator
  playbook: Playbook
  /** How far back, at least 1. */
  days: number
}

export interface IndicatorTestDeps {
  workshop: Workshop
  test: (work: WorkTools<TestProgress>, tested: TestedIndicator) => Promise<TestResult>
  now: () => Date
}

const testKind: WorkKind<TestProgress> = {
  name: 'test',
  inProgress: 'indicator-test-in-progress',
  notFound: 'indicator-test-not-found',
  newProgress: newTestProgress,
  end: (progress) => void (progress.phase = 'done'),
}

export function createIndicatorTestRegistry({ workshop, test, now }: IndicatorTestDeps): IndicatorTestRegistry {
  const withMemory = rememberDescribes(now)
  const shelf = workshop.shelf<TestProgress, TestResult>(testKind)
  return {
    async names() {
      const org = await readOrgSetup(withMemory(workshop.salesforce()), now())
      const measures = org.stored.flatMap(({ scorecard }) => scorecard.measures)
      return listNames(measures, conditionBasis(org).lookup)
    },
    async check(written) {
      const { isUsable, findings } = await checkIndicatorInOrg(withMemory(workshop.salesforce()), now(), written, 'asTheyAre')
      return { isUsable, findings }
    },
    checkPlaybook: (written) => checkPlaybookInOrg(withMemory(workshop.salesforce()), written),
    start: (written, days) =>
      shelf.start(async (salesforce) => {
        const { indicator, playbook, isUsable, findings } = await checkIndicatorInOrg(salesforce, now(), written, 'asActive')
        if (indicator === null || playbook === null || !isUsable) throw unusable(findings)
        return (work) => test(work, { indicator, playbook, days })
      }),
    find: (id) => shelf.find(id),
  }
}

function unusable(findings: readonly DefinitionFinding[]): Problem {
  const errors = findings.map(({ field, english, japanese }) => ({ pointer: pointerOf(field), detail: english, japanese }))
  const [first] = findings
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more under errors)` : ''
  return new Problem('indicator-unusable', `The indicator cannot fire: ${first?.english ?? ''}${more}`, { errors })
}

/** `/body/indicator/when`, `/body/playbook/steps/0/subject` */
function pointerOf(field: string): string {
  const parts = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  return ['/body', ...(parts[0] === 'playbook' ? [] : ['indicator']), ...parts].filter((part) => part !== '').join('/')
}

import { keyOf, type Component } from '../manifests/source-components.ts'
import { isReportType, type Stage } from '../manifests/stages.ts'
import type { DeployedComponent, DeployFailure } from '../sf/deploy.ts'

const mostFailuresSaid = 20

/** What an admin can do about refusals that come from how the org is set up, by what the org says. */
const hints: readonly [says: RegExp, hint: string][] = [
  [
    /Not available for deploy for this organization|Translation Workbench/i,
    'Turn on Translation Workbench and add Japanese: Setup, Translation Language Settings.',
  ],
  [/external client app/i, 'Opt in to External Client Apps: Setup, External Client App Settings.'],
]

/** Which stage a component that the org speaks of belongs to. */
export function stageOfFailure({ type, fullName }: Component, ours: Readonly<Record<Stage, readonly Component[]>>): Stage {
  if (isReportType(type.replace(/Folder$/, ''))) return 'reports'
  return ours.connect.some((component) => keyOf(component) === keyOf({ type, fullName })) ? 'connect' : 'core'
}

/** A line for each refusal, and what to do where that is known. */
export function explainFailures(failures: readonly DeployFailure[]): string {
  const lines = failures
    .slice(0, mostFailuresSaid)
    .map(({ type, fullName, problem }) => `  ${[type, fullName].join(' ').trim()}: ${problem}`)
  const more = failures.length > mostFailuresSaid ? [`  and ${failures.length - mostFailuresSaid} more`] : []
  const known = hints.filter(([says]) => failures.some(({ problem }) => says.test(problem))).map(([, hint]) => `  ${hint}`)
  return [...lines, ...more, ...known].join('\n')
}

/** `3 created, 2 changed, 1,887 unchanged` */
export function countStates(components: readonly DeployedComponent[]): string {
  const counts = (['created', 'changed', 'deleted', 'unchanged'] as const).map((state) => ({
    state,
    count: components.filter((component) => component.state === state).length,
  }))
  const said = counts.filter(({ count }) => count > 0).map(({ state, count }) => `${count.toLocaleString('en')} ${state}`)
  return said.length === 0 ? 'nothing to deploy' : `components: ${said.join(', ')}`
}

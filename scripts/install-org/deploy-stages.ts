import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAppType } from '../connect-org/app-metadata.ts'
import { manifestXml } from '../manifests/manifest-xml.ts'
import { keyOf, type Component } from '../manifests/source-components.ts'
import type { Stage } from '../manifests/stages.ts'
import { deploy, type DeployReport } from '../sf/deploy.ts'
import { countStates, explainFailures, stageOfFailure } from './deploy-words.ts'
import type { Installation } from './installation.ts'

/**
 * Components of a stage, but for the records of custom metadata that the org has: where the org keeps its ARR, and its limits, are its
 * admins' to say.
 */
export function componentsToDeploy(components: readonly Component[], present: ReadonlySet<string>): Component[] {
  return components.filter((component) => component.type !== 'CustomMetadata' || !present.has(keyOf(component)))
}

/**
 * Has the org try everything at once, before the first write.
 * @returns stages that would change something
 * @throws Error with the org's sentences when something would be refused that the rest needs: not the reports, and not the app, which can be
 *   made by hand
 */
export async function validateStages(installation: Installation, wanted: readonly Stage[]): Promise<Set<Stage>> {
  const { report, facts, stages: ours } = installation
  report.part('Validation')
  const components = wanted.flatMap((stage) => componentsToDeploy(ours[stage], facts.present))
  const result = await deployComponents(installation, components, { label: 'trying everything, writing nothing', isDryRun: true })
  const fatal = result.failures.filter((failure) => stageOfFailure(failure, ours) !== 'reports' && !isAppType(failure.type))
  if (fatal.length > 0) throw new Error(`The org would refuse this, and nothing was changed:\n${explainFailures(fatal)}`)
  if (result.failures.length > 0) report.line(`this would not be taken, everything else would:\n${explainFailures(result.failures)}`)
  else report.line('everything would be taken')
  const changed = result.components.filter(({ state }) => state !== 'unchanged').map((component) => stageOfFailure(component, ours))
  return new Set([...changed, ...result.failures.map((failure) => stageOfFailure(failure, ours))])
}

/** @throws Error with the org's sentences when it refuses the stage; then nothing of it was deployed */
export async function deployStage(installation: Installation, stage: Stage): Promise<void> {
  const { stages, facts, report } = installation
  const components = componentsToDeploy(stages[stage], facts.present)
  const result = await deployComponents(installation, components, { label: `deploying ${components.length} components`, isDryRun: false })
  if (!result.isSuccess)
    throw new Error(`The org refused the stage ${stage}, and nothing of it was deployed:\n${explainFailures(result.failures)}`)
  report.line(countStates(result.components))
}

/** As many reports and dashboards as the org takes: what it refuses is left out and said, nothing else suffers. */
export async function deployReports(installation: Installation): Promise<void> {
  const { report, stages } = installation
  let components = stages.reports
  for (;;) {
    const result = await deployComponents(installation, components, { label: `deploying ${components.length} components`, isDryRun: false })
    if (result.isSuccess) return report.line(countStates(result.components))
    const refused = new Set(result.failures.map(keyOf))
    const rest = components.filter((component) => !refused.has(keyOf(component)))
    report.line(`not taken, and left out:\n${explainFailures(result.failures)}`)
    if (rest.length === components.length || rest.length === 0) return report.line('no report was deployed; everything else goes on')
    components = rest
  }
}

async function deployComponents(
  { sf, org, report }: Installation,
  components: readonly Component[],
  { label, isDryRun }: { label: string; isDryRun: boolean },
): Promise<DeployReport> {
  const folder = await mkdtemp(join(tmpdir(), 'banso-install-'))
  const progress = report.progress(label)
  try {
    const manifest = join(folder, 'package.xml')
    await writeFile(manifest, manifestXml(components))
    return await deploy(sf, org, { what: ['--manifest', manifest], isDryRun }, ({ done, total }) => {
      if (total > 0) progress.show(`${done} of ${total}`)
    })
  } finally {
    progress.end()
    await rm(folder, { recursive: true, force: true })
  }
}

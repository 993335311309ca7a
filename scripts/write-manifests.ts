/** `npm run manifests`: writes `manifest/core.xml`, `manifest/connect.xml` and `manifest/reports.xml` from force-app. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestOf, manifestDirectory } from './manifests/stage-manifests.ts'
import { readStages, stages } from './manifests/stages.ts'
import { runScript } from './run-script.ts'

await runScript(async () => {
  const components = readStages()
  await mkdir(manifestDirectory, { recursive: true })
  for (const stage of stages) {
    await writeFile(join(manifestDirectory, `${stage}.xml`), manifestOf(components[stage]))
    console.log(`manifest/${stage}.xml names ${components[stage].length} components.`)
  }
})

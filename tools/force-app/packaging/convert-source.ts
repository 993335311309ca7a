import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stages } from '../../../scripts/manifests/stages.ts'
import type { Checker, Finding } from '../checker.ts'
import type { Project } from '../project.ts'

interface Component {
  fullName: string
  type: { name: string }
  /** Metadata file; a component that only a manifest names has none. */
  xml?: string
  content?: string
  walkContent(): string[]
  getChildren(): Component[]
}

interface ComponentSet extends Iterable<Component> {
  getSourceComponents(): { toArray(): Component[] }
}

/** As much of the CLI's own library as is used; loading it takes two seconds. */
interface Library {
  ComponentSet: {
    fromSource(path: string): ComponentSet
    fromManifest(options: { manifestPath: string; resolveSourcePaths: string[] }): Promise<ComponentSet>
  }
  MetadataConverter: new () => {
    convert(
      components: ComponentSet,
      format: 'metadata',
      output: { type: 'directory'; outputDirectory: string; genUniqueDir: false },
    ): Promise<object>
  }
}

/** Files that stay out of an org: settings of editors. */
const notDeployed = /\/(jsconfig|tsconfig)\.json$|\/jest-mocks\//

/** Force-app as the CLI packs it, and as it finds it by the manifests of the stages: every component, every file. */
export const sourceChecker: Checker = {
  name: 'The CLI can pack force-app, and the manifests deploy every file of it',
  check: async (project) => {
    const library = createRequire(import.meta.url)('@salesforce/source-deploy-retrieve') as Library
    try {
      await convert(library, project)
      return await compareManifests(library, project)
    } catch (error) {
      const message = (error instanceof Error ? error.message : String(error)).replaceAll(`${project.directory}/`, '')
      return [{ path: /force-app\S*\w/.exec(message)?.[0] ?? 'force-app', line: 1, message }]
    }
  },
}

async function convert({ ComponentSet, MetadataConverter }: Library, { directory }: Project): Promise<void> {
  const outputDirectory = mkdtempSync(join(tmpdir(), 'banso-source-'))
  try {
    const components = ComponentSet.fromSource(join(directory, 'force-app'))
    await new MetadataConverter().convert(components, 'metadata', { type: 'directory', outputDirectory, genUniqueDir: false })
  } finally {
    rmSync(outputDirectory, { recursive: true, force: true })
  }
}

async function compareManifests({ ComponentSet }: Library, { directory, files }: Project): Promise<Finding[]> {
  const deployed = new Set<string>()
  const missing: Finding[] = []
  for (const manifest of stages.map((stage) => `manifest/${stage}.xml`)) {
    if (!existsSync(join(directory, manifest))) continue
    const options = { manifestPath: join(directory, manifest), resolveSourcePaths: [join(directory, 'force-app')] }
    const components = await ComponentSet.fromManifest(options)
    for (const { fullName, type, xml, content } of components) {
      if (xml !== undefined || content !== undefined) continue
      missing.push({ path: manifest, line: 1, message: `force-app has no ${type.name} ${fullName}` })
    }
    for (const path of components.getSourceComponents().toArray().flatMap(filesOf)) deployed.add(relative(directory, path))
  }
  const left = [...files.keys()].filter((path) => !deployed.has(path) && !notDeployed.test(path))
  return [
    ...missing,
    ...left.map((path) => ({ path, line: 1, message: 'no manifest deploys this file: npm run manifests writes them anew' })),
  ]
}

function filesOf(component: Component): string[] {
  return [...(component.xml === undefined ? [] : [component.xml]), ...component.walkContent(), ...component.getChildren().flatMap(filesOf)]
}

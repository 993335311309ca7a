import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Plugin } from 'rolldown'
import { featureDirectories } from '../metadata/metadata-files.ts'
import { findBundles } from './bundles.ts'
import type { CompileOptions } from './compile-module.ts'
import { readCustomLabels } from '../metadata/custom-labels.ts'
import { BuildFailure, CompileFailure } from './failures.ts'
import { createResolver } from './resolve.ts'
import { lwcPlugin } from './rolldown-plugin.ts'
import { salesforceModule } from './salesforce-modules.ts'
import { definitions } from './vendor-layer.ts'

/** The components of force-app as browser modules. */
export interface AppLayer {
  /** URL of the module that exports `components`: name (`c/csHealthCard`) → function that imports it. */
  entry: string
  /** Names of the components there are. */
  componentNames: ReadonlySet<string>
}

const entryModule = 'app:components'
/** Builds that open pages may still load from. */
const keptBuilds = 3

/**
 * Builds force-app's components on demand and again when a source changed, so that a developer only reloads the page.
 * @param isVendor whether the vendor layer provides a module
 */
export function createAppLayer(projectDirectory: string, isVendor: (specifier: string) => boolean, options: CompileOptions) {
  const builds = new Map<string, Map<string, string>>()
  let state: { signature: string; layer: Promise<AppLayer> } | null = null
  return {
    /** @throws BuildFailure naming every source that does not compile */
    current(): Promise<AppLayer> {
      const signature = sourceSignature(projectDirectory)
      if (state?.signature !== signature) state = { signature, layer: build() }
      return state.layer
    },
    clear(): void {
      builds.clear()
      state = null
    },
    /** Source text of `/app/<key>/<file>`, null when there is none. */
    read(key: string, file: string): string | null {
      return builds.get(key)?.get(file) ?? null
    },
  }

  async function build(): Promise<AppLayer> {
    const failures: CompileFailure[] = []
    const bundles = findBundles(projectDirectory)
    const labels = readCustomLabels(projectDirectory)
    const componentNames = [...bundles.keys()].map((name) => `c/${name}`)
    const resolver = createResolver(bundles, (specifier) =>
      specifier === entryModule ? entrySource(componentNames) : salesforceModule(specifier, labels),
    )
    const files = await bundleFiles(failures, [
      { name: 'vendor', resolveId: (specifier) => (isVendor(specifier) ? { id: specifier, external: true } : null) },
      lwcPlugin(resolver, options, failures),
    ])
    const key = createHash('sha256')
      .update(JSON.stringify([...files]))
      .digest('hex')
      .slice(0, 16)
    builds.delete(key)
    builds.set(key, files)
    for (const old of [...builds.keys()].slice(0, -keptBuilds)) builds.delete(old)
    return { entry: `/app/${key}/components.js`, componentNames: new Set(componentNames) }
  }
}

/** File name → text of what rolldown makes of the entry. */
async function bundleFiles(failures: CompileFailure[], plugins: Plugin[]): Promise<Map<string, string>> {
  const bundle = await rolldown({ input: { components: entryModule }, plugins, transform: { define: definitions }, logLevel: 'silent' })
  try {
    const { output } = await bundle.generate({ format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' })
    if (failures.length === 0)
      return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]))
  } catch (error) {
    if (failures.length === 0) throw toBuildFailure(error as Error)
  } finally {
    await bundle.close()
  }
  throw new BuildFailure(failures)
}

function entrySource(componentNames: string[]): string {
  const lines = componentNames.map((name) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(name)}),`)
  return `export const components = {\n${lines.join('\n')}\n}`
}

/** The linker's own complaints, such as an import of a name that the other module does not export. */
function toBuildFailure(error: Error): BuildFailure {
  const causes =
    (error as { errors?: { message: string; id?: string; loc?: { file?: string; line: number; column: number } }[] }).errors ?? []
  if (causes.length === 0) return new BuildFailure([CompileFailure.from(error, 'force-app')])
  return new BuildFailure(causes.map((cause) => CompileFailure.from(cause, cause.loc?.file ?? cause.id ?? 'force-app')))
}

/** Changes whenever a source of the layer does: path, time and size of every file. */
function sourceSignature(projectDirectory: string): string {
  const hash = createHash('sha256')
  const folders = featureDirectories(projectDirectory).flatMap((feature) =>
    ['lwc', 'labels', 'translations'].map((folder) => join(feature, folder)),
  )
  for (const folder of folders) {
    for (const path of filesBelow(folder)) {
      const { mtimeMs, size } = statSync(path)
      hash.update(`${path}\n${mtimeMs}\n${size}\n`)
    }
  }
  return hash.digest('hex')
}

function filesBelow(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

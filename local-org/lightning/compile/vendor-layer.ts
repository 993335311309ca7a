import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { BuildFailure } from './failures.ts'
import type { CompileFailure } from './failures.ts'
import { createResolver, packageDirectory, platformDirectory } from './resolve.ts'
import { lwcPlugin } from './rolldown-plugin.ts'
import { salesforceModule } from './salesforce-modules.ts'

/** The engine, the base components and our platform modules as browser modules, built once and kept on disk. */
export interface VendorLayer {
  /** Changes when a package or a platform source does; part of the URL, so a browser may keep the files for ever. */
  key: string
  directory: string
  /** Import map: specifier → URL below `/vendor/<key>/`. */
  imports: Record<string, string>
  /** URLs of the modules that every page loads. */
  preloads: string[]
}

/** What both layers put in place of the build-time names that the packages read. The engine's warnings are wanted. */
export const definitions = {
  'process.env.NODE_ENV': '"development"',
  'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'false',
  'import.meta.env.SSR': 'false',
}

/** They import modules that only the platform has, and would take the whole chunk down with them. */
const unusable = new Set([
  'lightning/primitiveFigure',
  'lightning/barcodeScanner',
  'lightning/iconSvgTemplates',
  'lightning/iconSvgTemplatesRtl',
])

const packages = ['@lwc/engine-dom', '@lwc/compiler', '@lwc/synthetic-shadow', '@locker/sandbox', 'lightning-base-components', 'rolldown']

/** Takes the layer from `cacheDirectory` or builds it there (some seconds). @throws BuildFailure */
export async function buildVendorLayer(cacheDirectory: string): Promise<VendorLayer> {
  const key = vendorKey()
  const directory = join(cacheDirectory, `vendor-${key}`)
  const manifest = join(directory, 'manifest.json')
  if (!existsSync(manifest)) await build(directory, key, cacheDirectory)
  return { key, directory, ...(JSON.parse(readFileSync(manifest, 'utf8')) as Pick<VendorLayer, 'imports' | 'preloads'>) }
}

async function build(directory: string, key: string, cacheDirectory: string): Promise<void> {
  const failures: CompileFailure[] = []
  const resolver = createResolver(new Map(), (specifier) => salesforceModule(specifier, new Map()))
  const entries = Object.fromEntries(vendorModules().map((specifier) => [specifier.replaceAll(/[@/]/g, '_'), specifier]))
  const bundle = await rolldown({
    input: entries,
    plugins: [lwcPlugin(resolver, { cacheDirectory, lws: false }, failures)],
    transform: { define: definitions },
    preserveEntrySignatures: 'strict',
    logLevel: 'silent',
  })
  const draft = `${directory}.${process.pid}`
  const writing = bundle.write({
    dir: draft,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'engine', test: /@lwc[\\/]engine-dom/, priority: 3 },
        { name: 'synthetic-shadow', test: /@lwc[\\/]synthetic-shadow/, priority: 3 },
        { name: 'sandbox', test: /@locker[\\/]sandbox/, priority: 3 },
        {
          name: 'components',
          test: /(lightning-base-components(?!.*iconSvgTemplates)|local-org[\\/]lightning[\\/]modules|virtual:)/,
          priority: 1,
        },
      ],
    },
  })
  const { output } = await writing.finally(() => {
    if (failures.length === 0) return bundle.close()
    rmSync(draft, { recursive: true, force: true })
    throw new BuildFailure(failures)
  })
  const imports = Object.fromEntries(Object.entries(entries).map(([file, specifier]) => [specifier, `/vendor/${key}/${file}.js`]))
  const shared = output.filter(({ fileName }) => /^chunks\/(?:engine|components|sandbox)-/.test(fileName))
  const preloads = [imports['shell/start']!, ...shared.map(({ fileName }) => `/vendor/${key}/${fileName}`)]
  writeFileSync(join(draft, 'manifest.json'), JSON.stringify({ imports, preloads }, null, 2))
  keepFirst(draft, directory)
}

/** Two processes may build the same layer: the one that is done first stays. */
function keepFirst(draft: string, directory: string): void {
  try {
    renameSync(draft, directory)
  } catch (error) {
    if (!existsSync(join(directory, 'manifest.json'))) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Every module that force-app may import from the platform. */
export function vendorModules(): string[] {
  const { lwc } = JSON.parse(readFileSync(join(packageDirectory('lightning-base-components'), 'package.json'), 'utf8')) as {
    lwc: { expose: string[] }
  }
  const platform = readdirSync(platformDirectory).flatMap((namespace) =>
    readdirSync(join(platformDirectory, namespace)).map((name) => `${namespace}/${name}`),
  )
  return [...new Set(['lwc', '@lwc/synthetic-shadow', '@locker/sandbox', ...platform, ...lwc.expose.filter((name) => !unusable.has(name))])]
}

function vendorKey(): string {
  const hash = createHash('sha256')
  for (const name of packages)
    hash.update((JSON.parse(readFileSync(join(packageDirectory(name), 'package.json'), 'utf8')) as { version: string }).version)
  for (const directory of [platformDirectory, import.meta.dirname]) {
    for (const file of readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
      hash.update(join(file.parentPath, file.name)).update(readFileSync(join(file.parentPath, file.name)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

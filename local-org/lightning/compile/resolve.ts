import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { Bundle } from './bundles.ts'

/** Whose file it is: decides the tag name and the compiler's options. `c` is force-app, every other namespace is the platform's. */
export interface Owner {
  namespace: string
  name: string
  bundle: Bundle | null
}

export type Resolved = { file: string } | { source: string }

const require = createRequire(import.meta.url)
/** Where node_modules is: packages are served from there and never copied. */
export const packageDirectory = (name: string) => dirname(require.resolve(`${name}/package.json`))

export const platformDirectory = join(import.meta.dirname, '../modules')
const baseComponents = packageDirectory('lightning-base-components')
const baseComponentsDirectory = join(baseComponents, 'src/lightning')

const engineFiles: Record<string, string> = {
  lwc: join(packageDirectory('@lwc/engine-dom'), 'dist/index.js'),
  '@lwc/engine-dom': join(packageDirectory('@lwc/engine-dom'), 'dist/index.js'),
  '@lwc/synthetic-shadow': join(packageDirectory('@lwc/synthetic-shadow'), 'dist/index.js'),
  '@lwc/wire-service': join(packageDirectory('@lwc/wire-service'), 'dist/index.js'),
  'wire-service': join(packageDirectory('@lwc/wire-service'), 'dist/index.js'),
  '@locker/sandbox': join(packageDirectory('@locker/sandbox'), 'dist/index.mjs.js'),
}

/** Base components import the platform's labels, gates and formats; their package answers them in English, for the US. */
const baseComponentDefaults: ReadonlyMap<string, string> = new Map(
  (
    JSON.parse(readFileSync(join(baseComponents, 'package.json'), 'utf8')) as { lwc: { modules: { name?: string; path?: string }[] } }
  ).lwc.modules.flatMap(({ name, path }) => (name && path ? [[name, join(baseComponents, path)] as const] : [])),
)

/** `base-default:@salesforce/i18n/lang` is the value that the base components' package has for it. */
export const baseDefaultPrefix = 'base-default:'

/**
 * Where a module specifier leads, in the platform's order: engine, `c/*`, our stand-ins, base components, `@salesforce/*`.
 * Stand-ins come before base components: the package's own `lightning/navigation` re-exports a module that does not exist.
 * @param salesforceModule source text of a `@salesforce/*` module, null for one we do not define
 */
export function createResolver(bundles: ReadonlyMap<string, Bundle>, salesforceModule: (specifier: string) => string | null) {
  return { resolveBare, resolveRelative, ownerOf }

  function resolveBare(specifier: string): Resolved | null {
    const engineFile = engineFiles[specifier]
    if (engineFile) return { file: engineFile }
    const [namespace = '', name = '', ...rest] = specifier.split('/')
    if (namespace === 'c' && rest.length === 0) return fileOrNull(moduleFile(bundles.get(name)?.directory, name))
    if (!specifier.startsWith('@') && rest.length === 0 && name) {
      const platformFile = moduleFile(join(platformDirectory, namespace, name), name)
      if (platformFile) return { file: platformFile }
      // The right-to-left twins of every icon: half of the icon work, unused with English and Japanese.
      if (/^iconSvgTemplates\w*Rtl$/.test(name)) return { source: 'export default {}' }
      const baseFile = namespace === 'lightning' ? moduleFile(join(baseComponentsDirectory, name), name) : null
      if (baseFile) return { file: baseFile }
    }
    if (specifier.startsWith(baseDefaultPrefix))
      return (
        fileOrNull(baseComponentDefaults.get(specifier.slice(baseDefaultPrefix.length)) ?? null) ?? { source: 'export default undefined' }
      )
    const source = salesforceModule(specifier)
    if (source !== null) return { source }
    return fileOrNull(baseComponentDefaults.get(specifier) ?? null)
  }

  /** A missing template or style sheet is not an error: the compiler imports both for every component. */
  function resolveRelative(specifier: string, importer: string): Resolved | null {
    const [path = '', query = ''] = specifier.split('?')
    const target = resolve(dirname(importer), path)
    if (isFile(target)) return { file: query ? `${target}?${query}` : target }
    if (extname(target) === '.html') return { source: 'export default undefined' }
    if (extname(target) === '.css') return { source: 'export default []' }
    return fileOrNull([`${target}.js`, `${target}.ts`, `${target}.html`].find(isFile) ?? null)
  }

  /** Null for a plain script that is no part of a component (engine, labels). */
  function ownerOf(file: string): Owner | null {
    for (const bundle of bundles.values()) {
      if (file.startsWith(bundle.directory + sep)) return { namespace: 'c', name: bundle.name, bundle }
    }
    const [namespace, name] = pathInside(platformDirectory, file)
    if (namespace && name) return { namespace, name, bundle: null }
    const [baseName] = pathInside(baseComponentsDirectory, file)
    return baseName ? { namespace: 'lightning', name: baseName, bundle: null } : null
  }
}

export type Resolver = ReturnType<typeof createResolver>

function moduleFile(directory: string | undefined, name: string): string | null {
  if (!directory) return null
  return ['.js', '.ts', '.html', '.css'].map((extension) => join(directory, name + extension)).find(isFile) ?? null
}

function fileOrNull(file: string | null): Resolved | null {
  return file === null ? null : { file }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

function pathInside(directory: string, file: string): string[] {
  const path = relative(directory, file)
  return path.startsWith('..') ? [] : path.split(sep)
}

import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { featureDirectories, subdirectories } from '../metadata/metadata-files.ts'

/** One folder of force-app that holds a Lightning web component, or what several share: logic or styles. */
export interface Bundle {
  name: string
  directory: string
  /** From `<name>.js-meta.xml`; 66 when the file does not say. */
  apiVersion: number
  /** The component may create others by name (`lightning__dynamicComponent`). */
  isDynamic: boolean
}

/**
 * Every LWC bundle of a project by name. A feature folder is any folder of `force-app/main`; all share the namespace `c`, as in an org.
 * @throws Error when two features use the same component name
 */
export function findBundles(projectDirectory: string): Map<string, Bundle> {
  const bundles = new Map<string, Bundle>()
  for (const directory of featureDirectories(projectDirectory).flatMap((feature) => subdirectories(join(feature, 'lwc')))) {
    const name = basename(directory)
    if (name.startsWith('__') || !hasSource(directory, name)) continue
    const twin = bundles.get(name)
    if (twin) throw new Error(`Two components are named ${name}: ${twin.directory} and ${directory}. Rename one.`)
    bundles.set(name, readBundle(directory, name))
  }
  return bundles
}

function hasSource(directory: string, name: string): boolean {
  return ['.js', '.html', '.css'].some((extension) => existsSync(join(directory, name + extension)))
}

function readBundle(directory: string, name: string): Bundle {
  const metaFile = join(directory, `${name}.js-meta.xml`)
  const meta = existsSync(metaFile) ? readFileSync(metaFile, 'utf8') : ''
  return {
    name,
    directory,
    apiVersion: Math.trunc(Number(/<apiVersion>\s*([\d.]+)/.exec(meta)?.[1] ?? 66)),
    isDynamic: meta.includes('lightning__dynamicComponent'),
  }
}

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readScript } from './read-script.ts'

const require = createRequire(import.meta.url)
/** Every component and module of `lightning/`, as stubs with their properties. */
const stubs = join(dirname(require.resolve('@salesforce/sfdx-lwc-jest/package.json')), 'src/lightning-stubs')
/** Salesforce's own source of most components: the stubs lack properties that these have. */
const sources = join(dirname(require.resolve('lightning-base-components/package.json')), 'src/lightning')

export interface LightningModule {
  exports: Set<string>
  /** Properties of a component. */
  api: Set<string>
}

/** The modules of `lightning/` by name. */
export function readBaseComponents(): (name: string) => LightningModule | undefined {
  const names = new Set(readdirSync(stubs))
  const known = new Map<string, LightningModule>()
  return (name) => {
    if (!names.has(name) || known.has(name)) return known.get(name)
    const scripts = [stubs, sources]
      .map((folder) => join(folder, name, `${name}.js`))
      .filter((path) => existsSync(path))
      .map((path) => readScript(readFileSync(path, 'utf8')))
    const all = (of: (script: (typeof scripts)[number]) => Set<string>) => new Set(scripts.flatMap((script) => [...of(script)]))
    const module = { exports: all(({ exports }) => exports), api: all(({ api }) => api) }
    known.set(name, module)
    return module
  }
}

import { rootOf } from '../metadata/xml-files.ts'
import type { XmlElement } from '../metadata/xml-tree.ts'
import { readOnce } from '../project.ts'
import { readScript, type Script } from './read-script.ts'

/** A bundle of force-app. */
export interface Bundle {
  name: string
  /** Its main module; null for a bundle of styles only. */
  script: Script | null
  /** Every module of it by path. */
  scripts: Map<string, Script>
  templates: Map<string, string>
  /** Its settings; root: null when they are no XML. */
  metadata: { path: string; root: XmlElement | null } | null
}

/** By name. */
export const readBundles = readOnce((project) => {
  const bundles = new Map<string, Bundle>()
  for (const [path, text] of project.files) {
    const [, name, file = ''] = /\/lwc\/(\w+)\/(.+)$/.exec(path) ?? []
    if (name === undefined) continue
    const bundle: Bundle = bundles.get(name) ?? { name, script: null, scripts: new Map(), templates: new Map(), metadata: null }
    bundles.set(name, bundle)
    if (file.endsWith('.js')) bundle.scripts.set(path, readScript(text))
    if (file === `${name}.js`) bundle.script = bundle.scripts.get(path) ?? null
    if (file.endsWith('.html')) bundle.templates.set(path, text)
    if (file === `${name}.js-meta.xml`) bundle.metadata = { path, root: rootOf(project, path) }
  }
  return bundles
})

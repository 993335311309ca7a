import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

interface RegisteredType {
  name: string
  suffix?: string
  children?: { types: Record<string, RegisteredType> }
}

/** Of the package's many files only this one is read: loading all of it takes a second. */
const registryFile = createRequire(import.meta.url).resolve('@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json')
const registry = JSON.parse(readFileSync(registryFile, 'utf8')) as { types: Record<string, RegisteredType> }

const types = Object.values(registry.types)
const children = types.flatMap((type) => Object.values(type.children?.types ?? {}))
/** A label has the suffix of the file of all labels: the file's own type wins. */
const bySuffix = new Map([...children, ...types].flatMap(({ name, suffix }) => (suffix === undefined ? [] : [[suffix, name] as const])))

/** The metadata type that a `…-meta.xml` file holds, by its name; null when Salesforce knows no such suffix. */
export function typeOfFile(path: string): string | null {
  if (/\/lwc\/(\w+)\/\1\.js-meta\.xml$/.test(path)) return 'LightningComponentBundle'
  const suffix = /\.(\w+)-meta\.xml$/.exec(basename(path))?.[1]
  return suffix === undefined ? null : (bySuffix.get(suffix) ?? null)
}

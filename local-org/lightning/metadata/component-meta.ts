import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributeOf, nodesOf, parseMetadata, textOf, textsOf } from './metadata-xml.ts'
import type { MetadataNode } from './metadata-xml.ts'

/** What `<component>.js-meta.xml` allows: where the component may stand and which properties it has. */
export interface ComponentMeta {
  isExposed: boolean
  targets: string[]
  /** Configuration of each target; a component may want other properties on a record page than on an app page. */
  targetConfigs: TargetConfig[]
}

interface TargetConfig {
  targets: string[]
  /** Objects whose record pages may hold it; empty: all. */
  objects: string[]
  properties: { name: string; type: string; defaultValue: string | null }[]
}

/** Null when the bundle has no such file: a deploy would refuse it. */
export function readComponentMeta(directory: string, name: string): ComponentMeta | null {
  const path = join(directory, `${name}.js-meta.xml`)
  return existsSync(path) ? parseComponentMeta(readFileSync(path, 'utf8')) : null
}

export function parseComponentMeta(xml: string): ComponentMeta {
  const meta = parseMetadata(xml)
  return {
    isExposed: textOf(meta, 'isExposed') === 'true',
    targets: nodesOf(meta, 'targets').flatMap((targets) => textsOf(targets, 'target')),
    targetConfigs: nodesOf(meta, 'targetConfigs')
      .flatMap((configs) => nodesOf(configs, 'targetConfig'))
      .map(toTargetConfig),
  }
}

function toTargetConfig(config: MetadataNode): TargetConfig {
  const targets = attributeOf(config, 'targets') ?? ''
  return {
    targets: targets.split(',').map((target) => target.trim()),
    objects: nodesOf(config, 'objects').flatMap((objects) => textsOf(objects, 'object')),
    properties: nodesOf(config, 'property').map((property) => ({
      name: attributeOf(property, 'name') ?? '',
      type: attributeOf(property, 'type') ?? 'String',
      defaultValue: attributeOf(property, 'default'),
    })),
  }
}

/** Why the component may not stand on this page; null when it may. */
export function placementProblem(meta: ComponentMeta | null, target: string, sobjectType: string | null): string | null {
  if (!meta) return 'It has no js-meta.xml file.'
  if (!meta.isExposed) return 'Its js-meta.xml file does not expose it (isExposed).'
  if (!meta.targets.includes(target)) return `Its js-meta.xml file does not name the target ${target}.`
  const objects = meta.targetConfigs.filter(({ targets }) => targets.includes(target)).flatMap((config) => config.objects)
  if (sobjectType && objects.length > 0 && !objects.includes(sobjectType))
    return `Its js-meta.xml file does not allow it for ${sobjectType}.`
  return null
}

/** The page's values as the types the component declares, its defaults where the page says nothing. */
export function coerceProperties(
  meta: ComponentMeta,
  target: string,
  values: Record<string, string | string[]>,
): Record<string, string | string[] | number | boolean> {
  const declared = meta.targetConfigs.filter(({ targets }) => targets.includes(target)).flatMap(({ properties }) => properties)
  const given = declared.flatMap(({ name, type, defaultValue }) => {
    const value = values[name] ?? defaultValue
    return value === null ? [] : [[name, coerce(value, type)] as const]
  })
  return Object.fromEntries(given)
}

function coerce(value: string | string[], type: string): string | string[] | number | boolean {
  if (Array.isArray(value)) return value
  if (type === 'Boolean') return value === 'true'
  if (type === 'Integer') return Number(value)
  return value
}

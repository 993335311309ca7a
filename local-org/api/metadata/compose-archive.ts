import { readFileSync } from 'node:fs'
import { basename, sep } from 'node:path'
import { childTypeNamed, typeInDirectory, typeNamed } from './component-types.ts'
import { keyOf, type ComponentName, type OrgComponent } from './org-components.ts'
import type { Publish } from './org-metadata.ts'
import { documentOf, innerOf, partsOf } from './xml-parts.ts'
import type { ZippedFile } from './zip.ts'

/** The files that components are in a package, objects put together from their parts. Paths have nothing before the metadata folder. */
export function composeFiles(
  components: readonly OrgComponent[],
  present: ReadonlyMap<string, OrgComponent>,
  published: Publish,
): ZippedFile[] {
  const wanted = new Map(components.flatMap((component) => withParts(component, present)).map((component) => [keyOf(component), component]))
  const files = new Map<string, Buffer>()
  const parents = new Map<string, OrgComponent[]>()
  for (const component of wanted.values()) {
    const parent = parentPath(component)
    if (parent !== null) parents.set(parent, [...(parents.get(parent) ?? []), component])
    else for (const [path, bytes] of filesOf(component)) files.set(path, published(component, path, bytes))
  }
  for (const [path, parts] of parents) files.set(path, Buffer.from(composeParent(path, parts)))
  return [...files].map(([path, bytes]) => ({ path, bytes })).toSorted((left, right) => (left.path < right.path ? -1 : 1))
}

/** An object is retrieved with all that lies in it. */
function withParts(component: OrgComponent, present: ReadonlyMap<string, OrgComponent>): OrgComponent[] {
  if (component.type !== 'CustomObject') return [component]
  const parts = [...present.values()].filter(({ type, fullName }) => {
    return childTypeNamed(type)?.parent.name === 'CustomObject' && fullName.startsWith(`${component.fullName}.`)
  })
  return [component, ...parts]
}

function parentPath({ type, fullName }: ComponentName): string | null {
  const parent = typeNamed(type)?.shape === 'parent' ? typeNamed(type) : childTypeNamed(type)?.parent
  if (!parent) return null
  const name = parent.name === 'CustomLabels' ? 'CustomLabels' : fullName.split('.')[0]
  return `${parent.directory}/${name}.${parent.suffix}`
}

function composeParent(path: string, parts: readonly OrgComponent[]): string {
  const root = typeInDirectory(path.split('/')[0] ?? '')?.name ?? ''
  if (root === 'CustomLabels') return documentOf(root, `${composeLabels(parts)}\n`)
  const inner = parts.map(({ type, files }) => {
    const child = childTypeNamed(type)?.child
    const xml = files.map((file) => readFileSync(file, 'utf8'))
    if (!child) return xml.map((text) => innerOf(text, root).trimEnd()).join('')
    return xml.map((text) => `\n    <${child.element}>${innerOf(text, child.name).trimEnd()}\n    </${child.element}>`).join('')
  })
  return documentOf(root, `${inner.join('')}\n`)
}

/** A file holds one label or many. */
function composeLabels(labels: readonly OrgComponent[]): string {
  const wanted = new Set(labels.map(({ fullName }) => fullName))
  const files = new Set(labels.flatMap((label) => label.files))
  return [...files]
    .flatMap((file) => partsOf(readFileSync(file, 'utf8'), 'CustomLabels'))
    .map(({ texts, inner }) => ({ name: texts['fullName'] ?? '', inner }))
    .filter(({ name }) => wanted.has(name))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ inner }) => `\n    <labels>${inner.trimEnd()}\n    </labels>`)
    .join('')
}

/** Files of a component that is put together from nothing. */
function filesOf({ type, fullName, files }: OrgComponent): [string, Buffer][] {
  const { directory = '', shape, suffix } = typeNamed(type) ?? {}
  if (type === 'CustomObjectTranslation') return [[`${directory}/${fullName}.${suffix}`, Buffer.from(composeTranslation(files))]]
  if (shape === 'bundle' || shape === 'content') {
    return files.map((file) => [`${directory}/${file.split(sep).join('/').split(`/${directory}/`).at(-1)}`, readFileSync(file)])
  }
  const path = shape === 'foldered' && !fullName.includes('/') ? `${directory}/${fullName}-meta.xml` : `${directory}/${fullName}.${suffix}`
  return files.map((file) => [path, readFileSync(file)])
}

function composeTranslation(files: readonly string[]): string {
  const root = 'CustomObjectTranslation'
  const own = files.filter((file) => basename(file).includes('.objectTranslation')).map((file) => innerOf(readFileSync(file, 'utf8'), root))
  const fields = files
    .filter((file) => basename(file).includes('.fieldTranslation'))
    .map((file) => `\n    <fields>${innerOf(readFileSync(file, 'utf8'), 'CustomFieldTranslation').trimEnd()}\n    </fields>`)
  return documentOf(root, `${own.map((inner) => inner.trimEnd()).join('')}${fields.join('')}\n`)
}

import { placeBehindTag, type Place } from '../schema/meta-element.ts'
import { childTypeNamed, typeInDirectory, type ChildType, type ComponentType } from './component-types.ts'
import { childPath, keyOf, objectPath, type ComponentName } from './org-components.ts'
import type { DeployPackage } from './read-package.ts'
import { documentOf, partsOf, withoutParts, type XmlPart } from './xml-parts.ts'

/** A component of a package and the files it becomes. */
export interface PackagedComponent extends ComponentName {
  /** In the archive. */
  fileName: string
  writes: SourceWrite[]
}

export interface SourceWrite {
  /** From the folder of metadata folders, in source format. */
  path: string
  bytes: Buffer
  /** For a part of a larger file: where its element begins there. */
  begins: (() => Place) | null
}

/** Which of a package's components there are, and which its `package.xml` names in vain. */
export function findPackaged({ files, members }: DeployPackage): { found: PackagedComponent[]; missing: ComponentName[] } {
  const inArchive = new Map([...files].flatMap(([path, bytes]) => unpack(path, bytes)).map((component) => [keyOf(component), component]))
  const merged = mergeFiles(files, inArchive)
  const named = new Set(members.map(keyOf))
  const met = new Set<string>()
  const found = [...merged.values()].filter((component) => {
    const by = membersThatBring(component).filter((key) => named.has(key))
    for (const key of by) met.add(key)
    return by.length > 0
  })
  return { found, missing: members.filter((member) => member.fullName !== '*' && !met.has(keyOf(member))) }
}

/** A component is brought by its own name, by `*`, and by what it lies in: a custom object brings all that its file holds. */
function membersThatBring({ type, fullName }: ComponentName): string[] {
  const own = [keyOf({ type, fullName }), keyOf({ type, fullName: '*' })]
  const parent = childTypeNamed(type)?.parent
  if (!parent) return own
  if (parent.name === 'CustomLabels') return [...own, 'CustomLabels CustomLabels', 'CustomLabels *']
  const [object = ''] = fullName.split('.')
  const all = object.includes('__') ? [keyOf({ type: parent.name, fullName: '*' })] : []
  return [...own, keyOf({ type: parent.name, fullName: object }), ...all]
}

/** Components of several files (a class and its `-meta.xml`, a bundle) with all their files. */
function mergeFiles(files: DeployPackage['files'], single: ReadonlyMap<string, PackagedComponent>): Map<string, PackagedComponent> {
  const merged = new Map(single)
  for (const [path, bytes] of files) {
    const whole = ofSeveralFiles(path)
    if (!whole) continue
    const { type, fullName } = whole
    const known = merged.get(keyOf(whole))
    const write = { path, bytes, begins: null }
    const fileName = type === 'LightningComponentBundle' ? path : path.replace(/-meta\.xml$/, '')
    merged.set(keyOf(whole), { type, fullName, fileName: known?.fileName ?? fileName, writes: [...(known?.writes ?? []), write] })
  }
  return merged
}

function ofSeveralFiles(path: string): ComponentName | null {
  const [directory = '', name = '', ...rest] = path.split('/')
  const type = typeInDirectory(directory)
  if (type?.shape === 'bundle') return rest.length > 0 ? { type: type.name, fullName: name } : null
  if (type?.shape !== 'content') return null
  return { type: type.name, fullName: name.replace(/-meta\.xml$/, '').slice(0, -type.suffix.length - 1) }
}

function unpack(path: string, bytes: Buffer): PackagedComponent[] {
  const [directory = '', ...rest] = path.split('/')
  const type = typeInDirectory(directory)
  const name = rest.join('/')
  if (!type || name === '' || type.shape === 'bundle' || type.shape === 'content') return []
  if (type.shape === 'foldered' && !name.includes('/')) return [unpackFolder(type, path, name, bytes)]
  if (!name.endsWith(`.${type.suffix}`)) return []
  const fullName = name.slice(0, -type.suffix.length - 1)
  if (type.shape === 'parent') return unpackParent(type, path, fullName, bytes)
  const source = type.name === 'CustomObjectTranslation' ? `${directory}/${fullName}/${name}-meta.xml` : `${directory}/${name}-meta.xml`
  return [{ type: type.name, fullName, fileName: path, writes: [{ path: source, bytes, begins: null }] }]
}

/** `reports/CsReports-meta.xml` is `reports/CsReports.reportFolder-meta.xml` in a project. */
function unpackFolder(type: ComponentType, path: string, name: string, bytes: Buffer): PackagedComponent {
  const fullName = name.replace(/(?:\.\w+Folder)?-meta\.xml$/, '')
  const source = `${type.directory}/${fullName}.${type.suffix}Folder-meta.xml`
  return { type: type.name, fullName, fileName: path, writes: [{ path: source, bytes, begins: null }] }
}

function unpackParent(type: ComponentType, path: string, fullName: string, bytes: Buffer): PackagedComponent[] {
  const xml = bytes.toString('utf8')
  const decomposed = partsOf(xml, type.name).flatMap((part) => {
    const child = type.children.get(part.element)
    return child ? [{ part, child }] : []
  })
  const children = decomposed.map(({ part, child }) => unpackChild(type, child, path, fullName, xml, part))
  if (type.name !== 'CustomObject') return children
  const rest = Buffer.from(
    withoutParts(
      xml,
      decomposed.map(({ part }) => part),
    ),
  )
  // The lines of what stays behind the children move up; its own elements stand before them in what tools write.
  return [{ type: type.name, fullName, fileName: path, writes: [{ path: objectPath(fullName), bytes: rest, begins: null }] }, ...children]
}

function unpackChild(type: ComponentType, child: ChildType, path: string, parent: string, whole: string, part: XmlPart): PackagedComponent {
  const name = part.texts['fullName'] ?? ''
  const fullName = type.name === 'CustomObject' ? `${parent}.${name}` : name
  const xml = child.name === 'CustomLabel' ? documentOf(type.name, `<labels>${part.inner}</labels>`) : documentOf(child.name, part.inner)
  const write = { path: childPath(child, fullName), bytes: Buffer.from(xml), begins: () => placeBehindTag(whole, part.start) }
  return { type: child.name, fullName, fileName: path, writes: [write] }
}

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { childTypeNamed, componentTypes, typeInDirectory, type ChildType, type ComponentType } from './component-types.ts'
import { partsOf } from './xml-parts.ts'

/** A piece of metadata as clients name it: `CustomField` `Account.CsArr__c`. */
export interface ComponentName {
  type: string
  fullName: string
}

export interface OrgComponent extends ComponentName {
  /** Files in source format that make it, absolute. */
  files: string[]
}

export const keyOf = ({ type, fullName }: ComponentName): string => `${type} ${fullName}`

const meta = '-meta.xml'
const notDeployed = /(?:^|\/)(?:__tests__|jest-mocks)\/|(?:^|\/)(?:jsconfig|tsconfig|\.eslintrc)\.json$/

/** Every component below the folders, by `keyOf` and in that order. */
export function findComponents(directories: readonly string[]): Map<string, OrgComponent> {
  const components = new Map<string, OrgComponent>()
  for (const directory of directories) {
    for (const file of filesBelow(directory)) {
      for (const name of namesOf(file, relative(directory, file).split(sep))) {
        const known = components.get(keyOf(name))
        if (known) known.files.push(file)
        else components.set(keyOf(name), { ...name, files: [file] })
      }
    }
  }
  return new Map([...components].toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !notDeployed.test(relative(directory, path).replaceAll(sep, '/')))
    .sort()
}

/** Components that a file belongs to; none for a file that is no metadata. */
export function namesOf(file: string, path: string[]): ComponentName[] {
  const at = path.findIndex((segment) => typeInDirectory(segment) !== undefined)
  const type = typeInDirectory(path[at] ?? '')
  const rest = path.slice(at + 1)
  if (!type || rest.length === 0) return []
  if (type.name === 'CustomObject') return namesInObject(type, rest)
  if (type.name === 'CustomLabels') return partsOf(readFileSync(file, 'utf8'), type.name).map(({ texts }) => labelName(texts))
  if (type.name === 'CustomObjectTranslation') return [{ type: type.name, fullName: rest[0]?.split('.')[0] ?? '' }]
  if (type.shape === 'bundle') return rest.length > 1 ? [{ type: type.name, fullName: rest[0] ?? '' }] : []
  if (type.shape === 'foldered') return [{ type: type.name, fullName: folderedName(type, rest) }]
  return [{ type: type.name, fullName: withoutSuffix(rest.join('/'), type.suffix) }]
}

const labelName = (texts: Record<string, string>): ComponentName => ({ type: 'CustomLabel', fullName: texts['fullName'] ?? '' })

function namesInObject(type: ComponentType, [object = '', directory = '', file]: string[]): ComponentName[] {
  if (file === undefined) return [{ type: type.name, fullName: object }]
  const child = [...type.children.values()].find((candidate) => candidate.directory === directory)
  return child ? [{ type: child.name, fullName: `${object}.${withoutSuffix(file, child.suffix)}` }] : []
}

/** `CsReports/CsBookHealth`, and `CsReports` for the folder itself. */
function folderedName(type: ComponentType, rest: string[]): string {
  const path = rest.join('/')
  return rest.length > 1 ? withoutSuffix(path, type.suffix) : (basename(path).split('.')[0] ?? '').replace(meta, '')
}

function withoutSuffix(path: string, suffix: string): string {
  const name = path.endsWith(meta) ? path.slice(0, -meta.length) : path
  return name.endsWith(`.${suffix}`) ? name.slice(0, -suffix.length - 1) : name
}

/** Where a component of an object lies in a project, from the folder of metadata folders. */
export function childPath(child: ChildType, fullName: string): string {
  const [object = '', ...name] = fullName.split('.')
  if (child.name === 'CustomLabel') return `labels/${fullName}.labels${meta}`
  return `objects/${object}/${child.directory}/${name.join('.')}.${child.suffix}${meta}`
}

export const objectPath = (object: string): string => `objects/${object}/${object}.object${meta}`

/** All names that `list` and `describe` speak of. */
export const allTypeNames: readonly string[] = componentTypes.flatMap(({ name, children }) => [
  name,
  ...[...children.values()].map((child) => child.name),
])

export const isChildType = (type: string): boolean => childTypeNamed(type) !== undefined

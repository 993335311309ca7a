import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { makeRecordId } from '../store/record-id.ts'
import { childTypeNamed, componentTypes, typeNamed } from './component-types.ts'
import { keyOf, type ComponentName, type OrgComponent } from './org-components.ts'

/** Source: Metadata API Developer Guide, "FileProperties". */
export interface FileProperties {
  createdById: string
  createdByName: string
  createdDate: string
  fileName: string
  fullName: string
  id: string
  lastModifiedById: string
  lastModifiedByName: string
  lastModifiedDate: string
  manageableState: 'unmanaged'
  type: string
}

export type Author = { id: string; name: string }

/** Components of one type; those of a folder when one is named. @param folder null = none named */
export function listOfType(
  present: ReadonlyMap<string, OrgComponent>,
  type: string,
  folder: string | null,
  author: Author,
): FileProperties[] {
  const isFolderType = /^(Report|Dashboard)Folder$/.exec(type)?.[1]
  return [...present.values()]
    .filter((component) => component.type === (isFolderType ?? type))
    .filter(({ fullName }) => (isFolderType ? !fullName.includes('/') : folder === null || fullName.startsWith(`${folder}/`)))
    .map((component) => toFileProperties(component, author))
}

export function toFileProperties(component: OrgComponent, author: Author): FileProperties {
  const { type, fullName } = component
  const times = component.files.map((file) => statSync(file).mtime.toISOString()).toSorted()
  return {
    createdById: author.id,
    createdByName: author.name,
    createdDate: times[0] ?? '',
    fileName: packagePath(component),
    fullName,
    id: componentId(component),
    lastModifiedById: author.id,
    lastModifiedByName: author.name,
    lastModifiedDate: times.at(-1) ?? '',
    manageableState: 'unmanaged',
    type,
  }
}

/** `unpackaged/` apart, where a component lies in a package. */
function packagePath({ type, fullName }: ComponentName): string {
  const parent = childTypeNamed(type)?.parent
  const { directory, suffix } = parent ?? typeNamed(type) ?? { directory: '', suffix: '' }
  const name = parent?.name === 'CustomLabels' ? 'CustomLabels' : parent ? fullName.split('.')[0] : fullName
  return suffix === '' ? `${directory}/${name}` : `${directory}/${name}.${suffix}`
}

/** The same for the same name at every start; no record has it. */
function componentId(component: ComponentName): string {
  const digest = createHash('sha256').update(keyOf(component)).digest()
  return makeRecordId('0Mc', digest.readUIntBE(0, 6) % 62 ** 8)
}

/** Source: Metadata API Developer Guide, "DescribeMetadataResult". */
export function describeMetadata() {
  return {
    metadataObjects: componentTypes.map(({ name, directory, suffix, shape, children }) => ({
      childXmlNames: [...children.values()].map((child) => child.name),
      directoryName: directory,
      inFolder: shape === 'foldered',
      metaFile: shape === 'content',
      suffix: suffix === '' ? null : suffix,
      xmlName: name,
    })),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  }
}

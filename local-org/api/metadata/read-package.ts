import { MetadataError, readMetaText } from '../schema/meta-element.ts'
import { childTypeNamed, typeNamed } from './component-types.ts'
import type { ComponentName } from './org-components.ts'
import { readZip, type ZippedFile } from './zip.ts'

/** What a client sends: the files, which components of them to deploy, and what to delete before and after. */
export interface DeployPackage {
  files: ReadonlyMap<string, Buffer>
  /** As `package.xml` names them; `*` = all of the type. */
  members: ComponentName[]
  removedBefore: ComponentName[]
  removedAfter: ComponentName[]
}

/**
 * Source: Metadata API Developer Guide, "Deploying and Retrieving Metadata with the Zip File", "Deleting Components from an Organization"
 * (`destructiveChanges.xml` goes first, as `destructiveChangesPre.xml` does).
 * @throws ZipError, MetadataError for what is no package
 */
export function readPackage(archive: Buffer): DeployPackage {
  const files = new Map(withoutTopFolder(readZip(archive)).map(({ path, bytes }) => [path, bytes]))
  if (!files.has('package.xml')) throw new MetadataError('package.xml', 'No package.xml found')
  return {
    files,
    members: readMembers(files, 'package.xml'),
    removedBefore: [...readMembers(files, 'destructiveChangesPre.xml'), ...readMembers(files, 'destructiveChanges.xml')],
    removedAfter: readMembers(files, 'destructiveChangesPost.xml'),
  }
}

/** An archive may hold its package in one folder. */
function withoutTopFolder(files: ZippedFile[]): ZippedFile[] {
  const [top] = files[0]?.path.split('/') ?? []
  const isInFolder = files.every(({ path }) => path.startsWith(`${top}/`)) && files.some(({ path }) => path === `${top}/package.xml`)
  return isInFolder ? files.map(({ path, bytes }) => ({ path: path.slice(`${top}/`.length), bytes })) : files
}

function readMembers(files: ReadonlyMap<string, Buffer>, file: string): ComponentName[] {
  const bytes = files.get(file)
  return bytes === undefined ? [] : readManifest(file, bytes.toString('utf8'))
}

/** Components of a `package.xml`. @throws MetadataError for an unknown type */
export function readManifest(file: string, xml: string): ComponentName[] {
  return readMetaText(file, xml, 'Package')
    .elements('types')
    .flatMap((types) => {
      const type = types.requiredText('name')
      if (!typeNamed(type) && !childTypeNamed(type)) {
        throw new MetadataError(file, `Unknown type name '${type}' specified in package.xml`, { place: types.place })
      }
      // The CLI names a folder `CsReports/`.
      return types.texts('members').map((fullName) => ({ type, fullName: fullName.replace(/\/$/, '') }))
    })
}

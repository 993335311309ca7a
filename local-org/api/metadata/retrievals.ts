import { makeRecordId, to18Characters } from '../store/record-id.ts'
import { composeFiles } from './compose-archive.ts'
import { typeNamed } from './component-types.ts'
import { toFileProperties, type Author, type FileProperties } from './list-metadata.ts'
import { keyOf, type ComponentName, type OrgComponent } from './org-components.ts'
import type { Publish } from './org-metadata.ts'
import { documentOf } from './xml-parts.ts'
import { writeZip } from './zip.ts'

export interface Retrieval {
  id: string
  fileProperties: FileProperties[]
  /** What was asked for and is not there. */
  messages: { fileName: string; problem: string }[]
  archive: Buffer
}

export interface RetrieveRequest {
  wanted: readonly ComponentName[]
  version: string
  present: ReadonlyMap<string, OrgComponent>
  published: Publish
}

/** Everything lies in this folder of the archive. */
const top = 'unpackaged'

/** Retrievals by id, kept while the org runs: they are made when they are asked for. */
export function createRetrievals(clock: () => number) {
  const known = new Map<string, Retrieval>()
  let sequence = clock()
  return {
    find: (id: string) => known.get(to18Characters(id) ?? '') ?? null,
    add(request: RetrieveRequest, author: Author): Retrieval {
      const retrieval = { id: makeRecordId('09S', sequence++), ...retrieve(request, author) }
      known.set(retrieval.id, retrieval)
      return retrieval
    },
  }
}

function retrieve({ wanted, version, present, published }: RetrieveRequest, author: Author) {
  const found = wanted.map((member) => ({ member, components: componentsOf(member, present) }))
  const components = [...new Map(found.flatMap(({ components: some }) => some).map((one) => [keyOf(one), one])).values()]
  const missing = found.filter(({ member, components: some }) => some.length === 0 && member.fullName !== '*').map(({ member }) => member)
  const manifest = { path: 'package.xml', bytes: Buffer.from(toManifest(components, version)) }
  const files = [...composeFiles(components, present, published), manifest].map(({ path, bytes }) => ({ path: `${top}/${path}`, bytes }))
  return {
    fileProperties: components.map((component) => {
      const properties = toFileProperties(component, author)
      return { ...properties, fileName: `${top}/${properties.fileName}` }
    }),
    messages: missing.map(({ type, fullName }) => ({
      fileName: `${top}/package.xml`,
      problem: `Entity of type '${type}' named '${fullName}' cannot be found`,
    })),
    archive: writeZip(files),
  }
}

/** `*` brings custom objects only, `CustomLabels` every label. Source: Metadata API Developer Guide, "Sample package.xml Manifest Files". */
function componentsOf({ type, fullName }: ComponentName, present: ReadonlyMap<string, OrgComponent>): OrgComponent[] {
  const all = [...present.values()]
  if (type === 'CustomLabels') return all.filter((component) => component.type === 'CustomLabel')
  if (fullName === '*') return all.filter((component) => component.type === type && !isStandardObject(component))
  const exact = present.get(keyOf({ type, fullName }))
  if (exact) return [exact]
  const hasParts = type === 'CustomObject' && all.some((component) => component.fullName.startsWith(`${fullName}.`))
  return hasParts ? [{ type, fullName, files: [] }] : []
}

function isStandardObject({ type, fullName }: ComponentName): boolean {
  return typeNamed(type)?.name === 'CustomObject' && !fullName.includes('__')
}

function toManifest(components: readonly ComponentName[], version: string): string {
  const types = Map.groupBy(components, ({ type }) => type)
  const lists = [...types].map(([type, members]) => {
    const lines = members.map(({ fullName }) => `        <members>${fullName.replaceAll('&', '&amp;')}</members>\n`)
    return `\n    <types>\n${lines.join('')}        <name>${type}</name>\n    </types>`
  })
  return documentOf('Package', `${lists.join('')}\n    <version>${version}</version>\n`)
}

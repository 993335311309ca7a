import { basename } from 'node:path'
import type { Finding } from '../checker.ts'
import { typeOfFile } from '../metadata/metadata-types.ts'
import { readXmlFiles, rootOf } from '../metadata/xml-files.ts'
import type { XmlElement } from '../metadata/xml-tree.ts'
import type { Project } from '../project.ts'

/** A metadata file that can be read. */
export interface MetadataDocument {
  path: string
  type: string
  /** Of the file, without suffix: the API name of most types. */
  name: string
  /** The object's folder that it lies in; empty elsewhere. */
  object: string
  root: XmlElement
}

/** Every metadata file but those that are no XML or of no type: the checker of metadata files says so. */
export function readDocuments(project: Project): MetadataDocument[] {
  return [...readXmlFiles(project).keys()].flatMap((path) => {
    const type = typeOfFile(path)
    const root = rootOf(project, path)
    if (type === null || root === null) return []
    const name = decodeURIComponent(basename(path).replace(/\.\w+-meta\.xml$/, ''))
    return [{ path, type, name, object: /\/objects\/(\w+)\//.exec(path)?.[1] ?? '', root }]
  })
}

/** A finding at an element. */
export function at({ path }: MetadataDocument, { line }: XmlElement, message: string): Finding {
  return { path, line, message }
}

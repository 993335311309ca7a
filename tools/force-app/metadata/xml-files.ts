import { readOnce, type Project } from '../project.ts'
import { readXml, XmlError, type XmlElement } from './xml-tree.ts'

/** Roots of every metadata file by path; the fault of one that is no XML. */
export const readXmlFiles = readOnce(
  ({ files }) => new Map([...files].filter(([path]) => path.endsWith('-meta.xml')).map(([path, text]) => [path, tryToRead(text)] as const)),
)

/** Root of a metadata file; null when it is no XML, which the checker of metadata files says. */
export function rootOf(project: Project, path: string): XmlElement | null {
  const read = readXmlFiles(project).get(path)
  return read === undefined || read instanceof XmlError ? null : read
}

/** @returns the root, or the first fault */
export function tryToRead(text: string): XmlElement | XmlError {
  try {
    return readXml(text)
  } catch (error) {
    if (error instanceof XmlError) return error
    throw error
  }
}

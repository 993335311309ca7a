import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Files } from './read-files.ts'

const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false, preserveOrder: true })

/** One element name with its children, or `#text`. */
type Node = Record<string, Node[] | string>

const xmlEntities = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

/**
 * What an org would refuse, or read otherwise than we do: the lenient parser of the other checks makes something of almost any text.
 * @returns `path: what is wrong`, the first fault of each file
 */
export function findBrokenMetadata(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const fault = faultOf(text)
    return path.endsWith('-meta.xml') && fault !== null ? [`${path}: ${fault}`] : []
  })
}

function faultOf(text: string): string | null {
  const line = text.split('\n').findIndex((one) => /^([<>|]{7}( |$)|={7}$)/.test(one.trimEnd()))
  if (line >= 0) return `conflict marker in line ${line + 1}`
  const valid = XMLValidator.validate(text)
  if (valid !== true) return `${valid.err.msg} (line ${valid.err.line})`
  const entity = [...text.matchAll(/&(\w+);/g)].map(([, name = '']) => name).find((name) => !xmlEntities.has(name))
  if (entity !== undefined) return `no entity &${entity};`
  const roots = parser.parse(text) as Node[]
  if (roots.length !== 1) return `${roots.length} root elements`
  const stray = strayText(roots)
  return stray === null ? null : `text between elements: ${stray}`
}

/** An element of metadata holds text or elements, never both. */
function strayText(nodes: readonly Node[]): string | null {
  const texts = nodes.flatMap((node) => (typeof node['#text'] === 'string' ? [node['#text']] : []))
  if (texts.length > 0 && texts.length < nodes.length) return texts.join(' ').trim()
  const children = nodes.flatMap((node) => Object.values(node).filter((value): value is Node[] => Array.isArray(value)))
  return children.map(strayText).find((found) => found !== null) ?? null
}

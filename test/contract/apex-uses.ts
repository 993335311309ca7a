import { parseAst } from 'rolldown/parseAst'
import { nameOf, type ApexMethodSignature } from './apex-classes.ts'
import type { Files } from './read-files.ts'

/** A place where a component calls, wires or hands on an Apex method. */
export interface ApexUse {
  path: string
  /** `Class.method`. */
  name: string
  /** `imported`: nothing is done with it there. */
  kind: 'call' | 'wire' | 'imported'
  /** Names that it gives; null: something else than an object written out. */
  given: string[] | null
}

interface Node {
  type: string
  [part: string]: unknown
}

/** Every use of every Apex method that a component imports. @throws SyntaxError of a script that cannot be read */
export function readApexUses(files: Files): ApexUse[] {
  return [...files].flatMap(([path, text]) => {
    if (!text.includes('@salesforce/apex/')) return []
    const program = parseAst(text, { lang: 'js' }) as unknown as Node
    return importsOf(program).flatMap(({ local, name }): ApexUse[] => {
      const uses = nodesIn(program).flatMap((node) => toUse(node, local) ?? [])
      return uses.length === 0 ? [{ path, name, kind: 'imported', given: null }] : uses.map((use) => ({ path, name, ...use }))
    })
  })
}

function importsOf(program: Node): { local: string; name: string }[] {
  return nodesIn(program).flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return []
    const name = /^@salesforce\/apex\/(.+)$/.exec(String((node['source'] as Node)['value']))?.[1]
    const [specifier] = node['specifiers'] as Node[]
    return name === undefined || specifier === undefined ? [] : [{ local: String((specifier['local'] as Node)['name']), name }]
  })
}

function toUse(node: Node, local: string): Pick<ApexUse, 'kind' | 'given'> | null {
  if (node.type !== 'CallExpression') return null
  const [callee, [first, second]] = [node['callee'] as Node, node['arguments'] as Node[]]
  if (isNamed(callee, local)) return { kind: 'call', given: keysOf(first) }
  return isNamed(callee, 'wire') && isNamed(first, local) ? { kind: 'wire', given: keysOf(second) } : null
}

const isNamed = (node: Node | undefined, name: string): boolean => node?.type === 'Identifier' && node['name'] === name

/** Keys of an object written out; none for no argument. */
function keysOf(argument: Node | undefined): string[] | null {
  if (argument === undefined) return []
  const properties = argument.type === 'ObjectExpression' ? (argument['properties'] as Node[]) : null
  if (properties === null || properties.some(({ type, computed }) => type !== 'Property' || computed === true)) return null
  return properties.map(({ key }) => String((key as Node)['name'] ?? (key as Node)['value']))
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(nodesIn)
  return 'type' in value ? [value as Node, ...inside] : inside
}

/** Uses that an org would refuse, or answer with null for what was not given. `path: problem` */
export function findBadApexUses(methods: readonly ApexMethodSignature[], uses: readonly ApexUse[]): string[] {
  return uses.flatMap(({ path, name, kind, given }) => {
    const method = methods.find((candidate) => candidate.name === name && candidate.annotation === 'auraenabled')
    if (method === undefined) return [`${path}: no method ${name}`]
    const wired = kind === 'wire' && !method.isCacheable ? [`${path}: ${name} is wired, but not cacheable`] : []
    const needed = method.parameters.map(nameOf)
    if (kind === 'imported') return []
    if (given === null) return [...wired, `${path}: ${name} is called without names of parameters`]
    return [
      ...wired,
      ...given.filter((one) => !needed.includes(one)).map((one) => `${path}: ${name} has no parameter ${one}`),
      ...needed.filter((one) => !given.includes(one)).map((one) => `${path}: ${name} is not given ${one}`),
    ]
  })
}

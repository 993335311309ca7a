import type { Files } from './read-files.ts'

/** A method that a component may call. */
export interface ApexMethodSignature {
  /** `Class.method`. */
  name: string
  /** Names in order. */
  parameters: string[]
}

/** `@AuraEnabled` static methods of the classes. */
export function readApexMethods(files: Files): ApexMethodSignature[] {
  return [...files].flatMap(([path, text]) => {
    const className = /\/(\w+)\.cls$/.exec(path)?.[1]
    if (className === undefined) return []
    const methods = text.matchAll(/@AuraEnabled(?:\([^)]*\))?\s+public\s+static\s+[\w.<>, ]+?\s(\w+)\s*\(([^)]*)\)/g)
    return [...methods].map(([, method, parameters]) => ({
      name: `${className}.${method}`,
      parameters: (parameters ?? '')
        .split(',')
        .map((parameter) => parameter.trim().split(/\s+/).at(-1) ?? '')
        .filter((parameter) => parameter !== ''),
    }))
  })
}

/** A call or wire of an Apex method in a component, with the names it gives. */
export interface ApexUse {
  path: string
  name: string
  /** null: called with something else than an object written out. */
  parameters: string[] | null
}

/** Every use of every Apex method that a component imports; a method of the component's own may have the same name. */
export function readApexUses(files: Files): ApexUse[] {
  return [...files].flatMap(([path, text]) =>
    [...text.matchAll(/import\s+(\w+)\s+from\s+['"]@salesforce\/apex\/(\w+\.\w+)['"]/g)].flatMap(([, local = '', name = '']) =>
      [...text.matchAll(new RegExp(`(?:@wire\\(\\s*${local}\\s*,\\s*|(?<![\\w.#])${local}\\()`, 'g'))]
        .map((call) => text.slice(call.index + call[0].length))
        .filter((rest) => !/^\s*\)\s*\{/.test(rest))
        .map((rest) => ({ path, name, parameters: keysOf(rest) })),
    ),
  )
}

/** Keys of the object literal that the code begins with; none for no argument, null for another expression. */
function keysOf(code: string): string[] | null {
  if (/^\s*\)/.test(code)) return []
  if (!/^\s*\{/.test(code)) return null
  return topLevelParts(code.slice(code.indexOf('{') + 1)).flatMap((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? [])
}

/** The parts between commas up to the brace that closes; texts may hold anything. */
function topLevelParts(code: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of code.matchAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|[\s\S]/g)) {
    if ('{[('.includes(token)) depth++
    if ('}])'.includes(token) && depth-- === 0) break
    if (token === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
}

/** Uses of methods that are not there, or that are given a name no parameter has. `path: problem` */
export function findBadApexUses(methods: readonly ApexMethodSignature[], uses: readonly ApexUse[]): string[] {
  return uses.flatMap(({ path, name, parameters }) => {
    const method = methods.find((candidate) => candidate.name === name)
    if (method === undefined) return [`${path}: no method ${name}`]
    if (parameters === null) return method.parameters.length === 0 ? [] : [`${path}: ${name} is called without names of parameters`]
    return [
      ...parameters.filter((given) => !method.parameters.includes(given)).map((given) => `${path}: ${name} has no parameter ${given}`),
      ...method.parameters.filter((needed) => !parameters.includes(needed)).map((needed) => `${path}: ${name} is not given ${needed}`),
    ]
  })
}

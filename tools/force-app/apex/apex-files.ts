import type { Finding } from '../checker.ts'
import { readOnce } from '../project.ts'
import { findAll, nodesOf, readApex, type ApexNode } from './apex-tree.ts'

/** A class or a trigger of force-app. */
export interface ApexFile {
  path: string
  source: string
  root: ApexNode
  /** Its outermost class is a test, or helps tests. */
  isTest: boolean
}

export const readApexFiles = readOnce(({ files }): readonly ApexFile[] =>
  [...files]
    .filter(([path]) => /\.(cls|trigger)$/.test(path))
    .map(([path, source]) => {
      const root = readApex(source, path.endsWith('.trigger'))
      const [outermost] = findAll(root, 'typeDeclaration')
      return { path, source, root, isTest: outermost?.children.some(({ text }) => /^@istest/i.test(text)) === true }
    }),
)

/** A finding at a node. */
export function at({ path }: ApexFile, { line }: ApexNode, message: string): Finding {
  return { path, line, message }
}

/** Statements that write. */
export const writes = ['insertStatement', 'updateStatement', 'upsertStatement', 'deleteStatement', 'undeleteStatement', 'mergeStatement']

/** What stands before a declaration: annotations, and words such as `static` in lower case. */
export function modifiersOf(declaration: ApexNode): { annotations: ApexNode[]; words: string[] } {
  if (declaration.parent?.kind === 'memberDeclaration') return modifiersOf(declaration.parent)
  const siblings = declaration.parent?.children ?? []
  const modifiers = siblings.slice(0, siblings.indexOf(declaration)).filter(({ kind }) => kind === 'modifier')
  return {
    annotations: modifiers.flatMap((modifier) => findAll(modifier, 'annotation')),
    words: modifiers
      .flatMap((modifier) => (modifier.text.startsWith('@') ? [] : [...nodesOf(modifier)].filter(({ kind }) => kind === '')))
      .map(({ text }) => text.toLowerCase()),
  }
}

/** `auraenabled` of `@AuraEnabled(cacheable=true)`. */
export function annotationName(annotation: ApexNode): string {
  return /^@(\w+)/.exec(annotation.text)?.[1]?.toLowerCase() ?? ''
}

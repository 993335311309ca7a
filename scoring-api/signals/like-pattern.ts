import { likePattern } from '../soql/soql-text.ts'

/** A LIKE pattern as written between quotes, as a regular expression for the whole text: `%` any characters, `_` one, case is the same. */
export function toPattern(raw: string): RegExp {
  const source = likePattern(raw).replace(/\\([\s\S])|([%_])|([^\\%_])/gu, (_, guarded?: string, wild?: string, plain?: string) => {
    if (wild !== undefined) return wild === '%' ? '.*' : '.'
    return escaped(guarded ?? plain ?? '')
  })
  return new RegExp(`^${source}$`, 'isu')
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')

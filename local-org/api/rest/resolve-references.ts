import { OrgError } from '../org.ts'

const referencePattern = /@\{(\w+)((?:\.\w+|\[\d+\])*)\}/g

/**
 * Puts the answers of earlier subrequests into `@{referenceId.path[0].field}` anywhere in a value.
 * @throws OrgError PROCESSING_HALTED when the reference or the path in it does not exist
 */
export function resolveReferences<T>(value: T, answers: ReadonlyMap<string, unknown>): T {
  if (typeof value === 'string') return resolveText(value, answers) as T
  if (Array.isArray(value)) return value.map((item: unknown) => resolveReferences(item, answers)) as T
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveReferences<unknown>(item, answers)])) as T
  }
  return value
}

/** A text that is one reference becomes the value itself, number or not; inside a longer text it is written out. */
function resolveText(text: string, answers: ReadonlyMap<string, unknown>): unknown {
  const whole = [...text.matchAll(referencePattern)]
  const [only] = whole
  if (only && only[0] === text) return lookUp(only[1] ?? '', only[2] ?? '', answers)
  return text.replace(referencePattern, (_, referenceId: string, path: string) => String(lookUp(referenceId, path, answers)))
}

function lookUp(referenceId: string, path: string, answers: ReadonlyMap<string, unknown>): unknown {
  let value = answers.get(referenceId)
  for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
    value = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name ?? index ?? ''] : undefined
  }
  if (value === undefined) {
    throw new OrgError(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${referenceId}${path} found in ${referenceId}`)
  }
  return value
}

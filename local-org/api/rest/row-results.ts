import { OrgError, type RowResult } from '../org.ts'
import { to18Characters } from '../store/record-id.ts'

/** A field that does not exist makes the JSON unreadable: it refuses the whole request, however many rows it has. @throws OrgError INVALID_FIELD */
export function refuseUnknownFields(result: RowResult): RowResult {
  const unknown = result.errors.find(({ statusCode, message }) => statusCode === 'INVALID_FIELD' && message.startsWith('No such column'))
  if (unknown) throw new OrgError(400, unknown.statusCode, unknown.message)
  return result
}

export function refusedRow(statusCode: string, message: string, fields: string[] = []): RowResult {
  return { id: null, success: false, created: false, errors: [{ statusCode, message, fields }] }
}

/** What would refuse a request for one record refuses one row of many: several records with the same external id. */
export function refuseSeveralMatches(upsert: () => RowResult): RowResult {
  try {
    return upsert()
  } catch (error) {
    if (!(error instanceof OrgError) || error.httpStatus !== 300) throw error
    return refusedRow('DUPLICATE_EXTERNAL_ID', error.message)
  }
}

/**
 * The keys that occur more than once in rows written together, in lower case: an org writes none of those rows.
 * Source: "If the key is matched multiple times, then an error is generated" (SOAP API guide, upsert); seen as "First exception on row 0".
 */
export function repeatedKeys(keys: Iterable<string>): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const key of keys) {
    const lower = key.toLowerCase()
    if (seen.has(lower)) repeated.add(lower)
    seen.add(lower)
  }
  return repeated
}

/** An id in the form whose letters' case does not matter: fifteen characters can differ by nothing but case. */
export const idKey = (id: string): string => to18Characters(id) ?? id

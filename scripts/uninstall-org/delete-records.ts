import type { Connection } from 'jsforce'

/** What one call takes. Source: REST API Developer Guide, "sObject Collections". */
const recordsPerCall = 200

/** Deletes records; those that are gone already are as good as deleted. @throws Error with the org's sentence for the first that it keeps */
export async function deleteRecords(connection: Connection, object: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += recordsPerCall) {
    const results = await connection.sobject(object).destroy(ids.slice(at, at + recordsPerCall))
    const errors = results.flatMap((result) => (result.success ? [] : result.errors))
    const [refusal] = errors.filter(({ errorCode, ...error }) => !isGone(errorCode ?? (error as { statusCode?: string }).statusCode))
    if (refusal) throw new Error(`The org keeps a record of ${object}: ${refusal.message}`)
  }
}

const isGone = (code: string | undefined): boolean => code === 'ENTITY_IS_DELETED' || code === 'INVALID_CROSS_REFERENCE_KEY'

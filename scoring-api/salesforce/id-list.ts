/** So many ids fit the address of a query: Salesforce takes 16,384 bytes of address and headers. */
const idsPerQuery = 300

export function inChunks(ids: readonly string[]): string[][] {
  const chunks: string[][] = []
  for (let start = 0; start < ids.length; start += idsPerQuery) chunks.push(ids.slice(start, start + idsPerQuery))
  return chunks
}

/** Ids as they stand between the parentheses of `IN`; whatever is no letter or digit is dropped. */
export const quotedIds = (ids: readonly string[]): string => ids.map((id) => `'${id.replace(/[^0-9A-Za-z]/g, '')}'`).join(', ')

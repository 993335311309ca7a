/** A page reference as components write them. */
export interface PageReference {
  type: string
  attributes?: Record<string, string | undefined>
  state?: Record<string, string | number | boolean | null | undefined>
}

/**
 * The URL of a page reference, as Lightning Experience builds it.
 * @returns null for a type of page that the local org does not have
 */
export function pageUrl({ type, attributes = {}, state = {} }: PageReference): string | null {
  const path = pagePath(type, attributes)
  if (path === null || type === 'standard__webPage') return path
  const query = new URLSearchParams(
    Object.entries(state).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  ).toString()
  return query ? `${path}?${query}` : path
}

function pagePath(type: string, attributes: Record<string, string | undefined>): string | null {
  const { recordId, objectApiName, actionName, apiName, relationshipApiName, pageName, url } = attributes
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${objectApiName ?? 'sObject'}/${recordId}/${actionName ?? 'view'}`
    case 'standard__recordRelationshipPage':
      return `/lightning/r/${objectApiName}/${recordId}/related/${relationshipApiName}/view`
    case 'standard__objectPage':
      return `/lightning/o/${objectApiName}/${actionName ?? 'home'}`
    case 'standard__navItemPage':
      return `/lightning/n/${apiName}`
    case 'standard__namedPage':
      return `/lightning/page/${pageName ?? 'home'}`
    case 'standard__webPage':
      return url ?? null
    default:
      return null
  }
}

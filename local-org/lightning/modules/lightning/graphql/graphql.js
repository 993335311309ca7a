import { apiPath, request } from 'platform/http'
import { putGraphqlValues } from 'platform/records'
import { wireAdapter } from 'platform/wire'

/** A query with its substitutions, as text; the platform's own value is opaque too. */
export function gql(strings, ...substitutions) {
  return strings.reduce((text, part, index) => text + part + (substitutions[index] ?? ''), '')
}

const QueryWire = wireAdapter({
  isReady: ({ query, variables }) => Boolean(query) && Object.values(variables ?? {}).every((value) => value !== undefined),
  load: async ({ query, variables, operationName }) => {
    const answer = await request('POST', apiPath('/graphql'), { query, variables: variables ?? {}, operationName })
    // Others hear of it when the answer itself is shown.
    setTimeout(() => putGraphqlValues(nodesIn(answer.data)))
    return answer
  },
  shows: (answer) => nodesIn(answer?.data).map(({ id }) => id),
  withValues,
})

/** Emits `{ data, errors, refresh }`: unlike the other adapters, errors come in the plural. */
export class graphql extends QueryWire {
  constructor(emit) {
    const refresh = () => this.reload()
    super(({ data, error }) => emit({ data: data?.data ?? undefined, errors: errorsOf(data, error), refresh }))
  }
}

/** @throws always: the local org answers queries, not mutations; `lightning/uiRecordApi` writes. */
export function executeMutation() {
  return Promise.reject(
    new Error('GraphQL mutations are not supported by the local org: use updateRecord or createRecord of lightning/uiRecordApi.'),
  )
}

function errorsOf(answer, error) {
  if (error) return [{ message: error.body?.message ?? String(error), ...error }]
  return answer?.errors?.length > 0 ? answer.errors : undefined
}

/** Every record in an answer that says its Id, with its plain fields. */
function nodesIn(part, found = []) {
  if (part === null || typeof part !== 'object') return found
  const fields = {}
  for (const [name, field] of Object.entries(part)) {
    if (field === null || typeof field !== 'object') continue
    if ('value' in field) fields[name] = { value: field.value, displayValue: field.displayValue ?? null }
    else nodesIn(field, found)
  }
  if (typeof part.Id === 'string') found.push({ id: part.Id, fields })
  return found
}

/**
 * The answer with other values of records that it has; the same answer where nothing differs.
 * @param valuesOf gives the fields of a record by its id, or undefined
 */
function withValues(part, valuesOf) {
  if (part === null || typeof part !== 'object') return part
  const fields = typeof part.Id === 'string' ? valuesOf(part.Id) : undefined
  const entries = Object.entries(part)
  const next = entries.map(([name, field]) => {
    const isValue = field !== null && typeof field === 'object' && 'value' in field
    return isValue ? withValue(field, fields?.[name]) : withValues(field, valuesOf)
  })
  if (next.every((field, index) => field === entries[index][1])) return part
  return Array.isArray(part) ? next : Object.fromEntries(entries.map(([name], index) => [name, next[index]]))
}

/** Of value and displayed text, those that the query has asked for. */
function withValue(field, known) {
  if (!known || Object.is(field.value, known.value)) return field
  return 'displayValue' in field ? { ...field, value: known.value, displayValue: known.displayValue } : { ...field, value: known.value }
}

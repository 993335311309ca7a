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
    for (const node of nodesIn(answer.data)) putGraphqlValues(node.id, node.fields)
    return answer
  },
  shows: (answer, { variables }) => [...nodesIn(answer?.data).map(({ id }) => id), ...idsIn(variables)],
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

function idsIn(variables) {
  return Object.values(variables ?? {})
    .flat()
    .filter((value) => /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(value))
}

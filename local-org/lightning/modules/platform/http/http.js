import { page } from 'platform/page'

/**
 * A call to the org as the session's user, answered in the session's language.
 * @throws the FetchResponse that Lightning Data Service and Apex reject with: `{ ok: false, status, statusText, body: { message, errorCode } }`
 */
export async function request(method, path, body) {
  const headers = { 'accept-language': page.i18n.locale }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }).catch((error) => {
    throw failure({ status: 0, statusText: 'Network Error' }, { message: error.message, errorCode: 'NETWORK_ERROR' })
  })
  const text = await response.text()
  const content = parseJson(text)
  if (response.ok) return content
  throw failure(response, firstError(content) ?? { message: text || response.statusText, errorCode: 'UNKNOWN_EXCEPTION' })
}

/** Path below the org's REST API, e.g. `/ui-api/records/001…`. */
export const apiPath = (path) => page.apiPath + path

function failure({ status, statusText }, body) {
  return {
    ok: false,
    status,
    statusText: statusText || 'Server Error',
    headers: {},
    errorType: 'fetchResponse',
    body: { statusCode: status, ...body },
  }
}

/** REST reports a list of errors, the page sees one with the others in `output`. */
function firstError(content) {
  if (!Array.isArray(content)) return content
  return content.length > 1 ? { ...content[0], output: { errors: content, fieldErrors: {} } } : content[0]
}

function parseJson(text) {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

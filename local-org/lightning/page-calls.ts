import type { IncomingMessage, ServerResponse } from 'node:http'
import { OrgError } from '../api/org.ts'
import { callApex, labelText } from './apex-methods.ts'
import { comesFromOwnPage, readJson, sendJson } from './http.ts'
import { readCustomLabels } from './metadata/custom-labels.ts'
import type { LightningOptions } from './options.ts'
import { readListRows, searchAccounts } from './shell/lists.ts'
import { readCustomPermissions } from './metadata/granted-metadata.ts'
import { readPageModel } from './shell/page-model.ts'
import type { PageContext } from './shell/page-model.ts'
import { changeSession } from './shell/session.ts'
import type { Session } from './shell/session.ts'

/** What the shell and Apex ask for beside the UI API. @returns false for a request that is no such call, but a page's */
export async function answerCall(
  options: LightningOptions,
  session: Session,
  context: PageContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  [call = '', ...rest]: string[],
): Promise<boolean> {
  if (request.method === 'POST') {
    if (!comesFromOwnPage(request)) return send(403, { message: 'This call must come from a page of the local org.' })
    const body = await readJson(request)
    if (body === null) return send(400, { message: 'The body must be a JSON object.' })
    if (call === 'apex') return sendApex(body)
    if (call === 'session') return send(changeSession(options, response, body) ? 200 : 400, {})
    return send(404, { message: 'No such call.' })
  }
  const inLanguage = <T>(read: () => T) => options.org.inLanguage(session.language, read)
  if (call === 'model')
    return send(
      200,
      inLanguage(() => readPageModel(context, new URL(url.searchParams.get('url') ?? '/', url))),
    )
  if (call === 'list') return sendListRows(rest[0] ?? '')
  if (call === 'search')
    return send(
      200,
      inLanguage(() => searchAccounts(context, url.searchParams.get('text') ?? '')),
    )
  return false

  async function sendApex(body: Record<string, unknown>): Promise<boolean> {
    const labels = readCustomLabels(options.projectDirectory)
    const answer = await callApex(rest.join('.'), body, {
      org: options.org,
      userId: session.user.id,
      label: (name) => labelText(labels, name, session.language),
      hasCustomPermission: (name) => readCustomPermissions(options, session.user.id).includes(name),
      organizationId: options.organizationId,
      signingKey: options.signingKey,
      endpointOf: (namedCredential) => options.endpointOf(session.user.id, namedCredential),
    })
    return send(answer.status, answer.body)
  }

  function sendListRows(sobject: string): boolean {
    try {
      return send(
        200,
        inLanguage(() => readListRows(context, sobject)),
      )
    } catch (error) {
      if (!(error instanceof OrgError)) throw error
      return send(error.httpStatus, [{ errorCode: error.errorCode, message: error.message }])
    }
  }

  function send(status: number, body: unknown): true {
    sendJson(response, status, body)
    return true
  }
}

import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { LocalOrg } from '../api/org.ts'
import { callApex, labelText } from './apex-methods.ts'
import { createAppLayer } from './compile/app-layer.ts'
import { readCustomLabels } from './metadata/custom-labels.ts'
import { BuildFailure, CompileFailure } from './compile/failures.ts'
import { packageDirectory } from './compile/resolve.ts'
import { buildVendorLayer } from './compile/vendor-layer.ts'
import { pageData } from './shell/page-data.ts'
import { contentSecurityPolicy, failureDocument, pageDocument } from './shell/html.ts'
import { readListRows, searchAccounts } from './shell/lists.ts'
import { i18nOf } from './shell/locale.ts'
import { readPageModel, startUrl } from './shell/page-model.ts'
import type { PageContext } from './shell/page-model.ts'
import { changeSession, readSession } from './shell/session.ts'
import type { Session } from './shell/session.ts'
import { comesFromOwnPage, readJson, sendJson } from './http.ts'
import { sendFile, sendScript } from './static-files.ts'

export interface LightningOptions {
  org: LocalOrg
  /** Folder with `force-app/`. */
  projectDirectory: string
  /** `http://127.0.0.1:4400`: the pages live beside the org's API. */
  orgUrl(): string
  /** Users to sign in as, first one first. */
  usernames: readonly string[]
  mintSession(userId: string): string
  /** User of a session id; null when there is no such session any more. */
  sessionUser(sid: string): string | null
  /** Private key (PKCS 8) that signs the org's calls to services. */
  orgKeyPem: string
  organizationId: string
  /** Base URL by name of the named credential. */
  namedCredentials: Record<string, string>
  /** Compiled modules are kept here over restarts. */
  cacheDirectory?: string
  /** Lightning Web Security around force-app's components; true, as in a new org, unless a debugger needs the plain sources. */
  lws?: boolean
  /** The org's currency; default USD. */
  currency?: string
}

export interface Lightning {
  /** Answers the pages' own paths. @returns false for a path that is not the pages' */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  close(): void
}

const immutableSeconds = 31_536_000
const staticDirectory = join(import.meta.dirname, 'shell/static')
const directories: Record<string, string> = {
  assets: join(packageDirectory('@salesforce-ux/design-system'), 'assets'),
  slds: join(packageDirectory('@salesforce-ux/design-system-2'), 'dist'),
}

/**
 * Lightning Experience on a laptop: force-app's components with the real engine, base components and security sandbox,
 * on the pages that force-app's metadata describes, over the org's own UI API.
 * The first call builds the vendor layer (some seconds, then kept in `cacheDirectory`).
 */
export async function createLightning(options: LightningOptions): Promise<Lightning> {
  const { org, projectDirectory } = options
  const cacheDirectory = options.cacheDirectory ?? join(projectDirectory, 'node_modules/.cache/banso-lightning')
  const vendor = await buildVendorLayer(cacheDirectory)
  const app = createAppLayer(projectDirectory, (specifier) => specifier in vendor.imports, { cacheDirectory, lws: options.lws ?? true })
  return { handle, close() {} }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', options.orgUrl())
    const [, area = '', ...rest] = decodeURIComponent(url.pathname).split('/')
    if (area === 'assets' || area === 'slds') await sendFile(response, directories[area]!, `/${rest.join('/')}`, 3600)
    else if (area === 'vendor')
      await sendFile(response, vendor.directory, `/${rest.slice(1).join('/')}`, rest[0] === vendor.key ? immutableSeconds : 0)
    else if (area === 'app') sendScript(response, app.read(rest[0] ?? '', rest.slice(1).join('/')))
    else if (area === 'lightning' && rest[0] === 'static') await sendFile(response, staticDirectory, `/${rest.slice(1).join('/')}`, 0)
    else if (area === 'lightning' || url.pathname === '/') await handlePage(request, response, url, rest)
    else return false
    return true
  }

  async function handlePage(request: IncomingMessage, response: ServerResponse, url: URL, [first = '', ...rest]: string[]): Promise<void> {
    if (!isLoopbackHost(request)) return sendJson(response, 421, { message: 'The local org answers as localhost or 127.0.0.1 only.' })
    const session = readSession(options, request, response)
    const context: PageContext = { org, projectDirectory, userId: session.user.id, language: session.language }
    if (request.method === 'POST') {
      if (!comesFromOwnPage(request)) return sendJson(response, 403, { message: 'This call must come from a page of the local org.' })
      const body = await readJson(request)
      if (body === null) return sendJson(response, 400, { message: 'The body must be a JSON object.' })
      if (first === 'apex') return runApex(response, rest, body, session)
      if (first === 'session') return sendJson(response, changeSession(options, response, body) ? 200 : 400, {})
      return sendJson(response, 404, { message: 'No such call.' })
    }
    if (first === 'model') return sendJson(response, 200, readPageModel(context, new URL(url.searchParams.get('url') ?? '/', url)))
    if (first === 'list') return sendJson(response, 200, readListRows(context, rest[0] ?? '', url.searchParams))
    if (first === 'search') return sendJson(response, 200, searchAccounts(context, url.searchParams.get('text') ?? ''))
    if (first === '') {
      response.writeHead(302, { location: startUrl(context) }).end()
      return
    }
    await sendPage(response, url, session, context)
  }

  async function sendPage(response: ServerResponse, url: URL, session: Session, context: PageContext): Promise<void> {
    const nonce = randomBytes(16).toString('base64')
    const i18n = i18nOf(session.language, session.user.timeZone, options.currency ?? 'USD')
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    }
    try {
      const { entry } = await app.current()
      const data = pageData(options, session, context, { i18n, components: entry, url })
      const document = pageDocument({
        lang: String(i18n.lang),
        title: data.model.title,
        nonce,
        imports: vendor.imports,
        preloads: vendor.preloads,
        data,
      })
      response.writeHead(data.model.kind === 'missing' ? 404 : 200, headers).end(document)
    } catch (error) {
      const failures = error instanceof BuildFailure ? error.failures : [CompileFailure.from(error, 'force-app')]
      response.writeHead(500, headers).end(failureDocument(String(i18n.lang), failures, projectDirectory))
    }
  }

  async function runApex(
    response: ServerResponse,
    [className, method]: string[],
    body: Record<string, unknown>,
    session: Session,
  ): Promise<void> {
    const labels = readCustomLabels(projectDirectory)
    const answer = await callApex(`${className}.${method}`, body, {
      org,
      userId: session.user.id,
      label: (name) => labelText(labels, name, session.language),
      orgKeyPem: options.orgKeyPem,
      organizationId: options.organizationId,
      namedCredentials: options.namedCredentials,
    })
    sendJson(response, answer.status, answer.body)
  }
}

/** A page on the internet may point its host name at 127.0.0.1: its requests carry that name and are refused. */
function isLoopbackHost(request: IncomingMessage): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createAppLayer } from './compile/app-layer.ts'
import { packageDirectory } from './compile/resolve.ts'
import { buildVendorLayer } from './compile/vendor-layer.ts'
import { sendJson } from './http.ts'
import type { LightningOptions } from './options.ts'
import { answerCall } from './page-calls.ts'
import { sendPage } from './send-page.ts'
import { startUrl } from './shell/page-model.ts'
import { readSession } from './shell/session.ts'
import { sendFile, sendScript } from './static-files.ts'

export type { LightningOptions } from './options.ts'

export interface Lightning {
  /** Answers the pages' own paths. @returns false for a path that is not the pages' */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Forgets the builds; nothing else is held. */
  close(): void
}

const hourSeconds = 3600
const yearSeconds = 365 * 24 * hourSeconds
const staticDirectory = join(import.meta.dirname, 'shell/static')
const iconDirectory = join(packageDirectory('@salesforce-ux/design-system'), 'assets')
const styleDirectory = join(packageDirectory('@salesforce-ux/design-system-2'), 'dist')

/**
 * Lightning Experience on a laptop: force-app's components with the real engine, base components and security sandbox,
 * on the pages that force-app's metadata describes, over the org's own UI API.
 * The first call builds the vendor layer (some seconds, then kept in `cacheDirectory`).
 *
 * To have the pages alone, give `handle` to a server of node:http and answer what it leaves (`/services/...`):
 * test/local-org/lightning/fake-org.ts does so.
 */
export async function createLightning(options: LightningOptions): Promise<Lightning> {
  const cacheDirectory = options.cacheDirectory ?? join(options.projectDirectory, 'node_modules/.cache/banso-lightning')
  const vendor = await buildVendorLayer(cacheDirectory)
  const app = createAppLayer(options.projectDirectory, (specifier) => specifier in vendor.imports, {
    cacheDirectory,
    lws: options.lws ?? true,
  })
  return { handle, close: () => app.clear() }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', options.orgUrl())
    const parts = pathParts(url)
    if (parts === null) return false
    const [area = '', first = '', ...rest] = parts
    const file = `/${[first, ...rest].join('/')}`
    if (area === 'assets') await sendFile(response, iconDirectory, file, hourSeconds)
    else if (area === 'slds') await sendFile(response, styleDirectory, file, hourSeconds)
    else if (area === 'vendor') await sendFile(response, vendor.directory, `/${rest.join('/')}`, first === vendor.key ? yearSeconds : 0)
    else if (area === 'app') sendScript(response, app.read(first, rest.join('/')), yearSeconds)
    else if (area === 'lightning' && first === 'static') await sendFile(response, staticDirectory, `/${rest.join('/')}`, 0)
    else if (area === 'lightning' || url.pathname === '/') await handleSession(request, response, url, [first, ...rest])
    else return false
    return true
  }

  async function handleSession(request: IncomingMessage, response: ServerResponse, url: URL, parts: string[]): Promise<void> {
    if (!isLoopbackHost(request)) return sendJson(response, 421, { message: 'The local org answers as localhost or 127.0.0.1 only.' })
    const session = readSession(options, request, response)
    const { org, projectDirectory, metadataDirectories } = options
    const context = { org, projectDirectory, metadataDirectories, userId: session.user.id, language: session.language }
    if (await answerCall(options, session, context, request, response, url, parts)) return
    if (parts[0] === '') response.writeHead(302, { location: startUrl(context) }).end()
    else await sendPage(options, { vendor, app }, session, context, response, url)
  }
}

/** Decoded parts of the path; null when it cannot be decoded. */
function pathParts(url: URL): string[] | null {
  try {
    return decodeURIComponent(url.pathname).split('/').slice(1)
  } catch {
    return null
  }
}

/** A page on the internet may point its host name at 127.0.0.1: its requests carry that name and are refused. */
function isLoopbackHost(request: IncomingMessage): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')
}

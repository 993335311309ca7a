import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { createAppLayer } from './compile/app-layer.ts'
import { BuildFailure, CompileFailure } from './compile/failures.ts'
import type { VendorLayer } from './compile/vendor-layer.ts'
import type { LightningOptions } from './options.ts'
import { contentSecurityPolicy, failureDocument, pageDocument } from './shell/html.ts'
import { i18nOf } from './shell/locale.ts'
import { pageData } from './shell/page-data.ts'
import type { PageContext } from './shell/page-model.ts'
import type { Session } from './shell/session.ts'

interface Layers {
  vendor: VendorLayer
  app: ReturnType<typeof createAppLayer>
}

/** Answers with the document of a page; with what is wrong, while a source of force-app does not compile. */
export async function sendPage(
  options: LightningOptions,
  { vendor, app }: Layers,
  session: Session,
  context: PageContext,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  const i18n = i18nOf(session.language, session.user.timeZone, session.user.currency)
  const lang = String(i18n.lang)
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
  try {
    const { entry } = await app.current()
    const data = options.org.inLanguage(session.language, () => pageData(options, session, context, { i18n, components: entry, url }))
    const { imports, preloads } = vendor
    const document = pageDocument({ lang, title: data.model.title, nonce, imports, preloads, data })
    response.writeHead(data.model.kind === 'missing' ? 404 : 200, headers).end(document)
  } catch (error) {
    const failures = error instanceof BuildFailure ? error.failures : [CompileFailure.from(error, 'force-app')]
    response.writeHead(500, headers).end(failureDocument(lang, failures, options.projectDirectory))
  }
}

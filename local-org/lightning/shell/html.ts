import type { CompileFailure } from '../compile/failures.ts'

/**
 * Nothing on a page may be loaded from, or sent to, another host. Lightning Web Security evaluates components in its sandbox,
 * as on the platform: hence `unsafe-eval`. The engine writes components' styles into the page: hence inline styles.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export interface PageDocument {
  lang: string
  title: string
  nonce: string
  /** Import map of the vendor layer. */
  imports: Record<string, string>
  /** Modules the page is sure to need, loaded while the first of them still runs. */
  preloads: string[]
  /** Becomes `platform/page`. */
  data: unknown
}

/** The document that starts the engine; the shell draws the rest. */
export function pageDocument({ lang, title, nonce, imports, preloads, data }: PageDocument): string {
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
${head(title)}
<script type="importmap" nonce="${nonce}">${toScriptText({ imports })}</script>
${preloads.map((url) => `<link rel="modulepreload" href="${escape(url)}">`).join('\n')}
<script type="application/json" id="page-data">${toScriptText(data)}</script>
<script type="module" src="/lightning/static/start.js"></script>
</head>
<body><div id="app"></div></body>
</html>
`
}

/** The page instead of the app while sources of force-app do not compile: every failure with its file and line. */
export function failureDocument(
  lang: string,
  failures: readonly Pick<CompileFailure, 'file' | 'line' | 'message'>[],
  projectDirectory: string,
): string {
  const items = failures.map(({ file, line, message }) => {
    const path = file.startsWith(projectDirectory) ? file.slice(projectDirectory.length + 1) : file
    return `<li class="failure"><code>${escape(path)}${line === null ? '' : `:${line}`}</code><p>${escape(message)}</p></li>`
  })
  const text =
    lang === 'ja'
      ? { title: 'コンポーネントをコンパイルできません', hint: 'ファイルを修正して、このページを再読み込みしてください。' }
      : { title: 'The components do not compile', hint: 'Correct the file, then reload this page.' }
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
${head(text.title)}
</head>
<body>
<main class="failures" role="alert">
<h1>${text.title}</h1>
<ul>${items.join('\n')}</ul>
<p>${text.hint}</p>
</main>
</body>
</html>
`
}

function head(title: string): string {
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="/assets/images/logo-noname.svg">
<link rel="stylesheet" href="/slds/css/bundled/slds2.cosmos.css">
<link rel="stylesheet" href="/lightning/static/page.css">`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** JSON that cannot end the script element it stands in. */
function toScriptText(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

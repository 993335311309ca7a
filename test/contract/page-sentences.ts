import { glob, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { rolldown, type Plugin } from 'rolldown'
import { listOf, parseMetadata, textOf } from './xml.ts'

/** The sentences of signals as the page says them: `c/csSignalText` with the labels of one language. */

export type PageLanguage = 'en-US' | 'ja'

export interface PageMeasure {
  key: string
  label: string
  unit: string | null
  percentileWithin: string | null
  isWhole: boolean
}

export interface PageSentences {
  createFactBook(known: { measures: Map<string, PageMeasure> }): unknown
  resolvesText(
    signal: { resolves: string | null },
    indicator: { when: string | null; until: string | null; marginPercent: number },
    book: unknown,
  ): string | null
  closingText(
    signal: {
      closingNote: string | null
      closedOn: string | null
      evidence: { asOf: string; values: object } | null
      closingEvidence: { asOf: string; values: object } | null
    },
    book: unknown,
  ): string | null
}

const project = join(import.meta.dirname, '../..')
const forceApp = join(project, 'force-app/main')

export async function loadPageSentences(language: PageLanguage): Promise<PageSentences> {
  const [labels, bundles] = await Promise.all([readLabels(language), findBundles()])
  const build = await rolldown({ input: 'c/csSignalText', plugins: [platform({ language, labels, bundles })], logLevel: 'silent' })
  const { output } = await build.generate({ format: 'esm' })
  return (await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)) as PageSentences
}

function platform(known: { language: PageLanguage; labels: ReadonlyMap<string, string>; bundles: ReadonlyMap<string, string> }): Plugin {
  const i18n: Record<string, string> = { lang: known.language, locale: known.language, currency: 'USD', timeZone: 'UTC' }
  return {
    name: 'platform',
    resolveId: (source) => {
      if (source.startsWith('c/')) return known.bundles.get(source.slice(2)) ?? null
      return source.startsWith('@salesforce/') ? `\0${source}` : null
    },
    load: (id) => {
      const [, kind, name = ''] = /^\0@salesforce\/(label\/c\.|i18n\/)(.+)$/.exec(id) ?? []
      if (kind === undefined) return id.startsWith('\0@salesforce/') ? 'export default {}' : null
      const value = kind === 'i18n/' ? i18n[name] : known.labels.get(name)
      if (value === undefined) throw new Error(`${id.slice(1)} is not known`)
      return `export default ${JSON.stringify(value)}`
    },
  }
}

async function findBundles(): Promise<Map<string, string>> {
  const bundles = new Map<string, string>()
  for await (const file of glob('*/lwc/*/*.js', { cwd: forceApp })) {
    const name = basename(dirname(file))
    if (basename(file) === `${name}.js`) bundles.set(name, join(forceApp, file))
  }
  return bundles
}

/** English ones where there is no translation. */
async function readLabels(language: PageLanguage): Promise<Map<string, string>> {
  const read = async (path: string) => parseMetadata(await readFile(join(forceApp, 'shared', path), 'utf8'))
  const english = listOf((await read('labels/CustomLabels.labels-meta.xml'))['labels'])
  const labels = new Map(english.map((label) => [textOf(label['fullName']) ?? '', textOf(label['value']) ?? '']))
  if (language === 'en-US') return labels
  const translated = listOf((await read('translations/ja.translation-meta.xml'))['customLabels'])
  for (const label of translated) labels.set(textOf(label['name']) ?? '', textOf(label['label']) ?? '')
  return labels
}

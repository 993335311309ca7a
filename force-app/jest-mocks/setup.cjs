/**
 * Before each test file: the accessibility matcher, the real texts of the labels, the user's language and time zone.
 * A file named *.ja.test.js runs as a Japanese user.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { registerSa11yMatcher } = require('@sa11y/jest')

const language = expect.getState().testPath.endsWith('.ja.test.js') ? 'ja' : 'en'
const shared = join(__dirname, '../main/shared')

registerSa11yMatcher()
mockModule('@salesforce/i18n/lang', language === 'ja' ? 'ja' : 'en-US')
mockModule('@salesforce/i18n/timeZone', 'Asia/Tokyo')
mockModule('@salesforce/i18n/currency', 'JPY')
for (const [name, text] of readLabels(language)) mockModule(`@salesforce/label/c.${name}`, text)

/** @returns {[string, string][]} */
function readLabels(wanted) {
  const english = readPairs('labels/CustomLabels.labels-meta.xml', /<fullName>(\w+)<\/fullName>[^]*?<value>([^<]*)<\/value>/g)
  if (wanted === 'en') return english
  const japanese = readPairs('translations/ja.translation-meta.xml', /<label>([^<]*)<\/label>\s*<name>(\w+)<\/name>/g)
  return japanese.map(([text, name]) => [name, text])
}

function readPairs(file, pattern) {
  const xml = readFileSync(join(shared, file), 'utf8')
  return [...xml.matchAll(pattern)].map(([, first, second]) => [unescapeXml(first), unescapeXml(second)])
}

function unescapeXml(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}

function mockModule(name, value) {
  jest.mock(name, () => ({ __esModule: true, default: value }), { virtual: true })
}

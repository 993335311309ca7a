import type { LabelTexts } from '../metadata/custom-labels.ts'
import { baseLabelsJa } from './base-labels-ja.ts'
import { baseDefaultPrefix } from './resolve.ts'

/**
 * Source text of a `@salesforce/*` module. What depends on the session (user, language, rights) is read from `platform/page`
 * at run time, so one build serves every user and language.
 * @returns null for a module that is not ours (base components bring defaults for theirs)
 * @throws Error for a custom label that force-app does not define, as a deploy would refuse it
 */
export function salesforceModule(specifier: string, labels: ReadonlyMap<string, LabelTexts>): string | null {
  const [, scope = '', rest = ''] = /^@salesforce\/(\w+)(?:\/(.+))?$/.exec(specifier) ?? []
  if (scope === '') return null
  const text = JSON.stringify
  switch (scope) {
    case 'apex':
      if (!rest) return `export { refreshApex, getSObjectValue } from 'platform/apex'`
      return `import { apexMethod } from 'platform/apex'\nexport default apexMethod(${text(rest)})`
    case 'schema':
      return `export default ${text(schemaReference(rest))}`
    case 'label':
      return labelModule(rest, labels)
    case 'user':
      if (rest === 'Id') return fromPage('page.user.id')
      return rest === 'isGuest' ? 'export default false' : null
    case 'customPermission':
      return fromPage(`page.customPermissions.includes(${text(rest)}) || undefined`)
    case 'userPermission':
      return fromPage(`page.userPermissions.includes(${text(rest)}) || undefined`)
    case 'i18n':
      return fromPage(`page.i18n[${text(rest)}] ?? baseDefault`, baseDefault(specifier))
    case 'client':
      return rest === 'formFactor' ? fromPage('page.formFactor') : null
    case 'messageChannel':
      return `export default ${text({ messageChannel: rest })}`
    case 'resourceUrl':
      return `export default ${text(`/resource/${rest}`)}`
    case 'contentAssetUrl':
      return `export default ${text(`/file-asset/${rest}`)}`
    default:
      return null
  }
}

function fromPage(expression: string, ...imports: string[]): string {
  return ["import { page } from 'platform/page'", ...imports, `export default ${expression}`].join('\n')
}

/** The package's own value under a second name, for the formats that both languages share. */
function baseDefault(specifier: string): string {
  return `import baseDefault from ${JSON.stringify(baseDefaultPrefix + specifier)}`
}

/** `Account` → object, `Account.Name` → field, `Contact.Account.Name` → field path. */
function schemaReference(rest: string): { objectApiName: string; fieldApiName?: string } {
  const [objectApiName = '', ...path] = rest.split('.')
  return path.length === 0 ? { objectApiName } : { fieldApiName: path.join('.'), objectApiName }
}

function labelModule(rest: string, labels: ReadonlyMap<string, LabelTexts>): string | null {
  if (!rest.startsWith('c.')) {
    const japanese = baseLabelsJa[rest]
    return japanese
      ? fromPage(`page.language === 'ja' ? ${JSON.stringify(japanese)} : baseDefault`, baseDefault(`@salesforce/label/${rest}`))
      : null
  }
  const texts = labels.get(rest.slice('c.'.length))
  if (!texts) throw new Error('No such custom label in force-app')
  return fromPage(`(${JSON.stringify(texts)})[page.language] ?? ${JSON.stringify(texts.en_US)}`)
}

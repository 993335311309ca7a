import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OrgComponent } from './org-components.ts'
import { filesBelow } from './org-components.ts'
import { partsOf, withoutParts, type XmlPart } from './xml-parts.ts'

/**
 * Takes components out of a copy of the org's metadata, and with them what names them in permission sets, layouts and translations.
 * Translations of which nothing is left are gone; an org with Translation Workbench goes on listing its languages.
 * Source: Metadata API Developer Guide, "Deleting Components from an Organization"; that a deleted field leaves page layouts and
 * permission sets by itself: Salesforce Help, "Delete Fields" (notes).
 */
export function removeComponents(sourceDirectory: string, components: readonly OrgComponent[]): void {
  for (const component of components) {
    if (component.type === 'CustomObject') rmSync(join(sourceDirectory, 'objects', component.fullName), { recursive: true, force: true })
    else for (const file of component.files) rmSync(file, { force: true })
  }
  const removed = new Set(components.map(({ type, fullName }) => `${type} ${fullName}`))
  const apps = components.filter(({ type }) => type === 'ExternalClientApplication').map(({ fullName }) => fullName)
  const objects = components.filter(({ type }) => type === 'CustomObject').map(({ fullName }) => fullName)
  const valueSets = components.filter(({ type }) => type === 'GlobalValueSet').map(({ fullName }) => fullName)
  for (const file of filesBelow(sourceDirectory)) {
    const goes =
      objects.some((object) => goesWith(object, file)) ||
      apps.some((app) => isPartOf(app, file)) ||
      valueSets.some((valueSet) => isTranslationOfValueSet(valueSet, file))
    if (goes) rmSync(file)
    else if (file.endsWith('.permissionset-meta.xml')) cut(file, 'PermissionSet', (part) => isGrantOf(part, removed))
    else if (file.endsWith('.objectTranslation-meta.xml')) {
      const object = file.split(/[/\\]/).at(-2)?.split('-')[0] ?? ''
      cutTranslation(file, 'CustomObjectTranslation', (part) => isTranslationOf(object, part, removed))
    } else if (file.endsWith('.translation-meta.xml')) cutTranslation(file, 'Translations', (part) => isTranslated(part, removed))
    else if (file.endsWith('.layout-meta.xml')) cutLayout(file, removed)
  }
}

/** Layouts, translations, tab and records of an object end with it. */
function goesWith(object: string, file: string): boolean {
  const [directory, name = ''] = file.split(/[/\\]/).slice(-2)
  if (directory === 'layouts') return name.startsWith(`${object}-`)
  if (directory === 'tabs') return name === `${object}.tab-meta.xml`
  if (directory === 'customMetadata') return object.endsWith('__mdt') && name.startsWith(`${object.slice(0, -'__mdt'.length)}.`)
  return directory?.startsWith(`${object}-`) === true && name.endsWith('.objectTranslation-meta.xml')
}

function isTranslationOfValueSet(valueSet: string, file: string): boolean {
  const [directory, name = ''] = file.split(/[/\\]/).slice(-2)
  return directory === 'globalValueSetTranslations' && name.startsWith(`${valueSet}-`)
}

/** Settings and policies of an External Client App end with it. */
function isPartOf(app: string, file: string): boolean {
  const isPart = /\.eca(?:Oauth|GlblOauth|Plcy|OauthPlcy)-meta\.xml$/.test(file)
  return isPart && new RegExp(`<externalClientApplication>\\s*${app}\\s*<`).test(readFileSync(file, 'utf8'))
}

/** Type that each list of a permission set grants, and the element that names it. */
const grants: Record<string, [type: string, name: string]> = {
  applicationVisibilities: ['CustomApplication', 'application'],
  classAccesses: ['ApexClass', 'apexClass'],
  customMetadataTypeAccesses: ['CustomObject', 'name'],
  customPermissions: ['CustomPermission', 'name'],
  fieldPermissions: ['CustomField', 'field'],
  objectPermissions: ['CustomObject', 'object'],
  tabSettings: ['CustomTab', 'tab'],
}

function isGrantOf({ element, texts }: XmlPart, removed: ReadonlySet<string>): boolean {
  if (element === 'externalCredentialPrincipalAccesses') {
    return removed.has(`ExternalCredential ${texts['externalCredentialPrincipal']?.split('-')[0]}`)
  }
  const [type, nameElement] = grants[element] ?? []
  const name = texts[nameElement ?? ''] ?? ''
  if (type === undefined) return false
  const ofRemovedObject = type === 'CustomField' && removed.has(`CustomObject ${name.split('.')[0]}`)
  return removed.has(`${type} ${name}`) || ofRemovedObject || (type === 'CustomTab' && removed.has(`CustomObject ${name}`))
}

function isTranslationOf(object: string, { element, texts }: XmlPart, removed: ReadonlySet<string>): boolean {
  const type = { fields: 'CustomField', validationRules: 'ValidationRule' }[element]
  return type !== undefined && removed.has(`${type} ${object}.${texts['name'] ?? ''}`)
}

/** Type of what each list of a language's translations names. */
const translatedTypes: Record<string, string> = {
  customApplications: 'CustomApplication',
  customLabels: 'CustomLabel',
  customTabs: 'CustomTab',
  reportTypes: 'ReportType',
}

const isTranslated = ({ element, texts }: XmlPart, removed: ReadonlySet<string>): boolean =>
  removed.has(`${translatedTypes[element]} ${texts['name'] ?? ''}`)

function cutTranslation(file: string, root: string, isRemoved: (part: XmlPart) => boolean): void {
  cut(file, root, isRemoved)
  if (partsOf(readFileSync(file, 'utf8'), root).length === 0) rmSync(file)
}

function cut(file: string, root: string, isRemoved: (part: XmlPart) => boolean): void {
  const xml = readFileSync(file, 'utf8')
  const parts = partsOf(xml, root).filter(isRemoved)
  if (parts.length > 0) writeFileSync(file, withoutParts(xml, parts))
}

function cutLayout(file: string, removed: ReadonlySet<string>): void {
  if (!existsSync(file)) return
  const object = file.split(/[/\\]/).at(-1)?.split('-')[0] ?? ''
  const xml = readFileSync(file, 'utf8')
  const cutXml = xml.replace(
    /\s*<layoutItems>(?:(?!<\/layoutItems>)[\s\S])*?<field>(\w+)<\/field>[\s\S]*?<\/layoutItems>/g,
    (item, field) => (removed.has(`CustomField ${object}.${String(field)}`) ? '' : String(item)),
  )
  if (cutXml !== xml) writeFileSync(file, cutXml)
}

import { OrgError } from '../../api/org.ts'
import type { LocalOrg } from '../../api/org.ts'
import { findBundles } from '../compile/bundles.ts'
import { readTabSettings } from '../metadata/granted-metadata.ts'
import { metadataFiles } from '../metadata/metadata-files.ts'
import { readApplication } from '../metadata/application.ts'
import { readCustomLabels } from '../metadata/custom-labels.ts'
import { coerceProperties, placementProblem, readComponentMeta } from '../metadata/component-meta.ts'
import { defaultHomePage, defaultListPage, defaultRecordPage } from './default-pages.ts'
import { readFlexiPage } from '../metadata/flexipage.ts'
import type { ComponentInstance, FlexiPage, VisibilityRule } from '../metadata/flexipage.ts'
import { nameFieldOf, nameOf, readObjectLayout } from './object-layout.ts'
import type { ObjectLayout } from './object-layout.ts'
import { shellTexts } from './texts.ts'

/** Everything the browser needs to draw one page; the records themselves come over the UI API. */
export interface PageModel {
  kind: 'record' | 'list' | 'app' | 'home' | 'missing'
  title: string
  pageReference: { type: string; attributes: Record<string, string>; state: Record<string, string> }
  /** Tab to mark as the current one, null when none is. */
  tab: string | null
  template: string
  regions: Record<string, PlacedComponent[]>
  facets: Record<string, PlacedComponent[]>
  objectApiName: string | null
  recordId: string | null
  layout: ObjectLayout | null
  /** What is wrong when `kind` is `missing`. */
  hint: string | null
}

export interface PlacedComponent {
  key: string
  componentName: string
  properties: Record<string, string | string[] | number | boolean>
  visibilityRule: VisibilityRule | null
  /** Why it may not stand here; null when it may. */
  problem: string | null
}

export interface PageContext {
  org: LocalOrg
  projectDirectory: string
  metadataDirectories?: readonly string[]
  userId: string
  language: string
}

const targets: Record<string, string> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
}

/** The page at a URL of Lightning Experience (`/lightning/r/Account/001…/view`), for one user in one language. */
export function readPageModel(context: PageContext, url: URL): PageModel {
  const [, , kind = '', name = '', rest = ''] = url.pathname.split('/')
  const state = Object.fromEntries(url.searchParams)
  try {
    if (kind === 'r' && rest && rest !== 'view') return recordPage(context, name, rest, state)
    if (kind === 'r') return recordPage(context, null, name, state)
    if (kind === 'o') return listPage(context, name, state)
    if (kind === 'n') return appPage(context, name, state)
    if (kind === 'page' && name === 'home') return homePage(context, state)
  } catch (error) {
    if (!(error instanceof OrgError)) throw error
    return missingPage(context, shellTexts(context.language).noAccess)
  }
  return missingPage(context, shellTexts(context.language).pageNotFoundHint)
}

function recordPage(context: PageContext, objectName: string | null, recordId: string, state: Record<string, string>): PageModel {
  const texts = shellTexts(context.language)
  const sobject = objectOf(context, objectName, recordId)
  const layout = layoutOf(context, sobject)
  const title = readRecordName(context, sobject, recordId)
  if (title === null) return missingPage(context, texts.noAccess)
  const page =
    flexiPages(context).find(({ type, sobjectType }) => type === 'RecordPage' && sobjectType === sobject) ?? defaultRecordPage(sobject)
  return {
    ...placePage(context, page),
    kind: 'record',
    title: `${title} | ${layout.label}`,
    pageReference: { type: 'standard__recordPage', attributes: { recordId, objectApiName: sobject, actionName: 'view' }, state },
    tab: tabOf(context, ({ objectApiName }) => objectApiName === sobject),
    objectApiName: sobject,
    recordId,
    layout,
  }
}

function listPage(context: PageContext, sobject: string, state: Record<string, string>): PageModel {
  const layout = layoutOf(context, sobject)
  return {
    ...placePage(context, defaultListPage(sobject)),
    kind: 'list',
    title: layout.labelPlural,
    pageReference: { type: 'standard__objectPage', attributes: { objectApiName: sobject, actionName: 'list' }, state },
    tab: tabOf(context, ({ objectApiName }) => objectApiName === sobject),
    objectApiName: sobject,
    layout,
  }
}

function appPage(context: PageContext, tabName: string, state: Record<string, string>): PageModel {
  const tab = reachableTabs(context).application.tabs.find(({ name }) => name === tabName)
  const page = flexiPages(context).find(({ name }) => name === tab?.flexiPage)
  if (!tab || !page) return missingPage(context, shellTexts(context.language).pageNotFoundHint)
  return {
    ...placePage(context, page),
    kind: 'app',
    title: tab.label,
    pageReference: { type: 'standard__navItemPage', attributes: { apiName: tabName }, state },
    tab: tabName,
  }
}

function homePage(context: PageContext, state: Record<string, string>): PageModel {
  const page = flexiPages(context).find(({ type }) => type === 'HomePage') ?? defaultHomePage
  return {
    ...placePage(context, page),
    kind: 'home',
    title: shellTexts(context.language).home,
    pageReference: { type: 'standard__namedPage', attributes: { pageName: 'home' }, state },
    tab: tabOf(context, ({ name }) => name === 'standard-home'),
    layout: layoutOf(context, 'Account'),
  }
}

function missingPage(context: PageContext, hint: string): PageModel {
  return {
    ...emptyPage,
    title: shellTexts(context.language).pageNotFound,
    pageReference: { type: 'standard__namedPage', attributes: { pageName: 'missing' }, state: {} },
    hint,
  }
}

const emptyPage = {
  kind: 'missing' as const,
  tab: null,
  template: '',
  regions: {},
  facets: {},
  objectApiName: null,
  recordId: null,
  layout: null,
  hint: null,
}

/** Where `/` leads: the app's first tab. */
export function startUrl(context: PageContext): string {
  return applicationOf(context).tabs[0]?.url ?? '/lightning/page/home'
}

/** The app with the tabs that stand in the user's navigation bar. */
export function applicationOf(context: PageContext) {
  const { application, settings } = reachableTabs(context)
  return { ...application, tabs: application.tabs.filter(({ name }) => isStandardTab(name) || settings.get(name) === 'Visible') }
}

/** The app with the tabs that the user may open: objects the user may read, custom tabs that a permission set opens. */
function reachableTabs(context: PageContext) {
  const { org, userId, language } = context
  const labels = org.labels(language)
  const readable = new Set(org.describeGlobal(userId).map(({ name }) => name))
  const settings = readTabSettings(context, userId)
  const application = readApplication(context, language, (sobject) => (readable.has(sobject) ? labels.objectLabelPlural(sobject) : sobject))
  const tabs = application.tabs.filter(
    ({ name, objectApiName }) => (objectApiName === null || readable.has(objectApiName)) && (isStandardTab(name) || settings.has(name)),
  )
  return { application: { ...application, tabs }, settings }
}

const isStandardTab = (name: string): boolean => name.startsWith('standard-')

function tabOf(context: PageContext, isCurrent: (tab: ReturnType<typeof applicationOf>['tabs'][number]) => boolean): string | null {
  return applicationOf(context).tabs.find(isCurrent)?.name ?? null
}

function layoutOf(context: PageContext, sobject: string): ObjectLayout {
  return readObjectLayout(context, context.userId, sobject, context.org.labels(context.language), shellTexts(context.language))
}

function flexiPages({ projectDirectory }: PageContext): FlexiPage[] {
  return metadataFiles(projectDirectory, 'flexipages', '.flexipage-meta.xml').map(({ path, name }) => readFlexiPage(path, name))
}

/** `/lightning/r/<id>/view` names no object: the id's key prefix does. @throws OrgError NOT_FOUND for a prefix nobody has */
function objectOf({ org, userId }: PageContext, objectName: string | null, recordId: string): string {
  if (objectName && objectName !== 'sObject') return org.describe(userId, objectName).name
  const found = org.describeGlobal(userId).find(({ keyPrefix }) => keyPrefix === recordId.slice(0, 3))
  if (!found) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist')
  return found.name
}

/** Null when there is no such record or the user may not see it. */
function readRecordName({ org, userId }: PageContext, sobject: string, recordId: string): string | null {
  if (!/^[a-zA-Z0-9]{15,18}$/.test(recordId)) return null
  const nameField = nameFieldOf(org.describe(userId, sobject))
  const [record] = org.query(userId, `SELECT Id, ${nameField} FROM ${sobject} WHERE Id = '${recordId}'`).records
  return record ? nameOf(record, nameField) : null
}

function placePage(context: PageContext, page: FlexiPage) {
  const bundles = findBundles(context.projectDirectory)
  const target = targets[page.type] ?? page.type
  const place = (instances: Record<string, ComponentInstance[]>) =>
    Object.fromEntries(
      Object.entries(instances).map(([region, items]) => [region, items.map((item, index) => toPlaced(item, `${region}-${index}`))]),
    )
  return { ...emptyPage, template: page.template, regions: place(page.regions), facets: place(page.facets) }

  function toPlaced({ componentName, properties: written, visibilityRule }: ComponentInstance, key: string): PlacedComponent {
    const properties = inLanguage(context, written)
    if (!componentName.startsWith('c/')) return { key, componentName, properties, visibilityRule, problem: null }
    const bundle = bundles.get(componentName.slice('c/'.length))
    if (!bundle) return { key, componentName, properties: {}, visibilityRule, problem: 'force-app has no such component.' }
    const meta = readComponentMeta(bundle.directory, bundle.name)
    const problem = placementProblem(meta, target, page.sobjectType)
    return { key, componentName, properties: meta ? coerceProperties(meta, target, properties) : {}, visibilityRule, problem }
  }
}

/**
 * `{!$Label.CsSuccessPlan}` as the whole value of a property, the title of a tab for instance, is the custom label in the user's language.
 * Source: Salesforce Help, "Create Translatable Labels for Lightning Pages" (from memory, no page could be read)
 */
function inLanguage(
  { projectDirectory, language }: PageContext,
  properties: ComponentInstance['properties'],
): ComponentInstance['properties'] {
  const translated = (value: string | string[]) => {
    const name = typeof value === 'string' ? /^\{!\$Label\.(\w+)\}$/.exec(value)?.[1] : undefined
    const texts = name === undefined ? undefined : readCustomLabels(projectDirectory).get(name)
    return texts?.[language] ?? texts?.['en_US'] ?? value
  }
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, translated(value)]))
}

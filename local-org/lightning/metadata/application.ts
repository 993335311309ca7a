import { deployedFiles, metadataFiles, type ProjectFolders } from './metadata-files.ts'
import { nodesOf, readMetadata, textOf, textsOf } from './metadata-xml.ts'

/** The app as its CustomApplication says: its name and its tabs in order. */
export interface Application {
  label: string
  tabs: Tab[]
}

export interface Tab {
  /** `standard-Account`, or the name of a tab file. */
  name: string
  label: string
  url: string
  /** Object of an object tab, else null. */
  objectApiName: string | null
  /** FlexiPage of an app page's tab, else null. */
  flexiPage: string | null
  /** `custom:custom62` from the tab's motif; null when it has none. */
  icon: string | null
}

/** Labels of objects in the wanted language. */
type PluralLabel = (sobject: string) => string

/**
 * Reads the project's first application. A project without one gets an app of its objects' tabs.
 * @param language `en_US` takes the labels in the files, others the translations where there are some
 */
export function readApplication(project: ProjectFolders, language: string, pluralLabel: PluralLabel): Application {
  const { projectDirectory } = project
  const translations = readNames(projectDirectory, language)
  const customTabs = readTabs(project, pluralLabel, translations)
  const [file] = metadataFiles(projectDirectory, 'applications', '.app-meta.xml')
  if (!file) return { label: 'Local org', tabs: [standardTab('standard-Account', pluralLabel), ...customTabs.values()] }
  const application = readMetadata(file.path)
  return {
    label: translations.get(`app:${file.name}`) ?? textOf(application, 'label') ?? file.name,
    tabs: textsOf(application, 'tabs').map((name) => customTabs.get(name) ?? standardTab(name, pluralLabel)),
  }
}

/** Motif icons by object, for objects that have a tab. */
export function readTabIcons(project: ProjectFolders): Map<string, string> {
  const tabs = readTabs(project, (sobject) => sobject, new Map())
  return new Map([...tabs.values()].flatMap(({ objectApiName, icon }) => (objectApiName && icon ? [[objectApiName, icon] as const] : [])))
}

function readTabs(project: ProjectFolders, pluralLabel: PluralLabel, translations: Map<string, string>): Map<string, Tab> {
  const tabs = deployedFiles(project, 'tabs', '.tab-meta.xml').map(({ path, name }) => {
    const tab = readMetadata(path)
    const isObject = textOf(tab, 'customObject') === 'true'
    return {
      name,
      label: isObject ? pluralLabel(name) : (translations.get(`tab:${name}`) ?? textOf(tab, 'label') ?? name),
      url: isObject ? `/lightning/o/${name}/list` : `/lightning/n/${name}`,
      objectApiName: isObject ? name : null,
      flexiPage: textOf(tab, 'flexiPage'),
      icon: motifIcon(textOf(tab, 'motif')),
    }
  })
  return new Map(tabs.map((tab) => [tab.name, tab]))
}

function standardTab(name: string, pluralLabel: PluralLabel): Tab {
  if (name === 'standard-home')
    return { name, label: 'Home', url: '/lightning/page/home', objectApiName: null, flexiPage: null, icon: 'standard:home' }
  // The platform writes `standard-report` and `standard-Dashboard`.
  const objectApiName = name.replace(/^standard-/, '').replace(/^report$/, 'Report')
  return { name, label: pluralLabel(objectApiName), url: `/lightning/o/${objectApiName}/list`, objectApiName, flexiPage: null, icon: null }
}

/** `Custom62: Chalkboard` → `custom:custom62`. */
function motifIcon(motif: string | null): string | null {
  const [, number] = /^Custom(\d+)/.exec(motif ?? '') ?? []
  return number ? `custom:custom${number}` : null
}

/** Translated names: `app:<name>`, `tab:<name>`. */
function readNames(projectDirectory: string, language: string): Map<string, string> {
  const names = new Map<string, string>()
  for (const { path, name } of metadataFiles(projectDirectory, 'translations', '.translation-meta.xml')) {
    if (name !== language) continue
    const translation = readMetadata(path)
    for (const [kind, child] of [
      ['app', 'customApplications'],
      ['tab', 'customTabs'],
    ] as const) {
      for (const entry of nodesOf(translation, child)) {
        const label = textOf(entry, 'label')
        if (label) names.set(`${kind}:${textOf(entry, 'name')}`, label)
      }
    }
  }
  return names
}

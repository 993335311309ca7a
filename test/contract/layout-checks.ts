import { parsed, type OrgMetadata } from './org-metadata.ts'
import type { Files } from './read-files.ts'
import { listOf, textOf, type Xml } from './xml.ts'

interface PageLayout {
  object: string
  name: string
  /** Field → `Required`, `Edit` or `Readonly`. */
  behaviors: Map<string, string>
  /** Titles we chose; Salesforce translates its own. */
  sections: string[]
}

function readLayouts(files: Files): PageLayout[] {
  return parsed(files, /\.layout-meta\.xml$/).map(({ name, xml }) => {
    const sections = listOf(xml['layoutSections'])
    const items = sections.flatMap((section) => listOf(section['layoutColumns'])).flatMap((column) => listOf(column['layoutItems']))
    const [object = '', ...rest] = name.split('-')
    return {
      object,
      name: rest.join('-'),
      behaviors: new Map(items.map((item) => [textOf(item['field']) ?? '', textOf(item['behavior']) ?? ''])),
      sections: sections.filter((section) => section['customLabel'] === 'true').map((section) => textOf(section['label']) ?? ''),
    }
  })
}

/** Fields that no user could see or fill in: not on the layout, or required but not marked so. */
export function findLayoutGaps(metadata: OrgMetadata, files: Files): string[] {
  return readLayouts(files).flatMap(({ object, behaviors }) =>
    [...(metadata.objects.get(object)?.fields.values() ?? [])].flatMap((field) => {
      const behavior = behaviors.get(field.name)
      if (behavior === undefined) return [`${object}.${field.name}: on no layout`]
      const mustFill = field.isRequired || field.type === 'MasterDetail'
      return mustFill && behavior !== 'Required' ? [`${object}.${field.name}: required, but ${behavior} on the layout`] : []
    }),
  )
}

/** Titles of sections that a Japanese user would read in English. */
export function findUntranslatedSections(files: Files): string[] {
  const translated = new Set(
    parsed(files, /-ja\.objectTranslation-meta\.xml$/).flatMap(({ name, xml }) =>
      listOf(xml['layouts']).flatMap((layout) =>
        sectionsOf(layout).map((section) => `${name.replace(/-ja$/, '')}-${textOf(layout['layout'])}: ${section}`),
      ),
    ),
  )
  return readLayouts(files)
    .flatMap(({ object, name, sections }) => sections.map((section) => `${object}-${name}: ${section}`))
    .filter((section) => !translated.has(section))
}

function sectionsOf(layout: Xml): string[] {
  return listOf(layout['sections'])
    .filter((section) => textOf(section['label']) !== null)
    .map((section) => textOf(section['section']) ?? '')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { featureDirectories } from './bundles.ts'

/** One custom label: the text of each language; `en_US` is the label itself, the others come from the translations. */
export type LabelTexts = Record<string, string>

interface LabelsFile {
  CustomLabels?: { labels?: { fullName: string; value: string }[] }
}
interface TranslationsFile {
  Translations?: { customLabels?: { name: string; label: string }[] }
}

const parser = new XMLParser({
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => name === 'labels' || name === 'customLabels',
})

/** Every custom label of force-app by name, with its translations (`<language>.translation-meta.xml`). */
export function readCustomLabels(projectDirectory: string): Map<string, LabelTexts> {
  const labels = new Map<string, LabelTexts>()
  for (const file of metadataFiles(projectDirectory, 'labels', '.labels-meta.xml')) {
    const { CustomLabels } = parser.parse(readFileSync(file.path, 'utf8')) as LabelsFile
    for (const { fullName, value } of CustomLabels?.labels ?? []) labels.set(fullName, { en_US: value })
  }
  for (const { path, name: language } of metadataFiles(projectDirectory, 'translations', '.translation-meta.xml')) {
    const { Translations } = parser.parse(readFileSync(path, 'utf8')) as TranslationsFile
    for (const { name, label } of Translations?.customLabels ?? []) {
      const texts = labels.get(name)
      if (texts && label) texts[language] = label
    }
  }
  return labels
}

/** Files of one metadata folder over all features. `name` is the file name without the suffix. */
export function metadataFiles(projectDirectory: string, folder: string, suffix: string): { path: string; name: string }[] {
  return featureDirectories(projectDirectory).flatMap((feature) => {
    const directory = join(feature, folder)
    if (!existsSync(directory)) return []
    const names = readdirSync(directory).filter((name) => name.endsWith(suffix))
    return names.sort().map((name) => ({ path: join(directory, name), name: name.slice(0, -suffix.length) }))
  })
}

import { metadataFiles } from './metadata-files.ts'
import { nodesOf, readMetadata, textOf } from './metadata-xml.ts'

/** One custom label: the text of each language; `en_US` is the label itself, the others come from the translations. */
export type LabelTexts = Record<string, string>

/** Every custom label of force-app by name, with its translations (`<language>.translation-meta.xml`). */
export function readCustomLabels(projectDirectory: string): Map<string, LabelTexts> {
  const labels = new Map<string, LabelTexts>()
  for (const { path } of metadataFiles(projectDirectory, 'labels', '.labels-meta.xml')) {
    for (const label of nodesOf(readMetadata(path), 'labels'))
      labels.set(textOf(label, 'fullName') ?? '', { en_US: textOf(label, 'value') ?? '' })
  }
  for (const { path, name: language } of metadataFiles(projectDirectory, 'translations', '.translation-meta.xml')) {
    for (const translation of nodesOf(readMetadata(path), 'customLabels')) {
      const texts = labels.get(textOf(translation, 'name') ?? '')
      const text = textOf(translation, 'label')
      if (texts && text) texts[language] = text
    }
  }
  return labels
}

import type { MetaElement } from './meta-element.ts'
import type { Translated } from './object-definition.ts'

/** Custom labels by name. @param japanese the translation files of the language ja */
export function readCustomLabels(labelFiles: MetaElement[], japanese: MetaElement[]): Map<string, Translated> {
  const translated = new Map(
    japanese.flatMap((meta) => meta.elements('customLabels').map((label) => [label.requiredText('name'), label.text('label')] as const)),
  )
  return new Map(
    labelFiles
      .flatMap((meta) => meta.elements('labels'))
      .map((label) => {
        const name = label.requiredText('fullName')
        return [name, { en_US: label.requiredText('value'), ja: translated.get(name) ?? null }]
      }),
  )
}

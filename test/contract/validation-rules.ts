import { parsed } from './org-metadata.ts'
import type { Files } from './read-files.ts'
import { listOf, textOf } from './xml.ts'

/** What an org refuses to save, and why. */
export interface ValidationRule {
  object: string
  name: string
  isActive: boolean
  description: string | null
  /** True of a record that is refused. */
  formula: string
  /** The field that shows the message; null = the top of the page. */
  displayField: string | null
  message: string | null
  /** null = a Japanese user reads the English message. */
  japaneseMessage: string | null
}

export function readValidationRules(files: Files): ValidationRule[] {
  const japanese = new Map(translatedMessages(files).map(({ path, message }) => [path, message]))
  return parsed(files, /\.validationRule-meta\.xml$/).map(({ path, name, xml }) => {
    const object = /\/objects\/(\w+)\//.exec(path)?.[1] ?? ''
    return {
      object,
      name,
      isActive: xml['active'] === 'true',
      description: textOf(xml['description']),
      formula: textOf(xml['errorConditionFormula']) ?? '',
      displayField: textOf(xml['errorDisplayField']),
      message: textOf(xml['errorMessage']),
      japaneseMessage: japanese.get(`${object}.${name}`) ?? null,
    }
  })
}

/** Japanese messages by `Object.Rule`, whether or not the rule exists. */
export function translatedMessages(files: Files): { path: string; message: string | null }[] {
  return parsed(files, /-ja\.objectTranslation-meta\.xml$/).flatMap(({ name, xml }) =>
    listOf(xml['validationRules']).map((rule) => ({
      path: `${name.replace(/-ja$/, '')}.${textOf(rule['name'])}`,
      message: textOf(rule['errorMessage']),
    })),
  )
}

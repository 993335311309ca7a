import { basename, join } from 'node:path'
import { MetadataError, type MetaElement } from './meta-element.ts'
import type { Translated } from './object-definition.ts'

/** A validation rule as its file says; inactive ones are left out. */
export interface ValidationRuleDefinition {
  file: string
  object: string
  name: string
  /** A formula; the record is refused when it is true. */
  condition: string
  message: Translated
  /** Field that shows the message; null = the record as a whole. */
  displayField: string | null
}

/** Source: Metadata API Developer Guide, "ValidationRule": a message has at most 255 characters. */
const longestMessage = 255

/** @returns null for a rule that is not active. @throws MetadataError */
export function readValidationRule(file: string, meta: MetaElement): ValidationRuleDefinition | null {
  const object = basename(join(file, '..', '..'))
  const message = meta.requiredText('errorMessage')
  if (message.length > longestMessage)
    throw meta.refuse('errorMessage', `has ${message.length} characters, at most ${longestMessage} are allowed`)
  const rule = {
    file,
    object,
    name: meta.requiredText('fullName'),
    condition: meta.requiredText('errorConditionFormula'),
    message: { en_US: message, ja: null },
    displayField: meta.text('errorDisplayField'),
  }
  if (basename(file) !== `${rule.name}.validationRule-meta.xml`)
    throw new MetadataError(file, `<fullName> must be the file's name, not "${rule.name}".`)
  return meta.flag('active') ? rule : null
}

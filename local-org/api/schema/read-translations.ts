import type { MetaElement } from './meta-element.ts'

/** Texts of one language for one object; what is absent stays English. */
export interface ObjectTranslation {
  object: string
  label: string | null
  labelPlural: string | null
  nameFieldLabel: string | null
  fields: FieldTranslation[]
  /** Error message by validation rule. */
  ruleMessages: ReadonlyMap<string, string>
}

export interface FieldTranslation {
  field: string
  label: string | null
  help: string | null
  /** Keyed by the English label of the picklist value. */
  values: ReadonlyMap<string, string>
}

export function readObjectTranslation(object: string, meta: MetaElement, fieldFiles: MetaElement[]): ObjectTranslation {
  const cases = meta.elements('caseValues')
  const singular = cases.find((value) => !value.flag('plural'))
  const plural = cases.find((value) => value.flag('plural'))
  return {
    object,
    label: singular?.text('value') ?? null,
    labelPlural: plural?.text('value') ?? singular?.text('value') ?? null,
    nameFieldLabel: meta.text('nameFieldLabel'),
    fields: [...meta.elements('fields'), ...fieldFiles].map(readFieldTranslation),
    ruleMessages: readRuleMessages(meta),
  }
}

function readRuleMessages(meta: MetaElement): Map<string, string> {
  const messages = meta.elements('validationRules').map((rule) => [rule.requiredText('name'), rule.text('errorMessage')] as const)
  return new Map(messages.filter((pair): pair is readonly [string, string] => pair[1] !== null))
}

function readFieldTranslation(meta: MetaElement): FieldTranslation {
  return {
    field: meta.requiredText('name'),
    label: meta.text('label'),
    help: meta.text('help'),
    values: readValueTranslations(meta, 'picklistValues'),
  }
}

/** English label → translation; untranslated values are left out. */
export function readValueTranslations(meta: MetaElement, element: string): Map<string, string> {
  const pairs = meta.elements(element).map((value) => [value.requiredText('masterLabel'), value.text('translation')] as const)
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null))
}

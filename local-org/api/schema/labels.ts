import type { LabelBook } from '../org.ts'
import { fieldNamed, inLanguage } from './object-definition.ts'
import type { Schema } from './schema.ts'

/** Labels in one language; unknown names are their own label. */
export function labelBook(schema: Schema, language: string): LabelBook {
  const fieldOf = (sobject: string, field: string) => {
    const object = schema.find(sobject)
    return object && fieldNamed(object, field)
  }
  return {
    objectLabel: (sobject) => textOr(sobject, schema.find(sobject)?.label, language),
    objectLabelPlural: (sobject) => textOr(sobject, schema.find(sobject)?.labelPlural, language),
    fieldLabel: (sobject, field) => textOr(field, fieldOf(sobject, field)?.label, language),
    picklistLabel: (sobject, field, value) =>
      textOr(value, fieldOf(sobject, field)?.picklist.find((entry) => entry.value === value)?.label, language),
  }
}

function textOr(name: string, text: Parameters<typeof inLanguage>[0] | undefined, language: string): string {
  return text ? inLanguage(text, language) : name
}

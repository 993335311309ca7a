import { checkbox, computed, dateTime, text } from './field-makers.ts'
import type { MetaElement } from './meta-element.ts'
import { defineObject, type FieldDefinition, type ObjectDefinition, type Translated } from './object-definition.ts'
import { idField, ownerField, systemFields } from './system-fields.ts'

/** A custom object (`X__c`) or custom metadata type (`X__mdt`) with the fields found beside it. */
export function readCustomObject(name: string, meta: MetaElement, fields: FieldDefinition[], keyPrefix: string): ObjectDefinition {
  const label = english(meta.requiredText('label'))
  const labelPlural = english(meta.text('pluralLabel') ?? label.en_US)
  const common = { name, keyPrefix, label, labelPlural }
  if (name.endsWith('__mdt')) return defineObject({ ...common, kind: 'metadata', fields: [...metadataFields(), ...fields] })
  const [id, ...system] = systemFields()
  const isDetail = fields.some((field) => field.reference?.masterDetail)
  const owner = isDetail ? [] : [ownerField(true)]
  const all = [id, nameField(meta), ...owner, ...system, ...fields].filter((field) => field !== undefined)
  return defineObject({ ...common, kind: 'custom', fields: all })
}

function nameField(meta: MetaElement): FieldDefinition {
  const definition = meta.child('nameField')
  if (definition === null) throw meta.refuse('nameField', 'is missing')
  const label = `${definition.requiredText('label')}`
  const type = definition.requiredText('type')
  if (type === 'Text') return text('Name', 80, label, { nameField: true, permissionable: false })
  if (type === 'AutoNumber') {
    return text('Name', 80, label, { ...computed, nameField: true, autoNumberFormat: definition.requiredText('displayFormat') })
  }
  throw meta.refuse('nameField/type', `names an unknown type "${type}"`)
}

function metadataFields(): FieldDefinition[] {
  return [
    idField(),
    text('DeveloperName', 40, 'Custom Metadata Record Name|カスタムメタデータレコード名', computed),
    text('MasterLabel', 40, 'Label|表示ラベル', { ...computed, nameField: true }),
    text('Language', 40, 'Master Language|マスタ言語', computed),
    text('NamespacePrefix', 15, 'Namespace Prefix|名前空間プレフィックス', computed),
    text('Label', 40, 'Label|表示ラベル', computed),
    text('QualifiedApiName', 70, 'Qualified API Name|修飾 API 参照名', computed),
    checkbox('IsDeleted', 'Deleted|削除', computed),
    dateTime('SystemModstamp', 'System Modstamp|システム最終更新日時', computed),
  ]
}

function english(label: string): Translated {
  return { en_US: label, ja: null }
}

import { checkbox, computed, dateTime, lookup } from './field-makers.ts'
import { plainField, translated } from './field-makers.ts'
import type { FieldDefinition } from './object-definition.ts'

/** Every object has these. */
export function systemFields(): FieldDefinition[] {
  return [
    idField(),
    checkbox('IsDeleted', 'Deleted|削除', computed),
    dateTime('CreatedDate', 'Created Date|作成日', { writtenBy: 'audit', permissionable: false }),
    lookup('CreatedById', 'User', 'Created By ID|作成者 ID', { writtenBy: 'audit', permissionable: false }),
    dateTime('LastModifiedDate', 'Last Modified Date|最終更新日', { writtenBy: 'audit', permissionable: false }),
    lookup('LastModifiedById', 'User', 'Last Modified By ID|最終更新者 ID', { writtenBy: 'audit', permissionable: false }),
    dateTime('SystemModstamp', 'System Modstamp|システム最終更新日時', computed),
  ]
}

export function idField(): FieldDefinition {
  return { ...plainField('Id', 'id', translated('Record ID|レコード ID')), length: 18, ...computed, idLookup: true }
}

/** Owner of a record; custom objects, cases and activities may belong to a queue as well. */
export function ownerField(mayBeQueue: boolean): FieldDefinition {
  return lookup('OwnerId', mayBeQueue ? ['Group', 'User'] : 'User', 'Owner ID|所有者 ID', { permissionable: false })
}

import type { Said } from '../salesforce/need.ts'

/** What an admin does about rows that the org refuses, by error code. Source: SOAP API Developer Guide, "StatusCode" */
export function refusalRemedy(errorCode: string): Said {
  return remedies[errorCode] ?? other
}

const access: Said = {
  english: 'grant the integration user the object or field, or look for a trigger or flow that fails in its name',
  japanese: '連携ユーザーにオブジェクトまたは項目の権限を付与するか、失敗しているトリガやフローを確認してください',
}
const automation: Said = {
  english: 'look at the flow or trigger that the message names',
  japanese: 'メッセージに示されたフローまたはトリガを確認してください',
}
const storage: Said = {
  english: 'free data storage, or buy more: nothing new can be written until then',
  japanese: 'データストレージの空きを増やしてください。それまで新しいレコードは書き込めません',
}
const passing: Said = { english: 'nothing: the next run writes them', japanese: '対応は不要です。次回の実行で書き込まれます' }

const remedies: Record<string, Said> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: {
    english: 'let the validation rule leave out the integration user, or correct the records',
    japanese: '入力規則から連携ユーザーを除外するか、レコードを修正してください',
  },
  REQUIRED_FIELD_MISSING: {
    english: 'make the required field optional for records that a service writes, or give it a default',
    japanese: '必須項目を任意にするか、デフォルト値を設定してください',
  },
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: {
    english: 'put back the value of the picklist that the message names',
    japanese: 'メッセージに示された選択リスト値を元に戻してください',
  },
  STRING_TOO_LONG: { english: 'put back the length of the field', japanese: '項目の文字数を元に戻してください' },
  INACTIVE_OWNER_OR_USER: {
    english: 'give the accounts an active owner, or the playbook a fallback owner',
    japanese: '取引先に有効な所有者を設定するか、プレイブックに代わりの担当者を設定してください',
  },
  DUPLICATES_DETECTED: {
    english: 'let the duplicate rule only warn, or leave out the integration user',
    japanese: '重複ルールを警告のみにするか、連携ユーザーを除外してください',
  },
  INSUFFICIENT_ACCESS_OR_READONLY: access,
  INSUFFICIENT_ACCESS: access,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: access,
  INVALID_FIELD_FOR_INSERT_UPDATE: access,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: automation,
  CANNOT_EXECUTE_FLOW_TRIGGER: automation,
  STORAGE_LIMIT_EXCEEDED: storage,
  EXCEEDED_QUOTA: storage,
  UNABLE_TO_LOCK_ROW: passing,
  NOT_PROCESSED: passing,
}

const other: Said = { english: "follow the org's own words", japanese: '組織のメッセージに従ってください' }

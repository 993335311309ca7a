import type { Said } from '../salesforce/need.ts'
import type { FieldKind } from '../soql/field-kind.ts'
import type { Mapping } from './mapping.ts'
import type { RoleField } from './mapping-facts.ts'

/** What the mapping's records are for, as an admin knows it. */
export interface MappingRole {
  /** Name of the mapping record. */
  record: string
  name: Said
  /** What a value may be. */
  kinds: readonly FieldKind[]
  /** Where this org keeps it; null = the mapping names nothing. */
  fieldOf: (mapping: Mapping) => RoleField | null
  /** What there is not without it; null = nothing is missing. */
  without: Said | null
}

const onAccount = (role: string, path: string | null): RoleField | null =>
  path === null ? null : { role, object: 'Account', path, accountPath: null, filter: null }

export const mappingRoles: readonly MappingRole[] = [
  {
    record: 'LifecycleStage',
    name: { english: 'The life-cycle stage', japanese: 'ライフサイクルステージ' },
    kinds: ['text'],
    fieldOf: ({ stagePath }) => onAccount('LifecycleStage', stagePath),
    without: null,
  },
  {
    record: 'CustomerSince',
    name: { english: 'The first day as a customer', japanese: '顧客になった日' },
    kinds: ['date', 'datetime'],
    fieldOf: ({ customerSincePath }) => onAccount('CustomerSince', customerSincePath),
    without: null,
  },
  {
    record: 'Arr',
    name: { english: 'ARR', japanese: 'ARR' },
    kinds: ['number'],
    fieldOf: ({ arrPath }) => onAccount('Arr', arrPath),
    without: {
      english: 'nothing is weighed by money, and retention is not told',
      japanese: '金額による重み付けと継続率の計算ができません',
    },
  },
  {
    record: 'RenewalDate',
    name: { english: 'The renewal date', japanese: '契約更新日' },
    kinds: ['date', 'datetime'],
    fieldOf: ({ renewalDateSource: source }) =>
      source && {
        role: 'RenewalDate',
        object: source.object,
        path: source.datePath,
        accountPath: source.object === 'Account' ? null : source.accountPath,
        filter: source.filter,
      },
    without: { english: 'renewals are not forecast', japanese: '契約更新を予測できません' },
  },
  {
    record: 'Segment',
    name: { english: 'The segment', japanese: 'セグメント' },
    kinds: ['text', 'boolean', 'number', 'id'],
    fieldOf: ({ segmentPath }) => onAccount('Segment', segmentPath),
    without: null,
  },
  {
    record: 'ArrHistory',
    name: { english: 'Past ARR', japanese: '過去のARR' },
    kinds: ['number'],
    fieldOf: ({ arrHistorySource: source }) =>
      source?.amountPath == null
        ? null
        : { role: 'ArrHistory', object: source.object, path: source.amountPath, accountPath: source.accountPath, filter: source.filter },
    without: null,
  },
]

import type { Said } from '../salesforce/need.ts'
import type { FieldKind } from '../soql/field-kind.ts'
import type { MappedField, MappedSource } from './mapped-source.ts'
import { renewalObject, type Mapping } from './mapping.ts'

/** What the mapping's records are for, as an admin knows it. */
export interface MappingRole {
  /** Name of the mapping record. */
  record: string
  name: Said
  /** Where this org keeps it; null = the mapping names nothing. */
  sourceOf: (mapping: Mapping) => MappedSource | null
  /** What there is not without it; null = nothing is missing. */
  without: Said | null
}

const days: readonly FieldKind[] = ['date', 'datetime']

/** The mapping has further fields beside the one whose values are counted. */
const optional = (mappingField: string, path: string | null, kinds: readonly FieldKind[]): MappedField[] =>
  path === null ? [] : [{ mappingField, path, kinds }]

/** A field of Account, which the mapping or a playbook may leave out. */
export function onAccount(
  role: string,
  path: string | null,
  kinds: readonly FieldKind[],
  mappingField = 'FieldPath__c',
): MappedSource | null {
  if (path === null) return null
  const counted = { mappingField, path, kinds }
  return { role, object: 'Account', onlyObject: null, fields: [counted], counted, accountPath: null, filter: null }
}

export const mappingRoles: readonly MappingRole[] = [
  {
    record: 'LifecycleStage',
    name: { english: 'The life-cycle stage', japanese: 'ライフサイクルステージ' },
    sourceOf: ({ stagePath }) => onAccount('LifecycleStage', stagePath, ['text']),
    without: null,
  },
  {
    record: 'CustomerSince',
    name: { english: 'The first day as a customer', japanese: '顧客になった日' },
    sourceOf: ({ customerSincePath }) => onAccount('CustomerSince', customerSincePath, days),
    without: null,
  },
  {
    record: 'Arr',
    name: { english: 'ARR', japanese: 'ARR' },
    sourceOf: ({ arrPath }) => onAccount('Arr', arrPath, ['number']),
    without: {
      english: 'nothing is weighed by money, and retention is not told',
      japanese: '金額による重み付けと継続率の計算ができません',
    },
  },
  {
    record: 'RenewalDate',
    name: { english: 'The renewal date', japanese: '契約更新日' },
    sourceOf: ({ renewalDateSource: source }) => {
      if (source === null) return null
      const { object, datePath, accountPath, filter } = source
      const counted = { mappingField: 'FieldPath__c', path: datePath, kinds: days }
      const account: MappedField = { mappingField: 'AccountPath__c', path: accountPath, kinds: ['id'] }
      return { role: 'RenewalDate', object, onlyObject: null, fields: [counted, account], counted, accountPath, filter }
    },
    without: { english: 'renewals are not forecast', japanese: '契約更新を予測できません' },
  },
  {
    record: 'RenewalOpportunity',
    name: { english: 'What became of renewals', japanese: '契約更新の結果' },
    sourceOf: ({ renewalSource: source }) =>
      source && {
        role: 'RenewalOpportunity',
        object: source.object,
        onlyObject: renewalObject,
        fields: optional('FieldPath__c', source.termPath, ['number']),
        counted: null,
        accountPath: 'AccountId',
        filter: source.filter,
      },
    without: {
      english: 'likelihoods are not learned from the renewals of this org',
      japanese: 'この組織の契約更新の結果から更新確度を学習できません',
    },
  },
  {
    record: 'Segment',
    name: { english: 'The segment', japanese: 'セグメント' },
    sourceOf: ({ segmentPath }) => onAccount('Segment', segmentPath, ['text', 'boolean', 'number', 'id']),
    without: null,
  },
  {
    record: 'ArrHistory',
    name: { english: 'Past ARR', japanese: '過去のARR' },
    sourceOf: ({ arrHistorySource: source }) => {
      if (source === null) return null
      const { object, amountPath, accountPath, filter } = source
      const counted: MappedField = { mappingField: 'FieldPath__c', path: amountPath, kinds: ['number'] }
      const fields: MappedField[] = [
        counted,
        { mappingField: 'AccountPath__c', path: accountPath, kinds: ['id'] },
        { mappingField: 'StartDatePath__c', path: source.startPath, kinds: days },
        ...optional('EndDatePath__c', source.endPath, days),
        ...optional('BillingPeriodPath__c', source.periodPath, ['text']),
        ...optional('TermMonthsPath__c', source.termPath, ['number']),
      ]
      return { role: 'ArrHistory', object, onlyObject: null, fields, counted, accountPath, filter }
    },
    without: null,
  },
]

import { checkFilter } from '../soql/check-filter.ts'
import { kindOf, type FieldKind } from '../soql/field-kind.ts'
import { columnsOf, FilterError, type Filter } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import { brokenPathSentence, type FieldLookup, type ResolvedField } from '../soql/schema.ts'
import { currencyPathOf } from './currency.ts'
import type { Aggregate, AggregateDefinition, WindowPeriod } from './scorecard.ts'

/** An aggregate whose every name was found and fits, spelled as the org spells it. */
export interface ResolvedAggregate {
  sourceObject: string
  accountPath: ResolvedField
  filter: Filter | null
  dateField: ResolvedField | null
  aggregate: Aggregate
  field: ResolvedField | null
  /** Says which currency the field's amounts are in; null = they are not converted. */
  currency: ResolvedField | null
  windowDays: number | null
  windowPeriod: WindowPeriod | null
}

/** Why a definition cannot be measured, in both languages; names object and field. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError'
  readonly japanese: string
  /** Property of the definition at fault. */
  readonly property: keyof AggregateDefinition

  constructor(property: keyof AggregateDefinition, english: string, japanese: string) {
    super(english)
    this.property = property
    this.japanese = japanese
  }
}

const account = 'Account'

/**
 * @param isMultiCurrency whether records of this org have a currency of their own
 * @throws DefinitionError
 */
export function resolveAggregate(definition: AggregateDefinition, lookup: FieldLookup, isMultiCurrency: boolean): ResolvedAggregate {
  const { sourceObject, aggregate, windowDays, windowPeriod } = definition
  const field = resolveNamed(definition, 'field', lookup)
  const resolved: ResolvedAggregate = {
    sourceObject,
    accountPath: resolveAccountPath(definition, lookup),
    filter: resolveFilter(sourceObject, definition.filter, lookup),
    dateField: resolveNamed(definition, 'dateField', lookup),
    aggregate,
    field,
    currency: isMultiCurrency && field && isAmount(definition, field) ? resolveCurrency(definition, field, lookup) : null,
    windowDays,
    windowPeriod,
  }
  checkDates(resolved)
  checkField(resolved)
  return resolved
}

/** Columns that an aggregate reads from its source, each once. */
export function fieldsOf(
  { sourceObject, accountPath, filter, dateField, field, currency }: ResolvedAggregate,
  lookup: FieldLookup,
): ResolvedField[] {
  const filterFields = filter ? filterFieldsOf(filter, sourceObject, lookup) : []
  const fields = [accountPath, dateField, field, currency, ...filterFields].filter((resolved) => resolved !== null)
  return [...new Map(fields.map((resolved) => [resolved.path, resolved])).values()]
}

/** Columns that a checked condition reads. */
export const filterFieldsOf = (filter: Filter, object: string, lookup: FieldLookup): ResolvedField[] =>
  columnsOf(filter).flatMap((path) => {
    const resolved = lookup(object, path)
    return 'path' in resolved ? [resolved] : []
  })

/** @throws DefinitionError saying what is wrong with the condition */
export function resolveFilter(object: string, text: string | null, lookup: FieldLookup): Filter | null {
  if (text === null || text.trim() === '') return null
  try {
    return checkFilter(parseFilter(text), object, lookup)
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    throw new DefinitionError('filter', `The filter on ${object}: ${err.message}`, `${object}の絞り込み：${err.japanese}`)
  }
}

function resolveAccountPath({ sourceObject, accountPath }: AggregateDefinition, lookup: FieldLookup): ResolvedField {
  const resolved = lookup(sourceObject, accountPath)
  if ('reason' in resolved) throw brokenPath('accountPath', resolved)
  const isAccount = sourceObject.toLowerCase() === account.toLowerCase()
  if (kindOf(resolved.type) === 'id' && (resolved.path === 'Id') === isAccount) return resolved
  throw new DefinitionError(
    'accountPath',
    `${sourceObject}.${resolved.path} does not lead to an account.`,
    `${sourceObject}.${resolved.path}は取引先を指していません。`,
  )
}

function resolveNamed(definition: AggregateDefinition, property: 'dateField' | 'field', lookup: FieldLookup): ResolvedField | null {
  const path = definition[property]
  if (path === null) return null
  const resolved = lookup(definition.sourceObject, path)
  if ('reason' in resolved) throw brokenPath(property, resolved)
  return resolved
}

/** Counting amounts needs no rate. */
const isAmount = ({ aggregate }: AggregateDefinition, { type }: ResolvedField): boolean =>
  type.toLowerCase() === 'currency' && aggregate !== 'count'

function resolveCurrency({ sourceObject }: AggregateDefinition, field: ResolvedField, lookup: FieldLookup): ResolvedField {
  const resolved = lookup(sourceObject, currencyPathOf(field.path))
  if ('reason' in resolved) throw brokenPath('field', resolved)
  return resolved
}

function brokenPath(property: keyof AggregateDefinition, broken: Parameters<typeof brokenPathSentence>[0]): DefinitionError {
  const isObject = broken.reason === 'notDescribed'
  const { english, japanese } = brokenPathSentence(broken)
  return new DefinitionError(isObject ? 'sourceObject' : property, english, japanese)
}

function checkDates({ sourceObject, dateField, windowDays, windowPeriod }: ResolvedAggregate): void {
  if (dateField && !isDay(dateField)) {
    throw new DefinitionError(
      'dateField',
      `${sourceObject}.${dateField.path} is no date (${dateField.type}).`,
      `${sourceObject}.${dateField.path}は日付ではありません（${dateField.type}）。`,
    )
  }
  if ((windowDays !== null || windowPeriod !== null) && !dateField) {
    throw new DefinitionError(
      'dateField',
      `A window over ${sourceObject} needs a date field.`,
      `${sourceObject}の期間には日付項目が必要です。`,
    )
  }
}

const numeric: FieldKind[] = ['number', 'boolean']
const fitting: Record<Aggregate, { kinds: FieldKind[]; isRequired: boolean }> = {
  count: { kinds: ['text', 'id', 'multipicklist', 'boolean', 'number', 'date', 'datetime'], isRequired: false },
  distinct: { kinds: ['text', 'id', 'multipicklist', 'boolean', 'number', 'date', 'datetime'], isRequired: true },
  sum: { kinds: numeric, isRequired: true },
  average: { kinds: numeric, isRequired: true },
  minimum: { kinds: numeric, isRequired: true },
  maximum: { kinds: numeric, isRequired: true },
  latest: { kinds: numeric, isRequired: true },
  daysSince: { kinds: ['date', 'datetime'], isRequired: false },
  daysUntil: { kinds: ['date', 'datetime'], isRequired: false },
}

function checkField({ sourceObject, aggregate, field, dateField }: ResolvedAggregate): void {
  const { kinds, isRequired } = fitting[aggregate]
  if (field && !kinds.includes(kindOf(field.type))) {
    throw new DefinitionError(
      'field',
      `"${aggregate}" does not fit ${sourceObject}.${field.path} (${field.type}).`,
      `集計「${aggregate}」は${sourceObject}.${field.path}（${field.type}）には使えません。`,
    )
  }
  const isDayCount = aggregate === 'daysSince' || aggregate === 'daysUntil'
  if (!field && (isRequired || (isDayCount && !dateField))) {
    throw new DefinitionError(
      'field',
      `"${aggregate}" over ${sourceObject} needs a field.`,
      `${sourceObject}の集計「${aggregate}」には項目が必要です。`,
    )
  }
}

const isDay = ({ type }: ResolvedField): boolean => kindOf(type) === 'date' || kindOf(type) === 'datetime'

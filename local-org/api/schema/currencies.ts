import { checkbox, computed, decimal, integer, restrictedPicklist, text } from './field-makers.ts'
import { defineObject, type FieldDefinition, type ObjectDefinition } from './object-definition.ts'
import { standardObject } from './standard-object.ts'

/** A currency of an org with several. */
export interface CurrencySetUp {
  /** ISO 4217 */
  isoCode: string
  /** Units of it for one unit of the corporate currency. */
  conversionRate: number
  isCorporate: boolean
  isActive: boolean
  decimalPlaces: number
}

/**
 * What changes in the schema when an org has several currencies: the object CurrencyType, CurrencyIsoCode on every record, and the
 * user's own currency. Source: Object Reference, CurrencyType; Salesforce Help, "Implications of Enabling Multiple Currencies".
 */
export function withCurrencies(objects: ObjectDefinition[], currencies: readonly CurrencySetUp[]): ObjectDefinition[] {
  const codes = currencies.filter(({ isActive }) => isActive).map(({ isoCode }) => isoCode)
  const extended = objects.map((object) => {
    if (object.name === 'User') return extend(object, defaultCurrency(codes))
    return object.kind === 'standard' || object.kind === 'custom' ? extend(object, recordCurrency(codes)) : object
  })
  return [...extended, currencyType]
}

const extend = (object: ObjectDefinition, field: FieldDefinition): ObjectDefinition =>
  defineObject({ ...object, fields: [...object.fields, field] })

const recordCurrency = (codes: string[]): FieldDefinition => ({
  ...restrictedPicklist('CurrencyIsoCode', 'Currency ISO Code|通貨 ISO コード', codes, { required: true }),
  length: 3,
  picklist: picklistOf(codes),
})

const defaultCurrency = (codes: string[]): FieldDefinition => ({
  ...restrictedPicklist('DefaultCurrencyIsoCode', 'Default Currency ISO Code|デフォルト通貨 ISO コード', codes),
  length: 3,
  picklist: picklistOf(codes),
})

function picklistOf(codes: string[]): FieldDefinition['picklist'] {
  const nameIn = (language: string, code: string) => `${code} - ${new Intl.DisplayNames(language, { type: 'currency' }).of(code)}`
  return codes.map((value) => ({ value, label: { en_US: nameIn('en', value), ja: nameIn('ja', value) }, active: true, isDefault: false }))
}

const currencyType = standardObject({
  name: 'CurrencyType',
  keyPrefix: '01L',
  label: 'Currency Type|通貨種別',
  labelPlural: 'Currency Types|通貨種別',
  kind: 'setup',
  fields: [
    text('IsoCode', 3, 'Currency ISO Code|通貨 ISO コード', { required: true, unique: true, nameField: true }),
    decimal('ConversionRate', 18, 6, 'Conversion Rate|換算レート', { required: true }),
    integer('DecimalPlaces', 'Decimal Places|小数点の位置', { required: true }),
    checkbox('IsActive', 'Active|有効'),
    checkbox('IsCorporate', 'Corporate Currency|マスタ通貨', computed),
  ],
})

import { quoted } from '../store/database.ts'
import type { ResolvedField, Scope } from './scope.ts'
import { malformed } from './soql-error.ts'

type Amount = Pick<ResolvedField, 'sql' | 'field'>

/**
 * An amount in another currency: by the rates of now, from the currency of the record it stands on. Null when there is none.
 * In an org with one currency the amount as it is.
 * Source: SOQL and SOSL Reference, "Querying Currency Fields in Multi-Currency Orgs" (no advanced currency management here).
 */
export function inCurrency(scope: Scope, amount: Amount, isoCode: string): string {
  if (!isConverted(scope, amount)) return amount.sql
  const code = scope.parameters.bind(isoCode)
  const own = recordCurrency(amount)
  return `iif(${own} = ${code}, ${amount.sql}, ${amount.sql} / ${rateOf(own)} * ${rateOf(code)})`
}

/** What sums, averages and the order of amounts go by. */
export function inCorporateCurrency(scope: Scope, amount: Amount): string {
  return isConverted(scope, amount) ? `(${amount.sql} / ${rateOf(recordCurrency(amount))})` : amount.sql
}

/** The SQL of the ISO code of the record that an amount stands on. */
export function recordCurrency({ sql, field }: Amount): string {
  return sql.replace(quoted(field.name), quoted('CurrencyIsoCode'))
}

const isConverted = (scope: Scope, { field }: Amount) => field.type === 'currency' && scope.surroundings.hasCurrencies

const rateOf = (code: string) => `(SELECT c.ConversionRate FROM "CurrencyType" c WHERE c.IsoCode = ${code})`

/** The field inside `convertCurrency(Amount)`. @throws OrgError where there is nothing to convert */
export function resolveAmount(scope: Scope, path: unknown): ResolvedField {
  if (!scope.surroundings.hasCurrencies) throw malformed('convertCurrency() can be used in organizations with multiple currencies only')
  if (typeof path !== 'string') throw malformed('the result of an aggregate function cannot be converted by convertCurrency()')
  const resolved = scope.resolve(path)
  if (resolved.field.type !== 'currency') throw malformed(`convertCurrency() takes currency fields, not '${path}'`)
  return resolved
}

/** @throws OrgError for a code that is not an active currency of the org */
export function checkIsoCode({ surroundings }: Scope, isoCode: string): void {
  const field = surroundings.schema.get('User').fieldsByName.get('defaultcurrencyisocode')
  if (!field?.picklist.some(({ value }) => value === isoCode)) throw malformed(`invalid or inactive currency ISO code: ${isoCode}`)
}

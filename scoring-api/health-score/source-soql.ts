import type { SourcePlan } from './plan-sources.ts'

/**
 * SOQL that reads a source: every row that leads to an account, or only those of the given accounts.
 * @param accountIds record ids; at most what fits a query (SOQL: 100,000 characters)
 */
export function sourceSoql({ sobject, columns, accountPaths, scopeFilter }: SourcePlan, accountIds: readonly string[] | null): string {
  const ids = accountIds?.map((id) => `'${id.replace(/[^0-9A-Za-z]/g, '')}'`).join(', ')
  const byAccount = accountPaths
    .filter((path) => path !== 'Id' || ids !== undefined)
    .map((path) => (ids === undefined ? `${path} != null` : `${path} IN (${ids})`))
  const conditions = [scopeFilter, byAccount.join(' OR ')].filter((condition) => condition !== null && condition !== '')
  const where = conditions.length > 1 ? conditions.map((condition) => `(${condition})`).join(' AND ') : conditions.join('')
  return `SELECT ${columns.map(({ name }) => name).join(', ')} FROM ${sobject}${where === '' ? '' : ` WHERE ${where}`}`
}

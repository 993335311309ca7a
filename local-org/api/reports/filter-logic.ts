/**
 * Whether `logic` (`1 AND (2 OR 3)`) names every one of `count` filters and is well formed; null means all at once.
 * Source: Reports and Dashboards REST API Developer Guide, "Filter Reports on Demand" (reportBooleanFilter).
 */
export function checkFilterLogic(logic: string | null, count: number): boolean {
  if (logic === null) return true
  const named = new Set((logic.match(/\d+/g) ?? []).map(Number))
  const hasAll = named.size === count && [...named].every((number) => number >= 1 && number <= count)
  return hasAll && isCondition(logic.toUpperCase().match(/\d+|[A-Z]+|[^\s\dA-Z]/g) ?? [])
}

/** Folds `n`, `NOT n`, `n AND n`, `( n )` into one until nothing is left to fold. */
function isCondition(tokens: string[]): boolean {
  let text = ` ${tokens.map((token) => (/\d/.test(token) ? 'c' : token)).join(' ')} `
  for (let before = ''; before !== text;) {
    before = text
    text = text
      .replace(/ NOT c /, ' c ')
      .replace(/ c (AND|OR) c /, ' c ')
      .replace(/ \( c \) /, ' c ')
  }
  return text === ' c '
}

/** Puts each filter's condition where the logic names it. */
export function applyFilterLogic(logic: string | null, conditions: string[]): string {
  if (logic === null) return conditions.join(' AND ')
  return logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? '')
}

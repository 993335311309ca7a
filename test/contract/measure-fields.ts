interface Aggregate {
  sourceObject: string
  accountPath: string
  filter: string | null
  dateField: string | null
  field: string | null
}

/** Every field on the source object that a measure reads; a path (`Opportunity.AccountId`) belongs to another object and is left out. */
export function fieldsOfMeasure({
  aggregate,
  over,
}: {
  aggregate: Aggregate
  over: Aggregate | null
}): { object: string; field: string }[] {
  return [aggregate, ...(over === null ? [] : [over])].flatMap(({ sourceObject, accountPath, filter, dateField, field }) =>
    [accountPath, dateField, field, ...fieldsOfCondition(filter ?? '')]
      .filter((name) => name !== null)
      .filter((name) => !name.includes('.'))
      .map((name) => ({ object: sourceObject, field: name })),
  )
}

/** Field names of a SOQL condition: words that are no text, operator, literal or function. */
export function fieldsOfCondition(condition: string): string[] {
  const words = condition.replace(/'(?:\\.|[^'\\])*'/g, ' ').match(/[A-Za-z_][\w.]*(?!\w)(?!\s*\()/g) ?? []
  return words.filter((word) => !/^(and|or|not|in|like|includes|excludes|null|true|false)$/i.test(word) && !/^[A-Z_]+(:\w+)?$/.test(word))
}

/** A value that a condition can ask for. Numbers in their own unit (3 cases, 42.5 percent), dates `yyyy-mm-dd`, instants in ISO 8601. */
export type FactValue = number | string | boolean | null

/**
 * What is known about one account, by the names that conditions use: `Value.open_cases`, `Points.open_cases`, `Score`, `Coverage`, `Band`,
 * `Change30Days`, `Stage`, `DaysAsCustomer`, `Account.<field path>`.
 *
 * null = looked up and empty: `= null` is true of it, every other comparison unknown. A name that is not in the row was not found out at all
 * (stopped feed, too early, not in the account's scorecard): even `= null` is unknown of it.
 */
export type FactsRow = Readonly<Record<string, FactValue>>

/** null = not known. */
export type Truth = boolean | null

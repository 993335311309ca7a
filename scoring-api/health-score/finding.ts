/** A mistake in a scorecard's definition, said in both languages. */
export interface Finding {
  /** null = the scorecard itself. */
  measureKey: string | null
  /** Property of the scorecard or measure at fault, e.g. `watchFrom`, `aggregate.windowDays`, `variants[0].points`. */
  field: string
  english: string
  japanese: string
}

export const findingOf =
  (measureKey: string | null) =>
  (field: string, english: string, japanese: string): Finding => ({ measureKey, field, english, japanese })

/** A score or a share of 100, in hundredths. */
export const full = 10_000

/** Also false for what is no number. */
export const isWithin = (value: number, lowest: number, highest: number): boolean => value >= lowest && value <= highest

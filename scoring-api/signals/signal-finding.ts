/** A mistake in an indicator or a playbook, said in both languages. */
export interface SignalFinding {
  /** Key of the indicator or the playbook. */
  key: string
  /** Key of the step at fault; null = none in particular. */
  stepKey: string | null
  /** Property at fault, e.g. `when`, `playbookKey`, `after`. */
  field: string
  english: string
  japanese: string
}

export const findingOf =
  (key: string, stepKey: string | null = null) =>
  (field: string, english: string, japanese: string): SignalFinding => ({ key, stepKey, field, english, japanese })

import type { RowError } from '../org.ts'

/** A row the org does not take; becomes the row's `errors`. */
export class Refusal extends Error {
  readonly rowErrors: readonly RowError[]

  constructor(statusCode: string, message: string, fields: string[] = [], others: readonly RowError[] = []) {
    super(message)
    this.name = 'Refusal'
    this.rowErrors = [{ statusCode, message, fields }, ...others]
  }
}

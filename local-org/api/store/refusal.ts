import type { RowError } from '../org.ts'

/** A row the org does not take; becomes the row's entry in `errors`. */
export class Refusal extends Error {
  readonly rowError: RowError

  constructor(statusCode: string, message: string, fields: string[] = []) {
    super(message)
    this.name = 'Refusal'
    this.rowError = { statusCode, message, fields }
  }
}

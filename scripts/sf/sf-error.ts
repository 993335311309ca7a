/** A command of the Salesforce CLI that failed; the message is the CLI's own sentence. */
export class SfError extends Error {
  override readonly name = 'SfError'
  /** The CLI's name for what happened: `NamedOrgNotFoundError`. */
  readonly code: string
  /** What the command had to say nevertheless: the components of a deployment that were refused. null = nothing */
  readonly result: unknown
  constructor(code: string, message: string, result: unknown) {
    super(message)
    this.code = code
    this.result = result
  }
}

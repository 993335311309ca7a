/** A command of the Salesforce CLI that failed; the message is the CLI's own sentence. */
export class SfError extends Error {
  override readonly name = 'SfError'
}

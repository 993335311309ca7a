import { z } from 'zod'
import { OrgError } from '../org.ts'

const delimiters = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' }
const lineEndings = { LF: '\n', CRLF: '\r\n' }

/** The names a job's JSON uses. */
export const columnDelimiterName = z.enum(['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB'])
export const lineEndingName = z.enum(['LF', 'CRLF'])

export interface CsvFormat {
  columnDelimiter: z.infer<typeof columnDelimiterName>
  lineEnding: z.infer<typeof lineEndingName>
}

export const delimiterOf = ({ columnDelimiter }: CsvFormat): string => delimiters[columnDelimiter]
export const lineEndOf = ({ lineEnding }: CsvFormat): string => lineEndings[lineEnding]

/** One line, every value quoted as Salesforce quotes results; null is an empty value. */
export function toCsvLine(values: (string | null)[], format: CsvFormat): string {
  const quoted = values.map((value) => (value === null ? '""' : `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`))
  return quoted.join(delimiterOf(format)) + lineEndOf(format)
}

/** @throws OrgError INVALIDJOB naming what is wrong with a job's JSON */
export function parseJobBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new OrgError(400, 'INVALIDJOB', `${issue?.path.join('.') ?? 'job'}: ${issue?.message ?? 'invalid'}`)
}

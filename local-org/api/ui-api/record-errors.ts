import type { Reply } from '../http/call.ts'
import type { LabelBook, RowError } from '../org.ts'

/** What stands above the reasons, which are in `output`: a page that shows this alone says nothing. */
const messages: Record<string, string> = {
  en_US: 'An error occurred while trying to update the record. Please try again.',
  ja: 'レコードの更新中にエラーが発生しました。もう一度お試しください。',
}

/**
 * A refused write as a Lightning page reads it: the reasons by field, so that a form can show each where it belongs.
 * Source: User Interface API Developer Guide, "Error with Output", "Record Exception Error".
 */
export function recordErrorReply(status: number, sobject: string, errors: RowError[], labels: LabelBook, language: string): Reply {
  const details = errors.flatMap(({ statusCode, message, fields }) =>
    (fields.length > 0 ? fields : [null]).map((field) => ({
      constituentField: null,
      duplicateRecordError: null,
      errorCode: statusCode,
      field,
      fieldLabel: field === null ? null : labels.fieldLabel(sobject, field),
      message,
    })),
  )
  const onFields = details.filter((detail): detail is typeof detail & { field: string } => detail.field !== null)
  return {
    status,
    json: {
      message: messages[language] ?? messages['en_US'],
      statusCode: status,
      enhancedErrorType: 'RecordError',
      output: {
        errors: details.filter(({ field }) => field === null),
        fieldErrors: Object.groupBy(onFields, ({ field }) => field),
      },
    },
  }
}

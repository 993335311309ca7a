import type { Reply } from '../http/call.ts'
import type { LabelBook, RowError } from '../org.ts'

/** A refused write as a Lightning page reads it: the reasons by field, so that a form can show each where it belongs. */
export function recordErrorReply(status: number, sobject: string, errors: RowError[], labels: LabelBook): Reply {
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
      message: errors[0]?.message ?? 'An error occurred while trying to update the record. Please try again.',
      statusCode: status,
      errorCode: errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
      enhancedErrorType: 'RecordError',
      output: {
        errors: details.filter(({ field }) => field === null),
        fieldErrors: Object.groupBy(onFields, ({ field }) => field),
      },
    },
  }
}

import { z } from 'zod'
import { Problem } from '../problems.ts'
import { ApiError } from './api-error.ts'
import { integrationPermissionSet } from './integration-user.ts'

/** A refused query in one sentence: what could not be read, the org's words, what to do. Other errors pass unchanged. */
export function toReadProblem(err: unknown, soql: string): unknown {
  const object = /\bFROM\s+(\w+)/i.exec(soql)?.[1] ?? 'records'
  return toRefusalProblem(err, `Reading ${object}`, object)
}

/** @param doing begins the sentence, e.g. `Reading Case` */
export function toRefusalProblem(err: unknown, doing: string, object: string): unknown {
  if (err instanceof z.ZodError) {
    return new Problem(
      'salesforce-answer-broken',
      `${doing} gave an answer of another form than Salesforce's; run again, and report it if it stays.`,
      {
        cause: err,
      },
    )
  }
  if (!(err instanceof ApiError)) return err
  const said = err.message.replaceAll(/\s+/g, ' ').trim()
  if (err.errorCode === 'NETWORK') {
    return new Problem(
      'salesforce-unreachable',
      `${doing} broke off (${said}): check the network between the scoring service and the org.`,
      { cause: err },
    )
  }
  if (err.errorCode === 'INVALID_FIELD') {
    const field = /No such column '([^']+)'/.exec(said)?.[1]
    return new Problem(
      'field-not-granted',
      field === undefined
        ? `${doing} failed (${said}): create the field, or grant it to the integration user in the permission set ${integrationPermissionSet}.`
        : `${doing} failed: ${object} has no field ${field} that the integration user may use; create it, or grant it in the permission set ${integrationPermissionSet}.`,
      { cause: err },
    )
  }
  if (['INVALID_TYPE', 'NOT_FOUND', 'INVALIDENTITY', 'INSUFFICIENT_ACCESS'].includes(err.errorCode)) {
    return new Problem(
      'object-not-granted',
      `${doing} failed: the org has no object ${object} that the integration user may use; deploy it, or grant it in the permission set ${integrationPermissionSet}.`,
      { cause: err },
    )
  }
  return new Problem('salesforce-refused', `${doing} failed (${err.errorCode}: ${said}).`, { cause: err })
}

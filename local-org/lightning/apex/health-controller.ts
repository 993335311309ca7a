import { OrgError } from '../../api/org.ts'
import { AuraHandledException, type ApexContext, type ApexMethod } from './apex-context.ts'
import { askScoringApi, encoded, ScoringApiFailure, type ScoringApiCall } from './scoring-api.ts'

/** `CsHealthController` of force-app. */
export const healthController: Readonly<Record<string, ApexMethod>> = {
  'CsHealthController.rescore': { parameters: ['Id accountId'], run: rescore },
  'CsHealthController.measureRows': {
    parameters: ['Id accountId', 'String measureKey', 'String scorecardVersionKey', 'String asOf'],
    run: measureRows,
  },
}

const rescoreLabels = { noAccess: 'CsRescoreNoAccess', unreachable: 'CsRescoreUnreachable', refused: 'CsRescoreRefused' }
const rowsLabels = { noAccess: 'CsRowsNoAccess', unreachable: 'CsRowsUnreachable', refused: 'CsRowsRefused' }

/** Has the scoring service score one account now. @returns the service's answer */
async function rescore({ accountId }: Record<string, unknown>, context: ApexContext): Promise<unknown> {
  const call = { method: 'POST', path: `/v1/accounts/${String(accountId)}/rescore`, body: '{}', scope: 'account' } as const
  const answer = await askOfAccount(accountId, call, rescoreLabels, context)
  const rescored = parsed(answer)
  if (rescored === null) throw new AuraHandledException(context.label(rescoreLabels.refused))
  return rescored
}

/** null = not JSON, or JSON's own null. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** The records behind one number. @returns the service's JSON as text */
async function measureRows(
  { accountId, measureKey, scorecardVersionKey, asOf }: Record<string, unknown>,
  context: ApexContext,
): Promise<unknown> {
  const query = `scorecard=${encoded(scorecardVersionKey)}&asOf=${encoded(asOf)}`
  const path = `/v1/accounts/${String(accountId)}/measures/${encoded(measureKey)}/rows?${query}`
  return askOfAccount(accountId, { method: 'GET', path, body: null, scope: 'account' }, rowsLabels, context)
}

/** @throws AuraHandledException saying what the user can do */
async function askOfAccount(accountId: unknown, call: ScoringApiCall, labels: typeof rescoreLabels, context: ApexContext): Promise<string> {
  if (!isVisible(accountId, context)) throw new AuraHandledException(context.label(labels.noAccess))
  try {
    return await askScoringApi(call, context)
  } catch (cause) {
    if (!(cause instanceof ScoringApiFailure)) throw cause
    throw new AuraHandledException(context.label(labelOf(cause, labels)), { cause })
  }
}

function labelOf(failure: ScoringApiFailure, labels: typeof rescoreLabels): string {
  if (failure.isBusy()) return 'CsScoringApiBusy'
  return failure.status === null ? labels.unreachable : labels.refused
}

/** The service trusts this check: it reads the account with rights of its own. */
function isVisible(accountId: unknown, { org, userId }: ApexContext): boolean {
  if (typeof accountId !== 'string' || !/^001[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/.test(accountId)) return false
  try {
    return org.query(userId, `SELECT Id FROM Account WHERE Id = '${accountId}'`).totalSize === 1
  } catch (error) {
    if (error instanceof OrgError) return false
    throw error
  }
}

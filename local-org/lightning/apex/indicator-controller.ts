import { AuraHandledException, type ApexContext, type ApexMethod } from './apex-context.ts'
import { askScoringApi, encoded, ScoringApiFailure, type ScoringApiCall } from './scoring-api.ts'

/** `CsIndicatorController` of force-app. */
export const indicatorController: Readonly<Record<string, ApexMethod>> = {
  'CsIndicatorController.canManage': { parameters: [], isCacheable: true, run: (_, context) => Promise.resolve(canManage(context)) },
  'CsIndicatorController.listNames': { parameters: [], isCacheable: true, run: (_, context) => ask(get('/v1/indicators/names'), context) },
  'CsIndicatorController.check': {
    parameters: ['String requestJson'],
    run: ({ requestJson }, context) => ask(post('/v1/indicators/check', requestJson), context),
  },
  'CsIndicatorController.checkPlaybook': {
    parameters: ['String requestJson'],
    run: ({ requestJson }, context) => ask(post('/v1/playbooks/check', requestJson), context),
  },
  'CsIndicatorController.startTest': {
    parameters: ['String requestJson'],
    run: ({ requestJson }, context) => ask(post('/v1/indicator-tests', requestJson), context),
  },
  'CsIndicatorController.getTest': {
    parameters: ['String id'],
    run: ({ id }, context) => ask(get(`/v1/indicator-tests/${encoded(id)}`), context),
  },
}

function canManage(context: ApexContext): boolean {
  return context.hasCustomPermission('CsManageIndicators')
}

/** @returns the service's JSON as text. @throws AuraHandledException saying what the user can do */
async function ask(call: ScoringApiCall, context: ApexContext): Promise<string> {
  if (!canManage(context)) throw new AuraHandledException(context.label('CsIndicatorNoPermission'))
  try {
    return await askScoringApi(call, context)
  } catch (cause) {
    if (!(cause instanceof ScoringApiFailure)) throw cause
    throw new AuraHandledException(messageOf(cause, context), { cause })
  }
}

/** The service's own sentence where the user can act on it. */
function messageOf(failure: ScoringApiFailure, context: ApexContext): string {
  if (failure.status === null) return context.label('CsIndicatorUnreachable')
  return failure.isAboutRequest()
    ? context.label('CsIndicatorRefused').replaceAll('{0}', () => failure.detail ?? '')
    : context.label('CsIndicatorFailed')
}

function get(path: string): ScoringApiCall {
  return { method: 'GET', path, body: null, scope: 'indicators' }
}

/** Passed on as it is: the service says what is wrong with it. */
function post(path: string, requestJson: unknown): ScoringApiCall {
  return { method: 'POST', path, body: String(requestJson), scope: 'indicators' }
}

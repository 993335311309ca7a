import { AuraHandledException, type ApexContext, type ApexMethod } from './apex-context.ts'
import { askScoringApi, encoded, ScoringApiFailure, type ScoringApiCall } from './scoring-api.ts'

/** `CsScorecardController` of force-app. */
export const scorecardController: Readonly<Record<string, ApexMethod>> = {
  'CsScorecardController.canManage': { parameters: [], isCacheable: true, run: (_, context) => Promise.resolve(canManage(context)) },
  'CsScorecardController.listObjects': { parameters: [], isCacheable: true, run: (_, context) => ask(get('/v1/schema/objects'), context) },
  'CsScorecardController.describeObject': {
    parameters: ['String name'],
    isCacheable: true,
    run: ({ name }, context) => ask(get(`/v1/schema/objects/${encoded(name)}`), context),
  },
  'CsScorecardController.check': {
    parameters: ['String definitionJson'],
    run: ({ definitionJson }, context) => ask(post('/v1/scorecards/check', definitionJson), context),
  },
  'CsScorecardController.startPreview': {
    parameters: ['String definitionJson'],
    run: ({ definitionJson }, context) => ask(post('/v1/previews', definitionJson), context),
  },
  'CsScorecardController.getPreview': {
    parameters: ['String id'],
    run: ({ id }, context) => ask(get(`/v1/previews/${encoded(id)}`), context),
  },
}

function canManage(context: ApexContext): boolean {
  return context.hasCustomPermission('CsManageScorecards')
}

/** @returns the service's JSON as text. @throws AuraHandledException saying what the user can do */
async function ask(call: ScoringApiCall, context: ApexContext): Promise<string> {
  if (!canManage(context)) throw new AuraHandledException(context.label('CsScorecardNoPermission'))
  try {
    return await askScoringApi(call, context)
  } catch (cause) {
    if (!(cause instanceof ScoringApiFailure)) throw cause
    throw new AuraHandledException(messageOf(cause, context), { cause })
  }
}

/** The service's own sentence where the user can act on it. */
function messageOf(failure: ScoringApiFailure, context: ApexContext): string {
  if (failure.status === null) return context.label('CsScorecardUnreachable')
  return failure.isAboutRequest()
    ? context.label('CsScorecardRefused').replaceAll('{0}', () => failure.detail ?? '')
    : context.label('CsScorecardFailed')
}

function get(path: string): ScoringApiCall {
  return { method: 'GET', path, body: null, scope: 'scorecards' }
}

/** The definition goes on as it is: the service says what is wrong with it. */
function post(path: string, definitionJson: unknown): ScoringApiCall {
  return { method: 'POST', path, body: `{"scorecard":${String(definitionJson)}}`, scope: 'scorecards' }
}

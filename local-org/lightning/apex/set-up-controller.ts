import { AuraHandledException, type ApexContext, type ApexMethod } from './apex-context.ts'
import { askScoringApi, ScoringApiFailure } from './scoring-api.ts'

/** `CsSetUpController` of force-app. */
export const setUpController: Readonly<Record<string, ApexMethod>> = {
  'CsSetUpController.canManage': { parameters: [], isCacheable: true, run: (_, context) => Promise.resolve(canManage(context)) },
  'CsSetUpController.listChecks': { parameters: [], run: (_, context) => listChecks(context) },
}

const canManage = (context: ApexContext): boolean => context.hasCustomPermission('CsManageSetUp')

async function listChecks(context: ApexContext): Promise<string> {
  if (!canManage(context)) throw new AuraHandledException(context.label('CsSetUpNoPermission'))
  try {
    return await askScoringApi({ method: 'GET', path: '/v1/checks', body: null, scope: 'setup' }, context)
  } catch (cause) {
    if (!(cause instanceof ScoringApiFailure)) throw cause
    return JSON.stringify({ asOf: context.org.now().toISOString(), apiCalls: 0, checks: ownChecks(cause, context) })
  }
}

const credential = 'CsScoringApi'
const credentialsPage = 'NamedCredential/home'

/** `CsSetUpOwnChecks` of force-app. Whether there is a credential is told of those only who may use it. */
function ownChecks({ status, detail }: ScoringApiFailure, context: ApexContext): object[] {
  const label = (name: string): string => context.label(name)
  const isCaller = context.org.permissionSetsOf(context.userId).includes('CsScoringApiCaller')
  const hasCredential = isCaller ? context.endpointOf(credential) !== null : null
  const said =
    status === null
      ? label('CsSetUpServiceSilent')
      : label('CsSetUpServiceRefused')
          .replaceAll('{0}', () => String(status))
          .replaceAll('{1}', () => detail ?? '')
  const remedy = label(status === null ? 'CsSetUpServiceSilentRemedy' : 'CsSetUpServiceRefusedRemedy')
  const step = (key: string, isThere: boolean | null, name: string, page: string): object => {
    if (isThere === true) return toCheck(key, 'passed', label(`CsSetUp${name}There`), null, null)
    return toCheck(key, isThere === null ? 'unknown' : 'failed', label(`CsSetUp${name}Missing`), label(`CsSetUp${name}Remedy`), page)
  }
  return [
    toCheck('service', 'failed', said, remedy, credentialsPage),
    step('credential', hasCredential, 'Credential', credentialsPage),
    step('caller', isCaller, 'Caller', 'PermSets/home'),
    step('signing', context.signingKey(credential) !== null, 'Certificate', 'CertificatesAndKeysManagement/home'),
  ]
}

const toCheck = (key: string, status: string, said: string, remedy: string | null, page: string | null): object => ({
  key: `connection.${key}`,
  area: 'connection',
  status,
  english: said,
  japanese: said,
  remedyEnglish: remedy,
  remedyJapanese: remedy,
  place: page === null ? null : { kind: 'setup', name: page },
})

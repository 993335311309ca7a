import { AuraHandledException, type ApexContext, type ApexMethod } from './apex-context.ts'
import { askScoringApi, certificateName, ScoringApiFailure } from './scoring-api.ts'

/** `CsSetUpController` of force-app. */
export const setUpController: Readonly<Record<string, ApexMethod>> = {
  'CsSetUpController.canManage': { parameters: [], isCacheable: true, run: (_, context) => Promise.resolve(canManage(context)) },
  'CsSetUpController.listChecks': { parameters: [], run: (_, context) => listChecks(context) },
}

const canManage = (context: ApexContext): boolean => context.hasCustomPermission('CsManageSetUp')

async function listChecks(context: ApexContext): Promise<string> {
  if (!canManage(context)) throw new AuraHandledException(context.label('CsSetUpNoPermission'))
  try {
    return await askScoringApi({ method: 'GET', path: '/v1/checks', body: null, scope: 'setup', timeoutMs: 60_000 }, context)
  } catch (cause) {
    if (!(cause instanceof ScoringApiFailure)) throw cause
    return JSON.stringify({ asOf: context.org.now().toISOString(), apiCalls: 0, checks: ownChecks(cause, context) })
  }
}

const credential = 'CsScoringApi'
const credentialsPage = 'NamedCredential/home'

/** Text of a label with its places filled, as `String.format` of Apex does. */
type Label = (name: string, ...parts: readonly string[]) => string
const fill = (text: string, parts: readonly string[]): string =>
  text.replaceAll(/\{(\d)\}/g, (place, index) => parts[Number(index)] ?? place)

/** `CsSetUpOwnChecks` of force-app. Whether there is a credential is told of those only who may use it. */
function ownChecks(failure: ScoringApiFailure, context: ApexContext): object[] {
  const certificate = certificateName(context.org)
  const label: Label = (name, ...parts) => fill(context.label(name), parts)
  const isCaller = context.org.permissionSetsOf(context.userId).includes('CsScoringApiCaller')
  const hasCredential = isCaller ? context.endpointOf(credential) !== null : null
  const step = (key: string, isThere: boolean | null, name: string, page: string): object => {
    if (isThere === true) return toCheck(key, 'passed', label(`CsSetUp${name}There`, certificate), null, null)
    return toCheck(
      key,
      isThere === null ? 'unknown' : 'failed',
      label(`CsSetUp${name}Missing`, certificate),
      label(`CsSetUp${name}Remedy`),
      page,
    )
  }
  return [
    serviceCheck(failure, certificate, label),
    step('credential', hasCredential, 'Credential', credentialsPage),
    step('caller', isCaller, 'Caller', 'PermSets/home'),
    step('signing', context.signingKey(certificate) !== null, 'Certificate', 'CertificatesAndKeysManagement/home'),
  ]
}

/** Unknown: a signature is missing, which has a check of its own, or the service has something else to do. */
function serviceCheck(failure: ScoringApiFailure, certificate: string, label: Label): object {
  if (failure.isUnsigned) return toCheck('service', 'unknown', label('CsSetUpServiceUnasked'), null, null)
  if (failure.isBusy()) return toCheck('service', 'unknown', label('CsScoringApiBusy'), null, null)
  const said = saidOf(failure, label)
  if (failure.isAboutCaller()) return toCheck('service', 'failed', said, label('CsSetUpServiceRefusedRemedy', certificate), credentialsPage)
  if (failure.isPassing()) return toCheck('service', 'failed', said, label('CsSetUpServiceSilentRemedy'), credentialsPage)
  return toCheck('service', 'failed', said, null, null)
}

function saidOf(failure: ScoringApiFailure, label: Label): string {
  const { status, detail } = failure
  if (status === null) return label('CsSetUpServiceSilent')
  return label(failure.isAboutCaller() ? 'CsSetUpServiceRefused' : 'CsSetUpServiceAnswered', String(status), detail ?? '')
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

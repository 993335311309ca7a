import { randomUUID } from 'node:crypto'
import { SignJWT, importPKCS8 } from 'jose'
import { OrgError } from '../api/org.ts'
import type { LocalOrg } from '../api/org.ts'
import type { LabelTexts } from './metadata/custom-labels.ts'

/** What an Apex method of the local org may use. */
export interface ApexContext {
  org: LocalOrg
  userId: string
  /** Custom label of force-app in the user's language. */
  label(name: string): string
  orgKeyPem: string
  organizationId: string
  /** Base URL by name of the named credential. */
  namedCredentials: Record<string, string>
}

/** The message goes to the component as it is: it says what the user can do. */
export class AuraHandledException extends Error {}

type ApexMethod = (parameters: Record<string, unknown>, context: ApexContext) => Promise<unknown>

/** Every Apex method that the local org can serve, by `Class.method`: stand-ins for the classes of force-app, which only an org can run. */
export const apexMethods: Readonly<Record<string, ApexMethod>> = {
  'CsHealthController.rescore': rescore,
}

const calloutTimeoutMs = 10_000
const tokenLifetimeSeconds = 120

/** `CsHealthController.rescore`: has the scoring service score one account now, in the name of the user. @returns the service's answer */
async function rescore({ accountId }: Record<string, unknown>, context: ApexContext): Promise<unknown> {
  if (!canReadAccount(accountId, context)) throw new AuraHandledException(context.label('CsRescoreNoAccess'))
  const response = await postToService(`/v1/accounts/${accountId}/rescore`, context)
  if (response.status !== 200) throw new AuraHandledException(context.label('CsRescoreRefused'))
  return response.json().catch(() => {
    throw new AuraHandledException(context.label('CsRescoreRefused'))
  })
}

async function postToService(path: string, context: ApexContext): Promise<Response> {
  const token = await signToken(context)
  try {
    return await fetch(new URL(path, context.namedCredentials.CsScoringApi), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
      },
      body: '{}',
      signal: AbortSignal.timeout(calloutTimeoutMs),
    })
  } catch (cause) {
    throw new AuraHandledException(context.label('CsRescoreUnreachable'), { cause })
  }
}

function canReadAccount(accountId: unknown, { org, userId }: ApexContext): accountId is string {
  if (typeof accountId !== 'string' || !/^001[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/.test(accountId)) return false
  try {
    return org.query(userId, `SELECT Id FROM Account WHERE Id = '${accountId}'`).totalSize === 1
  } catch (error) {
    if (error instanceof OrgError) return false
    throw error
  }
}

/** As the org's named credential signs it: issuer is the org, subject the user. */
async function signToken({ orgKeyPem, organizationId, userId }: ApexContext): Promise<string> {
  const key = await importPKCS8(orgKeyPem, 'RS256')
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(organizationId)
    .setSubject(userId)
    .setAudience('banso-scoring-api')
    .setIssuedAt()
    .setExpirationTime(`${tokenLifetimeSeconds}s`)
    .setJti(randomUUID())
    .sign(key)
}

/**
 * Runs a method as the page's Apex endpoint does.
 * @returns status and JSON body; a failure has the body that a component gets from Apex
 */
export async function callApex(
  name: string,
  parameters: Record<string, unknown>,
  context: ApexContext,
): Promise<{ status: number; body: unknown }> {
  const method = Object.hasOwn(apexMethods, name) ? apexMethods[name] : undefined
  if (!method) {
    const message = `The local org cannot run ${name}: local-org/lightning/apex-methods.ts lists the Apex methods it can.`
    return { status: 500, body: apexFailure(message, 'System.TypeException') }
  }
  try {
    return { status: 200, body: (await method(parameters, context)) ?? null }
  } catch (error) {
    if (!(error instanceof AuraHandledException)) throw error
    return { status: 500, body: apexFailure(error.message, 'System.AuraHandledException') }
  }
}

function apexFailure(message: string, exceptionType: string): unknown {
  return { message, exceptionType, isUserDefinedException: false, stackTrace: '' }
}

/** Text of a custom label. @throws Error when force-app has no such label */
export function labelText(labels: ReadonlyMap<string, LabelTexts>, name: string, language: string): string {
  const texts = labels.get(name)
  const text = texts?.[language] ?? texts?.en_US
  if (text === undefined) throw new Error(`force-app has no custom label ${name}`)
  return text
}

import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ApexContext } from '../../../local-org/lightning/apex/apex-context.ts'
import { callAsUser, productLabel, startService, type FakeService } from './apex-caller.ts'
import { createFakeOrg, orgKeyPem } from './fake-org.ts'

let service: FakeService
afterEach(() => service.close())

const answering = async (status: number, body = '{"detail":"A sentence."}') => (service = await startService(status, body))
const now = new Date('2026-11-22T03:00:00Z')
const org = (more: object = {}) => Object.assign(createFakeOrg().org, { now: () => now, ...more })

interface OwnCheck {
  key: string
  status: string
  english: string
  remedyEnglish: string | null
  place: { name: string } | null
}

/** What the page is told when the service's own checks do not come, by key. */
async function ownChecks(more: Partial<ApexContext> = {}): Promise<Record<string, OwnCheck>> {
  const admin = { hasCustomPermission: () => true, org: org() }
  const { body } = await callAsUser('CsSetUpController.listChecks', {}, service.url, { ...admin, ...more })
  const { asOf, checks } = JSON.parse(String(body)) as { asOf: string; checks: OwnCheck[] }
  expect(asOf).toBe(now.toISOString())
  return Object.fromEntries(checks.map((check) => [check.key.replace('connection.', ''), check]))
}

it('waits a minute for the checks of the service, which ask the org many times', async () => {
  await answering(200, '{}')
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  onTestFinished(() => timeout.mockRestore())
  await callAsUser('CsSetUpController.listChecks', {}, service.url, { hasCustomPermission: () => true })
  expect(timeout.mock.calls).toEqual([[60_000]])
})

const toSaid = ({ status, english, remedyEnglish }: OwnCheck) => [status, english, remedyEnglish]

describe('the service', () => {
  const serviceCheck = async (more?: Partial<ApexContext>) => toSaid((await ownChecks(more))['service']!)
  const refused = (status: number) => `The scoring service refused the call of this org (${status}: A sentence.).`
  const answered = (status: number) => `The scoring service answered with an error (${status}: A sentence.).`

  it('could not be asked without a signature', async () => {
    await answering(200)
    expect(await serviceCheck({ signingKey: () => null })).toEqual(['unknown', productLabel('CsSetUpServiceUnasked'), null])
    expect(service.calls).toEqual([])
  })

  it('is silent when nothing answers', async () => {
    await answering(200)
    await service.close()
    expect(await serviceCheck()).toEqual(['failed', productLabel('CsSetUpServiceSilent'), productLabel('CsSetUpServiceSilentRemedy')])
  })

  it.each([401, 403])('does not trust this org when it answers %i', async (status) => {
    await answering(status)
    expect(await serviceCheck()).toEqual([
      'failed',
      refused(status),
      'Give the service the id of this org and its certificate CsScoringApi: npm run connect-org does both.',
    ])
  })

  it.each([409, 429])('is busy when it answers %i', async (status) => {
    await answering(status)
    expect(await serviceCheck()).toEqual(['unknown', productLabel('CsScoringApiBusy'), null])
  })

  it.each([502, 503, 504])('is not the one that answers %i', async (status) => {
    await answering(status)
    expect(await serviceCheck()).toEqual(['failed', answered(status), productLabel('CsSetUpServiceSilentRemedy')])
  })

  it.each([404, 500, 507])('is only quoted when it answers %i', async (status) => {
    await answering(status)
    expect(await serviceCheck()).toEqual(['failed', answered(status), null])
  })
})

describe('the certificate', () => {
  const orgSigningWith = (FieldPath__c: string) => org({ customMetadata: () => ({ FieldPath__c }) })
  const onlyB = (name: string) => (name === 'CsScoringApiB' ? orgKeyPem : null)

  it('is named as the org signs with it', async () => {
    await answering(401)
    const { service: asked, signing } = await ownChecks({ org: orgSigningWith('CsScoringApiB'), signingKey: onlyB })
    expect(toSaid(signing!)).toEqual(['passed', 'The certificate CsScoringApiB signs the calls of this org.', null])
    expect(asked!.remedyEnglish).toContain('its certificate CsScoringApiB:')
  })

  it('is missing by the name that the org would sign with', async () => {
    await answering(200)
    const { signing } = await ownChecks({ org: orgSigningWith(' '), signingKey: onlyB })
    expect(toSaid(signing!)).toEqual([
      'failed',
      'The certificate CsScoringApi is missing: this org cannot prove who is calling.',
      productLabel('CsSetUpCertificateRemedy'),
    ])
  })
})

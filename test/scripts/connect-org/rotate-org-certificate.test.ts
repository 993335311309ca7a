import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readOrgKeys } from '../../../scoring-api/access/org-keys.ts'
import { connectOrg } from '../../../scripts/connect-org/connect.ts'
import { finishOrgCertificate, rotateOrgCertificate } from '../../../scripts/connect-org/rotate-org-certificate.ts'
import type { Sf } from '../../../scripts/sf/open-sf.ts'
import { startConnectedOrg, type OrgToConnect } from './org-to-connect.ts'

class Crash extends Error {}

let org: OrgToConnect
beforeEach(async () => {
  org = await startConnectedOrg({ withMapping: true })
})
afterEach(() => org.close())

/** Which certificate Apex would sign with, and whether the service's settings know it. */
async function signature() {
  const name = String(org.running.org.customMetadata('CsMapping__mdt', 'SigningCertificate')?.['FieldPath__c'] ?? 'CsScoringApi')
  const key = createPrivateKey(org.running.org.signingKey(name) ?? 'none')
  const pem = readFileSync((await org.environment())['SCORING_API_ORG_CERTIFICATE_FILE'] ?? '', 'utf8')
  const pinned = pem.split(/(?<=-----END CERTIFICATE-----\n)/).filter(Boolean)
  return {
    name,
    pinned: readOrgKeys(pem).length,
    isKnown: pinned.some((one) => new X509Certificate(one).checkPrivateKey(key)),
    others: ['CsScoringApi', 'CsScoringApiB'].filter((other) => other !== name && org.running.org.signingKey(other) !== null),
  }
}

it('pins the new certificate beside the old one before the org signs with it, then ends the old one', async () => {
  await rotateOrgCertificate(org.request)
  expect(await signature()).toEqual({ name: 'CsScoringApi', pinned: 2, isKnown: true, others: ['CsScoringApiB'] })
  await finishOrgCertificate(org.request)
  expect(await signature()).toEqual({ name: 'CsScoringApiB', pinned: 1, isKnown: true, others: [] })
  await rotateOrgCertificate(org.request)
  await finishOrgCertificate(org.request)
  expect(await signature()).toEqual({ name: 'CsScoringApi', pinned: 1, isKnown: true, others: [] })
})

it('is left as it is by connecting again', async () => {
  await rotateOrgCertificate(org.request)
  await connectOrg(org.request)
  expect((await signature()).pinned).toBe(2)
  await finishOrgCertificate(org.request)
  await connectOrg(org.request)
  expect(await signature()).toEqual({ name: 'CsScoringApiB', pinned: 1, isKnown: true, others: [] })
})

it('never has the org sign with what the service does not know, wherever it is interrupted', async () => {
  let left = 0
  const json: Sf['json'] = async (command) => {
    left -= 1
    if (left < 0) throw new Crash()
    const answer = await org.request.sf.json(command)
    left -= 1
    if (left < 0) throw new Crash()
    return answer as never
  }
  const both = async (sf: Sf) => {
    await rotateOrgCertificate({ ...org.request, sf })
    await finishOrgCertificate({ ...org.request, sf })
  }
  for (let at = 0; ; at += 1) {
    left = at
    const isDone = await both({ version: '', json }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Crash) return false
        throw error
      },
    )
    expect(await signature(), `after a crash at ${at}`).toMatchObject({ isKnown: true })
    if (isDone) break
    await rotateOrgCertificate(org.request).catch((error: Error) => expect(error.message).toContain('--finish'))
    await finishOrgCertificate(org.request)
    expect(await signature(), `going on after ${at}`).toMatchObject({ isKnown: true, pinned: 1, others: [] })
  }
}, 240_000)

it('finishes nothing that has not begun', async () => {
  await expect(finishOrgCertificate(org.request)).rejects.toThrow('There is no new certificate: run this without --finish to begin.')
})

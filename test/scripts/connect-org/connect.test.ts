import { createPrivateKey, X509Certificate } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectOrg, type ConnectRequest } from '../../../scripts/connect-org/connect.ts'
import { deleteComponents } from '../../../scripts/connect-org/metadata-package.ts'
import { tryLogin } from '../../../scripts/connect-org/try-login.ts'
import type { Sf } from '../../../scripts/sf/open-sf.ts'
import { integrationUser, serviceUrl, startOrgToConnect, type OrgToConnect } from './org-to-connect.ts'

let org: OrgToConnect
beforeEach(async () => {
  org = await startOrgToConnect()
})
afterEach(() => org.close())

const connect = (changes: Partial<ConnectRequest> = {}) => connectOrg({ ...org.request, ...changes })
const credential = () => {
  const component = org.running.org.metadata.components().get('NamedCredential CsScoringApi')
  return readFileSync(component?.files[0] ?? '', 'utf8')
}

it('makes settings with which the service logs in and knows the signature of the org', async () => {
  await connect()
  const environment = await org.environment()
  expect(environment).toMatchObject({
    SALESFORCE_LOGIN_URL: org.running.url,
    SALESFORCE_USERNAME: integrationUser,
    SCORING_API_ORG_ID: org.running.organizationId,
    SCORING_API_OPERATOR_TOKEN: expect.stringMatching(/^[\w-]{43}$/) as string,
  })
  const pinned = new X509Certificate(readFileSync(environment['SCORING_API_ORG_CERTIFICATE_FILE'] ?? ''))
  const signing = createPrivateKey(org.running.org.signingKey('CsScoringApi') ?? '')
  expect([await tryLogin(environment), pinned.checkPrivateKey(signing)]).toEqual([null, true])
  expect(credential()).toContain(`<parameterValue>${serviceUrl}</parameterValue>`)
})

it('keeps what somebody added to the settings, and the address when none is given', async () => {
  const { environmentFile } = await connect()
  appendFileSync(environmentFile, "LOG_LEVEL=debug\nSCORING_API_WORK_DIRECTORY='/var/lib/our banso'\n")
  const before = await org.environment()
  expect((await connect({ serviceUrl: null })).serviceUrl).toBe(serviceUrl)
  expect([await org.environment(), before['LOG_LEVEL'], before['SCORING_API_WORK_DIRECTORY']]).toEqual([
    before,
    'debug',
    '/var/lib/our banso',
  ])
  expect(credential()).toContain(serviceUrl)
})

it('goes on with the keys it made when it was interrupted before it wrote its settings', async () => {
  const { environmentFile } = await connect()
  const { SALESFORCE_PRIVATE_KEY_FILE: file, SALESFORCE_CLIENT_ID: key } = await org.environment()
  rmSync(environmentFile)
  await connect()
  expect(await org.environment()).toMatchObject({ SALESFORCE_PRIVATE_KEY_FILE: file, SALESFORCE_CLIENT_ID: key })
})

it('leads whoever starts the service to its settings', async () => {
  const { environmentFile } = await connect()
  expect(realpathSync(join(org.request.bansoPath, 'connected/service.env'))).toBe(realpathSync(environmentFile))
})

it('does not repeat a setting that cannot be written: it may be a secret', async () => {
  const { environmentFile } = await connect()
  appendFileSync(environmentFile, `OUR_PASSWORD="it's secret"\n`)
  await expect(connect()).rejects.toThrow(
    new Error('OUR_PASSWORD cannot be written into an environment file: it holds a quotation mark or a line break.'),
  )
})

it('moves the address of the service and nothing else', async () => {
  await connect()
  const before = await org.environment()
  await connect({ serviceUrl: 'https://elsewhere.banso.example/api' })
  expect(await org.environment()).toEqual(before)
  expect(credential()).toContain('https://elsewhere.banso.example/api')
})

it('puts an app right that somebody deleted', async () => {
  await connect()
  await deleteComponents(org.request.sf, org.request.org, [{ type: 'ExternalClientApplication', fullName: 'CsScoringApi' }])
  expect(await tryLogin(await org.environment())).toContain('check SALESFORCE_CLIENT_ID')
  await connect()
  expect(await tryLogin(await org.environment())).toBeNull()
})

it('names the user to log in as, where one has the permission set', async () => {
  await connect({ integrationUser })
  expect(org.said).toContain(`${integrationUser} logs in with the app CsScoringApi.`)
  const [assignment] = [...org.running.org.query(adminId(), 'SELECT Id FROM PermissionSetAssignment').records]
  org.running.org.delete(adminId(), 'PermissionSetAssignment', String(assignment?.['Id']))
  await expect(connect()).rejects.toThrow(
    'Nobody in the org has the permission set ScoringApiIntegration: assign it to the user that the service logs in as.',
  )
})

const adminId = () => org.running.org.findUser('admin@banso.example')?.id ?? ''

describe('an org that refuses', () => {
  /** Files of a package that are lost on their way: their members are refused, each by its type and name. */
  const losing = (...folders: string[]): Sf => ({
    version: 'none',
    json(command) {
      const folder = command[command.indexOf('--metadata-dir') + 1] ?? ''
      const lost = command[1] === 'deploy' ? folders.filter((name) => existsSync(`${folder}/${name}`)) : []
      for (const name of lost) rmSync(`${folder}/${name}`, { recursive: true })
      return org.request.sf.json(command)
    },
  })

  it('the app: says what to switch on or make by hand, and does the rest', async () => {
    const attempt = connect({ sf: losing('extlClntAppGlobalOauthSets') })
    await expect(attempt).rejects.toThrow(
      /^The org did not take the app that the service logs in with \(".+"\)\. In Setup of .+ switch on External Client Apps .+ then type npm run connect-org -- --target-org test --consumer-key KEY, .+ and after that run this again\.$/,
    )
    expect(org.running.org.signingKey('CsScoringApi')).not.toBeNull()
    expect(credential()).toContain(serviceUrl)
  })

  it('the certificate: says where to make one', async () => {
    await expect(connect({ sf: losing('certs') })).rejects.toThrow(
      /^The org has no certificate .+ under Certificate and Key Management, choose Create Self-Signed Certificate with the unique name CsScoringApi .+ run this again\.$/,
    )
  })

  it('both: says both', async () => {
    const attempt = connect({ sf: losing('certs', 'extlClntAppGlobalOauthSets') })
    await expect(attempt).rejects.toThrow(/The org did not take the app[\s\S]+\nThe org has no certificate/)
  })
})

it('goes on with an app that was made in Setup', async () => {
  await connect()
  const made = (await org.environment())['SALESFORCE_CLIENT_ID'] ?? ''
  await connect({ consumerKey: 'of-another-app' }).then(
    () => expect.fail('nobody can log in with that'),
    (error: Error) => expect(error.message).toMatch(/^The service cannot log in yet\. .+ check SALESFORCE_CLIENT_ID\.$/),
  )
  expect((await org.environment())['SALESFORCE_CLIENT_ID']).toBe(made)
  await connect({ consumerKey: made })
  expect(await tryLogin(await org.environment())).toBeNull()
})

import { generateKeyPairSync, X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SignJWT } from 'jose'
import type { Connection } from 'jsforce'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { selfSignedCertificate } from '../../../x509/self-signed-certificate.ts'
import { connect, deploy, document, manifest, startEmptyOrg, unzip, type Archive } from './deploying.ts'

const source = (path: string) => readFileSync(new URL(`../../../force-app/main/connection/${path}`, import.meta.url), 'utf8')
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const year = { notBefore: new Date(), notAfter: new Date(Date.now() + 365 * 86_400_000) }
const pem = selfSignedCertificate(keys.privateKey, { commonName: 'service', ...year })

const app = '<externalClientApplication>CsScoringApi</externalClientApplication><label>App</label>'
const header = { 'externalClientApps/CsScoringApi.eca': source('externalClientApps/CsScoringApi.eca-meta.xml') }
const settings = { 'extlClntAppOauthSettings/CsScoringApi.ecaOauth': source('extlClntAppOauthSettings/CsScoringApi.ecaOauth-meta.xml') }
const globalSettings = (inner = `<consumerKey>key-of-the-app</consumerKey><certificate>${pem}</certificate>`) => ({
  'extlClntAppGlobalOauthSets/CsScoringApi.ecaGlblOauth': document(
    'ExtlClntAppGlobalOauthSettings',
    `${app}${inner}<consumerSecret>hidden</consumerSecret>`,
  ),
})
const policy = (inner = '<commaSeparatedPermissionSet>Service</commaSeparatedPermissionSet>', type = 'AdminApprovedPreAuthorized') => ({
  'extlClntAppOauthPolicies/CsScoringApi_defaultPolicy.ecaOauthPlcy': document(
    'ExtlClntAppOauthConfigurablePolicies',
    `${inner}${app}<permittedUsersPolicyType>${type}</permittedUsersPolicyType>`,
  ),
})
const plugins = (isEnabled: boolean) => ({
  'extlClntAppPolicies/CsScoringApi_defaultPolicy.ecaPlcy': document(
    'ExtlClntAppConfigurablePolicies',
    `${app}<isEnabled>${isEnabled}</isEnabled>`,
  ),
})
const permissionSet = { 'permissionsets/Service.permissionset': document('PermissionSet', '<label>Service</label>') }

const types = {
  ExternalClientApplication: ['*'],
  ExtlClntAppOauthSettings: ['*'],
  ExtlClntAppGlobalOauthSettings: ['*'],
  ExtlClntAppOauthConfigurablePolicies: ['*'],
  ExtlClntAppConfigurablePolicies: ['*'],
  Certificate: ['*'],
  NamedCredential: ['*'],
  ExternalCredential: ['*'],
  PermissionSet: ['*'],
}
const pack = (...files: Archive[]): Archive => Object.assign({ 'package.xml': manifest(types) }, ...files) as Archive
const wholeApp = () => pack(header, settings, globalSettings(), policy(), permissionSet)

let running: RunningOrg
let admin: Connection
beforeEach(async () => {
  running = await startEmptyOrg()
  admin = connect(running)
})
afterEach(() => running.close())

async function logIn(clientId = 'key-of-the-app', username = 'emma@banso.example') {
  const assertion = await new SignJWT({ iss: clientId, sub: username, aud: running.url })
    .setProtectedHeader({ alg: 'RS256' })
    .setExpirationTime('3m')
    .sign(keys.privateKey)
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
  const answer = (await (await fetch(`${running.url}/services/oauth2/token`, { method: 'POST', body })).json()) as Record<string, string>
  return answer['access_token'] === undefined ? `${answer['error']}: ${answer['error_description']}` : 'logged in'
}

function assign(permissionSet: string, username = 'emma@banso.example') {
  const adminId = running.org.findUser('admin@banso.example')?.id ?? ''
  const [row] = [...running.org.query(adminId, `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`).records]
  const fields = { AssigneeId: running.org.findUser(username)?.id, PermissionSetId: row?.['Id'] }
  expect(running.org.insert(adminId, 'PermissionSetAssignment', fields).errors).toEqual([])
}

async function retrieve(members: Record<string, string[]>): Promise<Archive> {
  const unpackaged = { types: Object.entries(members).map(([name, list]) => ({ name, members: list })), version: '67.0' }
  const started = admin.metadata.retrieve({ apiVersion: '67.0', unpackaged } as never)
  return unzip((await started.complete()).zipFile)
}

describe('an External Client App', () => {
  it('is one to log in with, by those whom its policy names', async () => {
    expect(await logIn()).toBe('invalid_client_id: client identifier invalid')
    expect((await deploy(admin, wholeApp())).status).toBe('Succeeded')
    expect(await logIn()).toBe('invalid_app_access: user is not admin approved to access this app')
    assign('Service')
    expect(await logIn()).toBe('logged in')
    expect(await logIn('key-of-the-app', 'admin@banso.example')).toBe('invalid_app_access: user is not admin approved to access this app')
  })

  it('cannot be logged in with before admins approve users', async () => {
    await deploy(admin, pack(header, settings, globalSettings()))
    expect(await logIn()).toBe("invalid_grant: user hasn't approved this consumer")
    await deploy(admin, pack(policy('', 'AllSelfAuthorized')))
    expect(await logIn()).toBe("invalid_grant: user hasn't approved this consumer")
  })

  it.each([
    ['without a certificate', globalSettings('<consumerKey>key-of-the-app</consumerKey>'), 'invalid_grant: invalid assertion'],
    ['that is switched off', plugins(false), 'invalid_client_id: client identifier invalid'],
  ])('%s lets nobody in', async (_, change, refusal) => {
    await deploy(admin, wholeApp())
    assign('Service')
    expect((await deploy(admin, pack(change))).status).toBe('Succeeded')
    expect(await logIn()).toBe(refusal)
  })

  it('lets nobody in any more once it is deleted, and takes its settings with it', async () => {
    await deploy(admin, wholeApp())
    assign('Service')
    const gone = { 'destructiveChangesPost.xml': manifest({ ExternalClientApplication: ['CsScoringApi'] }), 'package.xml': manifest({}) }
    expect((await deploy(admin, gone)).done).toEqual(['deleted ExternalClientApplication CsScoringApi'])
    expect(await logIn()).toBe('invalid_client_id: client identifier invalid')
    expect(Object.keys(await retrieve({ ExtlClntAppGlobalOauthSettings: ['*'], ExtlClntAppOauthConfigurablePolicies: ['*'] }))).toEqual([
      'unpackaged/package.xml',
    ])
  })

  it('is retrieved with its consumer key, and without certificate and secret', async () => {
    await deploy(admin, wholeApp())
    const file = (await retrieve({ ExtlClntAppGlobalOauthSettings: ['CsScoringApi'] }))[
      'unpackaged/extlClntAppGlobalOauthSets/CsScoringApi.ecaGlblOauth'
    ]
    expect(file).toContain('<consumerKey>key-of-the-app</consumerKey>')
    expect(file).not.toMatch(/certificate|BEGIN|hidden|[sS]ecret/)
  })

  it('gets a consumer key of the org when it brings none, the same one for ever', async () => {
    await deploy(admin, pack(header, settings, globalSettings(`<certificate>${pem}</certificate>`), policy(), permissionSet))
    assign('Service')
    const keyOf = async () => {
      const archive = await retrieve({ ExtlClntAppGlobalOauthSettings: ['CsScoringApi'] })
      return /<consumerKey>(.+)<\/consumerKey>/.exec(JSON.stringify(archive))?.[1]
    }
    const key = await keyOf()
    expect(await logIn(key)).toBe('logged in')
    await deploy(admin, pack(settings))
    expect(await keyOf()).toBe(key)
  })

  it.each([
    [
      'an app that is not there',
      pack(settings),
      'ExtlClntAppOauthSettings CsScoringApi extlClntAppOauthSettings/CsScoringApi.ecaOauth 2:75 In field: externalClientApplication - no ExternalClientApplication named CsScoringApi found',
    ],
    [
      'a permission set that is not there',
      pack(header, settings, policy('<commaSeparatedPermissionSet>Nobody</commaSeparatedPermissionSet>')),
      'ExtlClntAppOauthConfigurablePolicies CsScoringApi_defaultPolicy extlClntAppOauthPolicies/CsScoringApi_defaultPolicy.ecaOauthPlcy 2:87 In field: commaSeparatedPermissionSet - no PermissionSet named Nobody found',
    ],
  ])('cannot name %s', async (_, files, failure) => {
    expect((await deploy(admin, files)).failures).toEqual([failure])
  })

  it.each(['no certificate', 'private key'])('takes no %s for a certificate', async (kind) => {
    const text = kind === 'private key' ? keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() : kind
    const { failures } = await deploy(admin, pack(header, settings, globalSettings(`<certificate>${text}</certificate>`)))
    expect(failures).toEqual([expect.stringContaining('<certificate> is not a certificate in PEM form') as string])
  })
})

describe('a certificate', () => {
  const certificate = {
    'certs/CsScoringApi.crt': '',
    'certs/CsScoringApi.crt-meta.xml': document(
      'Certificate',
      '<caSigned>false</caSigned><keySize>2048</keySize><masterLabel>Banso</masterLabel><privateKeyExportable>false</privateKeyExportable>',
    ),
  }
  const publicHalf = async () => (await retrieve({ Certificate: ['CsScoringApi'] }))['unpackaged/certs/CsScoringApi.crt'] ?? ''

  it('gives the org a key to sign with, and others its public half', async () => {
    expect(running.org.signingKey('CsScoringApi')).toBeNull()
    expect((await deploy(admin, pack(certificate))).done).toEqual(['created Certificate CsScoringApi'])
    const retrieved = new X509Certificate(await publicHalf())
    const key = createPrivateKey(running.org.signingKey('CsScoringApi') ?? '')
    expect(retrieved.checkPrivateKey(key)).toBe(true)
    expect([retrieved.subject, retrieved.validToDate > new Date(Date.now() + 360 * 86_400_000)]).toEqual(['CN=Banso', true])
  })

  it('keeps its key when it is deployed again, loses it with the certificate', async () => {
    await deploy(admin, pack(certificate))
    const before = await publicHalf()
    await deploy(admin, pack(certificate))
    expect(await publicHalf()).toBe(before)
    const gone = { 'destructiveChangesPost.xml': manifest({ Certificate: ['CsScoringApi'] }), 'package.xml': manifest({}) }
    expect((await deploy(admin, gone)).status).toBe('Succeeded')
    expect(running.org.signingKey('CsScoringApi')).toBeNull()
    await deploy(admin, pack(certificate))
    expect(await publicHalf()).not.toBe(before)
  })

  it('is made by no validation', async () => {
    await deploy(admin, pack(certificate), { checkOnly: true })
    expect(running.org.signingKey('CsScoringApi')).toBeNull()
  })

  it('shows its private key to no query and no retrieve', async () => {
    await deploy(admin, pack(certificate))
    expect(JSON.stringify(await retrieve({ Certificate: ['*'] }))).not.toContain('PRIVATE')
    await expect(admin.query('SELECT Secret FROM #Secret')).rejects.toThrow()
  })
})

describe('a named credential', () => {
  const credentials = {
    'externalCredentials/CsScoringApi.externalCredential': source('externalCredentials/CsScoringApi.externalCredential-meta.xml'),
    'namedCredentials/CsScoringApi.namedCredential': source('namedCredentials/CsScoringApi.namedCredential-meta.xml'),
    // Without the class that it opens too.
    'permissionsets/CsScoringApiCaller.permissionset': source('permissionsets/CsScoringApiCaller.permissionset-meta.xml').replace(
      /<classAccesses>[\s\S]*?<\/classAccesses>/,
      '',
    ),
  }
  const userCredentials = {
    'permissionsets/Principal.permissionset': document(
      'PermissionSet',
      '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>CsScoringApi-ScoringApi</externalCredentialPrincipal></externalCredentialPrincipalAccesses><label>Principal</label>',
    ),
    'permissionsets/Reader.permissionset': document(
      'PermissionSet',
      '<label>Reader</label><objectPermissions><allowRead>true</allowRead><object>UserExternalCredential</object></objectPermissions>',
    ),
  }
  const endpointOf = (username = 'emma@banso.example') => running.org.endpointOf(running.org.findUser(username)?.id ?? '', 'CsScoringApi')

  it('may be called through by who has its principal and reads user credentials', async () => {
    expect((await deploy(admin, pack(credentials, userCredentials))).status).toBe('Succeeded')
    expect(endpointOf()).toBeNull()
    assign('Principal')
    expect(endpointOf()).toBeNull()
    assign('Reader')
    expect(endpointOf()).toBe('https://scoring-api.example.com')
    expect(endpointOf('admin@banso.example')).toBeNull()
  })

  it('may be called through by who has nothing but the permission set of callers', async () => {
    await deploy(admin, pack(credentials))
    assign('CsScoringApiCaller')
    expect(endpointOf()).toBe('https://scoring-api.example.com')
  })

  it('needs its external credential', async () => {
    const { 'namedCredentials/CsScoringApi.namedCredential': only = '' } = credentials
    const { failures } = await deploy(admin, pack({ 'namedCredentials/CsScoringApi.namedCredential': only }))
    expect(failures).toEqual([
      expect.stringContaining('In field: externalCredential - no ExternalCredential named CsScoringApi found') as string,
    ])
  })
})

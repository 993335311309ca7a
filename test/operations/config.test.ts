import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../scoring-api/config.ts'
import { selfSignedCertificate } from '../../x509/self-signed-certificate.ts'

const directory = mkdtempSync(join(tmpdir(), 'banso-config-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const file = (name: string, text: string | Buffer): string => {
  writeFileSync(join(directory, name), text)
  return join(directory, name)
}
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keyFile = file('key.pem', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }))
const certificateFile = file('org.pem', rsa.publicKey.export({ type: 'spki', format: 'pem' }))
const ecFile = file('ec.pem', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }))

const emptyFile = file('empty.pem', '')
const brokenFile = file('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')

const enough = {
  SALESFORCE_LOGIN_URL: 'https://example.my.salesforce.com/',
  SALESFORCE_CLIENT_ID: 'app',
  SALESFORCE_USERNAME: 'integration@banso.example',
  SALESFORCE_PRIVATE_KEY_FILE: keyFile,
}

function sentenceOf(change: Record<string, string | undefined>): string {
  try {
    readConfig({ ...enough, ...change })
    return 'nothing was wrong'
  } catch (err) {
    expect(err).toBeInstanceOf(ConfigError)
    return (err as Error).message
  }
}

it('fills in what is not set', () => {
  const { salesforce, callers, host, port, logLevel, memoryLimitMb } = readConfig(enough)
  expect({
    salesforce: { ...salesforce, login: { ...salesforce.login, privateKey: 'a key' } },
    callers,
    host,
    port,
    logLevel,
    memoryLimitMb,
  }).toEqual({
    salesforce: {
      loginUrl: 'https://example.my.salesforce.com',
      clientId: 'app',
      apiVersion: '67.0',
      login: {
        kind: 'jwtBearer',
        username: 'integration@banso.example',
        privateKey: 'a key',
        audience: 'https://login.salesforce.com',
      },
    },
    callers: { operatorToken: null, org: null },
    host: '127.0.0.1',
    port: 4500,
    logLevel: 'info',
    memoryLimitMb: 512,
  })
})

it.each([
  ['https://example.my.salesforce.com', 'https://login.salesforce.com'],
  ['https://example--dev.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
  ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
])('takes the audience from the address: %s', (SALESFORCE_LOGIN_URL, audience) => {
  expect(readConfig({ ...enough, SALESFORCE_LOGIN_URL }).salesforce.login).toMatchObject({ audience })
})

it('prefers a client secret, and takes a certificate for the org', () => {
  const config = readConfig({
    ...enough,
    SALESFORCE_CLIENT_SECRET: 'secret',
    SCORING_API_ORG_ID: '00D000000000001',
    SCORING_API_ORG_CERTIFICATE_FILE: certificateFile,
  })
  expect(config.salesforce.login).toEqual({ kind: 'clientCredentials', clientSecret: 'secret' })
  expect([config.callers.org?.id, config.callers.org?.keys]).toEqual([
    '00D000000000001EAA',
    [{ publicKey: rsa.publicKey, expiresAt: null }],
  ])
})

it('takes several certificates of the org, each with its last day', () => {
  const notBefore = new Date('2026-01-01T00:00:00Z')
  const [first, second] = ['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'].map((last) =>
    selfSignedCertificate(rsa.privateKey, { commonName: 'org', notBefore, notAfter: new Date(last) }),
  )
  const bundle = file('bundle.pem', `Bag of two\n${first}\n${second}`)
  const { callers } = readConfig({ ...enough, SCORING_API_ORG_ID: '00D000000000001', SCORING_API_ORG_CERTIFICATE_FILE: bundle })
  expect(callers.org?.keys.map(({ expiresAt }) => expiresAt?.toISOString())).toEqual([
    '2027-01-01T00:00:00.000Z',
    '2028-01-01T00:00:00.000Z',
  ])
})

describe('names the variable at fault', () => {
  it.each([
    [{ SALESFORCE_LOGIN_URL: undefined }, 'SALESFORCE_LOGIN_URL is not set: set it in the environment of the scoring service.'],
    [{ SALESFORCE_LOGIN_URL: '' }, 'SALESFORCE_LOGIN_URL is not set: set it in the environment of the scoring service.'],
    [
      { SALESFORCE_LOGIN_URL: 'example.my.salesforce.com' },
      'SALESFORCE_LOGIN_URL must begin with https://, e.g. https://example.my.salesforce.com.',
    ],
    [{ SALESFORCE_CLIENT_ID: undefined }, 'SALESFORCE_CLIENT_ID is not set: set it in the environment of the scoring service.'],
    [
      { SALESFORCE_PRIVATE_KEY_FILE: undefined },
      'SALESFORCE_PRIVATE_KEY_FILE is not set: set it together with SALESFORCE_USERNAME, or set SALESFORCE_CLIENT_SECRET instead.',
    ],
    [
      { SALESFORCE_USERNAME: undefined },
      'SALESFORCE_USERNAME is not set: set it to the integration user that SALESFORCE_PRIVATE_KEY_FILE logs in.',
    ],
    [
      { SALESFORCE_PRIVATE_KEY_FILE: '/nowhere/key.pem' },
      'SALESFORCE_PRIVATE_KEY_FILE names /nowhere/key.pem, which cannot be read (ENOENT): give the path of an RSA private key in PEM form.',
    ],
    [
      { SALESFORCE_PRIVATE_KEY_FILE: certificateFile },
      `SALESFORCE_PRIVATE_KEY_FILE names ${certificateFile}, which is not an RSA private key in PEM form.`,
    ],
    [{ SALESFORCE_PRIVATE_KEY_FILE: ecFile }, `SALESFORCE_PRIVATE_KEY_FILE names ${ecFile}, which is not an RSA private key in PEM form.`],
    [{ SALESFORCE_API_VERSION: '67' }, 'SALESFORCE_API_VERSION must look like 67.0.'],
    [{ SCORING_API_PORT: '70000' }, 'SCORING_API_PORT must be a port, 0 to 65535.'],
    [{ SCORING_API_PORT: 'http' }, 'SCORING_API_PORT must be a port, 0 to 65535.'],
    [{ SCORING_API_OPERATOR_TOKEN: 'short' }, 'SCORING_API_OPERATOR_TOKEN must have 32 characters or more.'],
    [
      { SCORING_API_ORG_ID: '00D000000000001EAA' },
      'SCORING_API_ORG_CERTIFICATE_FILE is not set: set it to the certificate with which the org signs its calls.',
    ],
    [
      { SCORING_API_ORG_CERTIFICATE_FILE: certificateFile },
      'SCORING_API_ORG_ID is not set: set it to the id of the org that SCORING_API_ORG_CERTIFICATE_FILE belongs to.',
    ],
    [
      { SCORING_API_ORG_ID: '001000000000001AAA', SCORING_API_ORG_CERTIFICATE_FILE: certificateFile },
      'SCORING_API_ORG_ID is not an org id: it has 18 characters and begins with 00D.',
    ],
    ...[keyFile, ecFile, emptyFile, brokenFile].map((path) => [
      { SCORING_API_ORG_ID: '00D000000000001EAA', SCORING_API_ORG_CERTIFICATE_FILE: path },
      `SCORING_API_ORG_CERTIFICATE_FILE names ${path}, which is not an RSA certificate or public key in PEM form.`,
    ]),
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent.'],
  ] as [Record<string, string | undefined>, string][])('%j: %s', (change, sentence) => {
    expect(sentenceOf(change)).toBe(sentence)
  })
})

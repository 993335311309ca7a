import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Describe, DescribeField, LocalOrg, OrgUser } from '../../../local-org/api/org.ts'
import { OrgError } from '../../../local-org/api/org.ts'
import { createLightning } from '../../../local-org/lightning/index.ts'
import type { LightningOptions } from '../../../local-org/lightning/index.ts'

/** Where the fixture's components and metadata are. */
export const fixtureProject = join(import.meta.dirname, 'fixtures/project')
export const accountId = '001000000000001AAA'
export const organizationId = '00D000000000001EAA'
export const orgKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const orgKeyPem = orgKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

const users: OrgUser[] = [
  user('005000000000001AAA', 'admin@example.com', 'Ada Min', 'en_US'),
  user('005000000000002AAA', 'emma@example.com', 'Emma Clark', 'en_US'),
  user('005000000000003AAA', 'aiko@example.com', 'Aiko Tanaka', 'ja'),
  { ...user('005000000000004AAA', 'robot@example.com', 'Scoring Service', 'en_US'), isApiOnly: true },
  { ...user('005000000000005AAA', 'gone@example.com', 'Gwen Gone', 'en_US'), isActive: false },
]

/** One account with two contacts, in memory: just what the pages ask of an org. */
export function createFakeOrg() {
  const rows: Record<string, Record<string, unknown>[]> = {
    Account: [
      {
        Id: accountId,
        Name: 'Northwind Trading KK',
        Type: 'Customer',
        Phone: '+81 3-5555-0142',
        Industry: 'Manufacturing',
        NumberOfEmployees: 42,
        OwnerId: users[1]!.id,
      },
    ],
    Contact: [
      { Id: '003000000000001AAA', Name: 'Mei Chen', Title: 'CIO', AccountId: accountId },
      { Id: '003000000000002AAA', Name: 'Omar Haddad', Title: 'VP Supply', AccountId: accountId },
    ],
    User: users.map(({ id, name }) => ({ Id: id, Name: name })),
  }
  const permissionSets: Record<string, string[]> = { 'emma@example.com': ['CsmUser'], 'aiko@example.com': ['CsmUser'] }
  const org = {
    organizationId,
    timeZone: 'Asia/Tokyo',
    inLanguage: (_language: string, work: () => unknown) => work(),
    findUser: (username: string) => users.find((candidate) => candidate.username === username) ?? null,
    readUser: (id: string) => users.find((candidate) => candidate.id === id) ?? null,
    permissionSetsOf: (id: string) => permissionSets[users.find((candidate) => candidate.id === id)!.username] ?? [],
    describeGlobal: () => Object.values(describes),
    describe(_userId: string, sobject: string) {
      const found = describes[sobject]
      if (!found) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist')
      return found
    },
    query(_userId: string, soql: string) {
      const sobject = /FROM (\w+)/.exec(soql)![1]!
      const id = /Id = '(\w+)'/.exec(soql)?.[1]
      const name = /Name LIKE '%(.+)%'/.exec(soql)?.[1]
      const found = (rows[sobject] ?? []).filter((row) => (id ? row.Id === id : true) && (name ? String(row.Name).includes(name) : true))
      return { totalSize: found.length, entityName: sobject, records: found.map((row) => withOwner(row)).values() }
    },
    customMetadata: () => null,
    labels: (language: string) => ({
      objectLabel: (sobject: string) => (language === 'ja' ? ({ Account: '取引先' }[sobject] ?? sobject) : sobject),
      objectLabelPlural: (sobject: string) => (language === 'ja' ? ({ Account: '取引先' }[sobject] ?? sobject) : `${sobject}s`),
      fieldLabel: (_sobject: string, field: string) => field,
      picklistLabel: (_sobject: string, _field: string, value: string) => value,
    }),
  }
  return { org: org as unknown as LocalOrg, rows }

  function withOwner(row: Record<string, unknown>): Record<string, unknown> {
    const owner = rows.User!.find(({ Id }) => Id === row.OwnerId)
    return { ...row, Owner: owner ? { Name: owner.Name } : null }
  }
}

export interface FakePages {
  url: string
  rows: Record<string, Record<string, unknown>[]>
  /** Paths of every request that reached the server. */
  requests: string[]
  close(): Promise<void>
}

/** The pages over the fake org, on a free port of loopback. */
export async function startPages(overrides: Partial<LightningOptions> = {}): Promise<FakePages> {
  const { org, rows } = createFakeOrg()
  const sessions = new Map<string, string>()
  const requests: string[] = []
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const lightning = await createLightning({
    org,
    projectDirectory: fixtureProject,
    orgUrl: () => url,
    usernames: users.map(({ username }) => username),
    mintSession(userId) {
      const sid = `sid-${sessions.size}`
      sessions.set(sid, userId)
      return sid
    },
    sessionUser: (sid) => sessions.get(sid) ?? null,
    organizationId,
    signingKey: () => orgKeyPem,
    endpointOf: () => null,
    cacheDirectory: join(import.meta.dirname, '../../../node_modules/.cache/banso-lightning'),
    ...overrides,
  })
  server.on('request', (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const answer = async () => {
      if (await lightning.handle(request, response)) return
      const { status, body } = uiApi(request, await readBody(request), rows)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  return { url, rows, requests, close: () => closeServer(server) }
}

/** Just the part of the UI API that the fixture's components use. */
function uiApi(
  request: IncomingMessage,
  body: Record<string, unknown>,
  rows: Record<string, Record<string, unknown>[]>,
): { status: number; body: unknown } {
  const url = new URL(request.url ?? '/', 'http://fake')
  const path = url.pathname.replace(/^\/services\/data\/v[\d.]+/, '')
  const recordId = /^\/ui-api\/records\/(\w+)$/.exec(path)?.[1]
  if (recordId) {
    const [apiName, row] =
      Object.entries(rows).flatMap(([name, list]) => list.filter(({ Id }) => Id === recordId).map((found) => [name, found] as const))[0] ??
      []
    if (!apiName || !row) return { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] }
    if (request.method === 'PATCH') Object.assign(row, body.fields)
    return {
      status: 200,
      body: toUiRecord(
        apiName,
        row,
        fieldsOf(
          url,
          Object.keys(row).map((name) => `${apiName}.${name}`),
        ),
        rows,
      ),
    }
  }
  if (path.startsWith('/ui-api/related-list-records/')) {
    const records = rows.Contact!.map((row) => toUiRecord('Contact', row, fieldsOf(url, []), rows))
    return { status: 200, body: { count: records.length, records } }
  }
  if (path === '/graphql') {
    const edges = rows.Contact!.map(({ Id, Name }) => ({ node: { Id, Name: { value: Name } } }))
    return { status: 200, body: { data: { uiapi: { query: { Contact: { edges } } } }, errors: [] } }
  }
  return { status: 404, body: [{ errorCode: 'NOT_FOUND', message: path }] }
}

function fieldsOf(url: URL, fallback: string[]): string[] {
  const asked = ['fields', 'optionalFields'].flatMap((name) => (url.searchParams.get(name) ?? '').split(',')).filter(Boolean)
  return asked.length > 0 ? asked : fallback
}

function toUiRecord(
  apiName: string,
  row: Record<string, unknown>,
  paths: string[],
  rows: Record<string, Record<string, unknown>[]>,
): unknown {
  const fields = paths.map((path) => {
    const [, name = '', below] = path.split('.')
    if (!below) return [name, { value: row[name] ?? null, displayValue: null }] as const
    const owner = rows.User!.find(({ Id }) => Id === row[`${name}Id`])
    return [name, { value: owner ? toUiRecord('User', owner, [`User.${below}`], rows) : null, displayValue: null }] as const
  })
  return { apiName, id: row.Id, childRelationships: {}, fields: Object.fromEntries(fields) }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}

function user(id: string, username: string, name: string, language: string): OrgUser {
  return {
    id,
    username,
    name,
    email: username,
    isActive: true,
    profileName: 'Standard User',
    isApiOnly: false,
    language,
    locale: language,
    timeZone: 'Asia/Tokyo',
    currency: 'USD',
  }
}

const describes: Record<string, Describe> = {
  Account: describe('Account', '001', [
    field('Name', 'string', { nameField: true }),
    field('Type', 'picklist'),
    field('Phone', 'phone'),
    field('Industry', 'picklist'),
    field('NumberOfEmployees', 'int'),
    field('OwnerId', 'reference', { relationshipName: 'Owner', referenceTo: ['User'] }),
  ]),
  Contact: describe('Contact', '003', [field('Name', 'string', { nameField: true }), field('Title', 'string')]),
  User: describe('User', '005', [field('Name', 'string', { nameField: true })]),
}

function describe(name: string, keyPrefix: string, fields: DescribeField[]): Describe {
  const childRelationships =
    name === 'Account' ? [{ childSObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts', cascadeDelete: false }] : []
  return { name, label: name, labelPlural: `${name}s`, keyPrefix, custom: false, fields, childRelationships, recordTypeInfos: [] }
}

function field(name: string, type: string, more: Partial<DescribeField> = {}): DescribeField {
  return {
    name,
    label: name,
    type,
    length: 255,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: true,
    updateable: true,
    custom: false,
    externalId: false,
    unique: false,
    nameField: false,
    relationshipName: null,
    referenceTo: [],
    picklistValues: [],
    restrictedPicklist: false,
    inlineHelpText: null,
    ...more,
  }
}

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'

const projectDirectory = new URL('../../..', import.meta.url).pathname
let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'local-org-main-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const config = (overrides: Record<string, unknown> = {}) => ({
  port: 0,
  dataDirectory: join(directory, 'data'),
  projectDirectory,
  lightning: false,
  apps: [{ clientId: 'admin', clientSecret: 'secret', runAsUsername: 'admin@banso.example' }],
  users: [
    {
      username: 'admin@banso.example',
      firstName: 'Ada',
      lastName: 'Admin',
      email: 'admin@banso.example',
      language: 'en_US',
      permissionSets: [],
      profile: 'System Administrator',
    },
  ],
  organization: { name: 'Test', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
  ...overrides,
})

function start(content: unknown, argument = join(directory, 'config.json')) {
  writeFileSync(join(directory, 'config.json'), JSON.stringify(content))
  const child = spawn(process.execPath, [join(projectDirectory, 'local-org/main.ts'), argument])
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<{ listening: string; organizationId: string }>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as { listening: string; organizationId: string })),
  )
  return { child, ended, ready, errors: text(child.stderr) }
}

async function createAccount(url: string): Promise<void> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'admin', client_secret: 'secret' })
  const { access_token: token } = (await (await fetch(`${url}/services/oauth2/token`, { method: 'POST', body })).json()) as {
    access_token: string
  }
  const response = await fetch(`${url}/services/data/v67.0/sobjects/Account`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ Name: 'Kept' }),
  })
  expect(response.status).toBe(201)
}

it('says where it listens, ends at SIGTERM, and is the same org when it starts again', async () => {
  const first = start(config())
  const { listening, organizationId } = await first.ready
  await createAccount(listening)
  first.child.kill('SIGTERM')
  expect([await first.ended, await first.errors]).toEqual([0, ''])

  const second = start(config())
  const again = await second.ready
  second.child.kill('SIGINT')
  expect([await second.ended, again.organizationId]).toEqual([0, organizationId])
})

it('says in one sentence that the port is taken', async () => {
  const other = createServer()
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const { port } = other.address() as AddressInfo
  const { ended, errors } = start(config({ port }))
  expect([await ended, await errors]).toEqual([
    1,
    `Port ${port} on 127.0.0.1 is already in use: stop what listens there, or choose another port.\n`,
  ])
  other.close()
})

it.each([
  ['a value is wrong', () => start(config({ port: 'x' })), /config\.json: port: .*expected number/],
  [
    'there is no such file',
    () => start(config(), '/nowhere/config.json'),
    /^The configuration \/nowhere\/config\.json cannot be read: ENOENT/,
  ],
])('says in one sentence that %s', async (_, run, sentence) => {
  const { ended, errors } = run()
  expect([await ended, await errors]).toEqual([1, expect.stringMatching(sentence)])
})

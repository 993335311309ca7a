import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { typeScript } from '../../tools/sf/typed-script.ts'

const sentence = 'Nothing was written: the band of 13 of 50 accounts would get worse.'
/** What was asked of the service, last. */
let asked: unknown
let service: Server

/** A service whose book is about to be flooded: it stops every run that does not accept that. */
beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'POST') asked = JSON.parse(Buffer.concat(chunks).toString())
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ id: 'a', status: 'failed', phase: 'write', failure: { title: 'Stopped', detail: sentence } }))
    })
  }).listen(0, '127.0.0.1')
  await once(service, 'listening')
})
afterAll(() => void service.close())

const score = (...given: string[]) =>
  typeScript('score.ts', given, {
    SCORING_API_PORT: String((service.address() as AddressInfo).port),
    SCORING_API_OPERATOR_TOKEN: 'a token',
  })

test.each([
  [[], { acceptBlastRadius: false }],
  [['--dry-run'], { acceptBlastRadius: false, dryRun: true }],
  [['--accept-blast-radius'], { acceptBlastRadius: true }],
  [['--dry-run', '--accept-blast-radius'], { acceptBlastRadius: true, dryRun: true }],
])('npm run score -- %s passes the guards against a flood only when it is told to', async (given, body) => {
  await score(...given)
  expect(asked).toEqual(body)
})

test('a dry run that would be stopped says why', async () => {
  const { exitCode, shown } = await score('--dry-run')
  expect([exitCode, shown]).toEqual([1, expect.stringContaining(sentence)])
})

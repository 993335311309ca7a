import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../../scoring-api/problems.ts'
import { readConnection } from '../../scoring-api/operations/connection-facts.ts'
import { createTell } from '../../scoring-api/operations/told.ts'
import { startFakeOrg, type FakeOrg } from '../salesforce/fake-org.ts'
import { logInto } from './test-app.ts'

describe('what the org could not be asked', () => {
  it('is a sentence where it was foreseen, and nothing in the log', async () => {
    const logged: string[] = []
    const told = await createTell(logInto(logged))(Promise.reject(new Problem('salesforce-refused', 'Reading Case failed.')))
    expect([told, logged]).toEqual([{ because: 'Reading Case failed.' }, []])
  })

  it('is in the log where nobody foresaw it', async () => {
    const logged: string[] = []
    const told = await createTell(logInto(logged))(Promise.reject(new TypeError('records is not iterable')))
    expect(told).toEqual({ because: 'An unexpected error stopped the request; the log has it under this request id.' })
    expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 50, err: expect.objectContaining({ message: 'records is not iterable' }) as unknown }),
    ])
  })
})

describe('an org that answers in another form', () => {
  let org: FakeOrg
  beforeEach(async () => {
    org = await startFakeOrg()
    org.on('GET', '/query', ({ query }) => ({
      json: {
        totalSize: 1,
        done: true,
        records: query.get('q')?.includes('FROM User') ? [{ Username: 'i@banso.example' }] : [{ Id: 'x' }],
      },
    }))
  })
  afterEach(() => org.close())

  it.each([
    ['no versions', { json: [] }, "Reading the API versions of the org gave an answer of another form than Salesforce's"],
    [
      'a refusal',
      { status: 403, json: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'No API.' }] },
      'Reading the API versions of the org failed (API_DISABLED_FOR_ORG: No API.).',
    ],
  ])('is named as such: %s', async (_what, answer, sentence) => {
    org.on('GET', '/services/data', () => answer)
    const connection = await org.connect()
    const logged: string[] = []
    const { login, newestApiVersion } = await readConnection(connection.forWork(), connection, null, createTell(logInto(logged)))
    expect(login).toEqual({ because: expect.stringContaining('Reading Organization and User gave an answer of another form') as string })
    expect(newestApiVersion).toEqual({ because: expect.stringContaining(sentence) as string })
    expect(logged).toEqual([])
  })
})

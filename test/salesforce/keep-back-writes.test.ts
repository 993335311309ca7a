import { expect, it } from 'vitest'
import type { Salesforce } from '../../scoring-api/salesforce/connect.ts'
import { keepBackWrites } from '../../scoring-api/salesforce/keep-back-writes.ts'

/** An org that has no rows, and must not be written to. */
const emptyOrg: Salesforce = {
  calls: { spent: 0, daily: null, clockAheadMs: null },
  send: ({ method }) => (method === 'GET' ? Promise.resolve({ records: [] }) : Promise.reject(new Error('written'))),
  open: () => Promise.reject(new Error('opened')),
  upload: () => Promise.reject(new Error('uploaded')),
  pause: () => Promise.resolve(),
  throwIfStopped: () => undefined,
}

it('knows the rows again that are asked for by their key, and holds no others', async () => {
  const { salesforce } = keepBackWrites(emptyOrg, ['Task'])
  const write = (type: string, key: string) =>
    salesforce.send({ method: 'POST', path: '/composite/sobjects', body: { records: [{ attributes: { type }, Key__c: key }] } })
  const found = async (object: string, key: string): Promise<unknown> => {
    const soql = `SELECT Id, Key__c FROM ${object} WHERE Key__c IN ('${key}')`
    return await salesforce.send({ method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` })
  }
  expect([await write('Task', 'a'), await write('CsHealthSnapshot__c', 'b')]).toEqual([
    [{ success: true, errors: [] }],
    [{ success: true, errors: [] }],
  ])
  expect(await found('Task', 'a')).toEqual({ records: [{ Id: expect.stringMatching(/^\w{15}$/) as string, Key__c: 'a' }] })
  expect(await found('CsHealthSnapshot__c', 'b')).toEqual({ records: [] })
})

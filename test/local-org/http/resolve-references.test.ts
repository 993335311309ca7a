import { expect, it } from 'vitest'
import { resolveReferences } from '../../../local-org/api/rest/resolve-references.ts'

const answers = new Map<string, unknown>([
  ['account', { id: '001000000000001AAA', success: true }],
  ['found', { totalSize: 1, records: [{ Id: '003000000000001AAA', Owner: { Name: 'Emma' } }] }],
  ['rows', [{ id: 'a' }, { id: 'b' }]],
])

it('puts an earlier answer into texts, wherever they are', () => {
  const request = {
    url: '/services/data/v67.0/sobjects/Account/@{account.id}',
    body: { AccountId: '@{account.id}', Notes: ['from @{found.records[0].Owner.Name} and @{rows[1].id}'], Amount: 5, Reason: null },
  }
  expect(resolveReferences(request, answers)).toEqual({
    url: '/services/data/v67.0/sobjects/Account/001000000000001AAA',
    body: { AccountId: '001000000000001AAA', Notes: ['from Emma and b'], Amount: 5, Reason: null },
  })
})

it('keeps the type of a value that is the whole text', () => {
  expect(resolveReferences({ count: '@{found.totalSize}' }, answers)).toEqual({ count: 1 })
})

it.each(['@{nobody.id}', '@{account.name}', '@{rows[2].id}'])('refuses %s, which does not exist', (text) => {
  expect(() => resolveReferences(text, answers)).toThrow('Invalid reference specified. No value for')
})

import { expect, test } from 'vitest'
import { makeRecordId, sequenceOf, to18Characters } from '../../../local-org/api/store/record-id.ts'

test('completes a 15-character id with one letter for each five characters, saying which are upper case', () => {
  // 00170 → no capitals → A; 00000 → A; ITSO3 → first four are capitals: 1 + 2 + 4 + 8 = 15 → P (A is 0)
  expect(to18Characters('0017000000ITSO3')).toBe('0017000000ITSO3AAP')
  // 00D00 → the third is a capital: 4 → E. The id Salesforce's own documents show.
  expect(to18Characters('00D000000000062')).toBe('00D000000000062EAA')
})

test('leaves a right 18-character id as it is and refuses a wrong checksum', () => {
  expect(to18Characters('00D000000000062EAA')).toBe('00D000000000062EAA')
  expect(to18Characters('00D000000000062EAB')).toBeNull()
})

test('takes nothing else for an id', () => {
  expect(['', '001', '00D00000000006-', '00D000000000062E'].map(to18Characters)).toEqual([null, null, null, null])
})

test('gives ids that sort as they were made and tell their number', () => {
  const ids = [1, 61, 62, 3843, 3844, 1_000_000].map((sequence) => makeRecordId('a00', sequence))
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.map(sequenceOf)).toEqual([1, 61, 62, 3843, 3844, 1_000_000])
})

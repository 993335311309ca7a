import { expect, it } from 'vitest'
import { toLongId } from '../../scoring-api/salesforce/record-id.ts'

it('adds the checksum to an id of 15 characters', () => {
  // The example of Salesforce's own documentation of 18-character ids.
  expect(toLongId('0013000001Hu8Ta')).toBe(toLongId(toLongId('0013000001Hu8Ta') ?? ''))
  // 'aaaAA' has its 4th and 5th letter in upper case: bits 8 + 16 = 24, 'Y'; five digits have none: 'A'.
  expect(toLongId('aaaAA0000000000')).toBe('aaaAA0000000000YAA')
})

it.each(['', 'abc', '001000000000001AA', '001000000000001AAB', "001' OR Id != '", '001000000000001AAA0'])('takes %j for no id', (text) => {
  expect(toLongId(text)).toBeNull()
})

import { beforeEach, describe, expect, it } from 'vitest'
import { RecordCache, pathsOf } from '../../../local-org/lightning/modules/platform/recordCache/recordCache.ts'
import type { UiField, UiRecord } from '../../../local-org/lightning/modules/platform/recordCache/recordCache.ts'

const accountId = '001000000000001AAA'
const ownerId = '005000000000001AAA'
const field = (value: unknown, displayValue: string | null = null): UiField => ({ value, displayValue })
const record = (id: string, apiName: string, fields: Record<string, UiField>): UiRecord => ({ id, apiName, fields })
const account = (fields: Record<string, UiField>) => record(accountId, 'Account', fields)
const owner = (name: string) => field(record(ownerId, 'User', { Name: field(name) }), name)

let cache: RecordCache
beforeEach(() => {
  cache = new RecordCache()
})

describe('put', () => {
  it('merges fields that different readers brought in', () => {
    cache.put(account({ Name: field('Acme') }))
    cache.put(account({ Phone: field('1') }))
    expect(cache.read(accountId, ['Name', 'Phone'])).toEqual(account({ Name: field('Acme'), Phone: field('1') }))
  })

  it('says which records got a new or another value', () => {
    expect(cache.put(account({ Name: field('Acme'), Owner: owner('Mei') }))).toEqual(new Set([ownerId, accountId]))
    expect(cache.put(account({ Name: field('Acme') }))).toEqual(new Set())
    expect(cache.put(account({ Name: field('Acme KK') }))).toEqual(new Set([accountId]))
  })

  it('keeps a related record once: its new name is seen through every record that points at it', () => {
    cache.put(account({ Owner: owner('Mei') }))
    cache.put(record(ownerId, 'User', { Name: field('Mei Suzuki') }))
    expect(cache.read(accountId, ['Owner.Name'])?.fields.Owner?.value).toEqual(record(ownerId, 'User', { Name: field('Mei Suzuki') }))
  })

  it('does not change what was read before', () => {
    cache.put(account({ Name: field('Acme') }))
    const before = cache.read(accountId, ['Name'])
    cache.put(account({ Name: field('Acme KK') }))
    expect(before).toEqual(account({ Name: field('Acme') }))
  })
})

describe('read', () => {
  it('is null while a required field is missing', () => {
    cache.put(account({ Name: field('Acme') }))
    expect(cache.read(accountId, ['Name', 'Phone'])).toBeNull()
    expect(cache.read('001000000000002AAA', [])).toBeNull()
  })

  it('leaves out an optional field that is missing', () => {
    cache.put(account({ Name: field('Acme') }))
    expect(cache.read(accountId, ['Name'], ['Phone'])).toEqual(account({ Name: field('Acme') }))
  })

  it('gives only the fields asked for', () => {
    cache.put(account({ Name: field('Acme'), Phone: field('1') }))
    expect(cache.read(accountId, ['Phone'])).toEqual(account({ Phone: field('1') }))
  })

  it('has every field below an empty lookup', () => {
    cache.put(account({ Parent: field(null) }))
    expect(cache.read(accountId, ['Parent.Name'])).toEqual(account({ Parent: field(null) }))
  })

  it('finds a record by its 15-character id', () => {
    cache.put(account({ Name: field('Acme') }))
    expect(cache.read(accountId.slice(0, 15), ['Name'])?.id).toBe(accountId)
  })

  it('is null for a removed record', () => {
    cache.put(account({ Name: field('Acme') }))
    cache.remove(accountId)
    expect(cache.read(accountId, ['Name'])).toBeNull()
  })
})

describe('putValues', () => {
  it('brings a new value into a record and field that are there', () => {
    cache.put(account({ Name: field('Acme'), Score: field(61) }))
    expect(cache.putValues(accountId, { Score: field(62), Band: field('Watch') })).toEqual(new Set([accountId]))
    expect(cache.read(accountId, ['Score'], ['Band'])).toEqual(account({ Score: field(62) }))
  })

  it('changes nothing when the value is the same or the record is unknown', () => {
    cache.put(account({ Score: field(61, '61 points') }))
    expect(cache.putValues(accountId, { Score: field(61) })).toEqual(new Set())
    expect(cache.putValues('001000000000002AAA', { Score: field(1) })).toEqual(new Set())
    expect(cache.read(accountId, ['Score'])).toEqual(account({ Score: field(61, '61 points') }))
  })
})

it('pathsOf lists the fields of a record, those of related records by path', () => {
  expect(pathsOf(account({ Name: field('Acme'), Owner: owner('Mei') }))).toEqual(['Name', 'Owner.Name'])
})

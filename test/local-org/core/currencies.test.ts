import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { localOrgConfig } from '../../../local-org/config.ts'
import { fixtureUser, openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

const currency = (isoCode: string, conversionRate: number, isActive = true, decimalPlaces = 2) => ({
  isoCode,
  conversionRate,
  isCorporate: isoCode === 'USD',
  isActive,
  decimalPlaces,
})

const organization = {
  name: 'Visits',
  timeZone: 'Asia/Tokyo',
  language: 'en_US',
  currency: 'USD',
  currencies: [currency('USD', 1), currency('JPY', 150, true, 0), currency('EUR', 0.8), currency('DEM', 1.6, false)],
}
const users = [
  fixtureUser('admin', 'System Administrator', []),
  { ...fixtureUser('reader', 'Standard User', ['VisitReader'], 'ja'), currency: 'JPY' },
  fixtureUser('editor', 'Standard User', ['VisitEditor']),
]

describe('an org with several currencies', () => {
  let visits: FixtureOrg
  beforeAll(() => {
    visits = openFixtureOrg({ organization, users })
    for (const [Name, AnnualRevenue, CurrencyIsoCode] of [
      ['dollars', 5001, 'USD'],
      ['yen', 7000, 'JPY'],
      ['euros', 4500, 'EUR'],
      ['nothing', null, 'EUR'],
    ]) {
      visits.add('Account', { Name, AnnualRevenue, CurrencyIsoCode })
    }
  })
  afterAll(() => visits.org.close())
  const names = (rest: string) => visits.values(`SELECT Name FROM Account WHERE AnnualRevenue != null ${rest}`)

  it('has a currency on every record, active ones only, and says so in describe', () => {
    const field = visits.org.describe(visits.editor, 'Visit__c').fields.find(({ name }) => name === 'CurrencyIsoCode')
    expect(field).toMatchObject({
      type: 'picklist',
      length: 3,
      nillable: false,
      createable: true,
      updateable: true,
      restrictedPicklist: true,
      defaultedOnCreate: true,
    })
    expect(field?.picklistValues.map(({ value, label }) => [value, label])).toEqual([
      ['USD', 'USD - US Dollar'],
      ['JPY', 'JPY - Japanese Yen'],
      ['EUR', 'EUR - Euro'],
    ])
    expect(visits.refusal('Account', { Name: 'marks', CurrencyIsoCode: 'DEM' })?.statusCode).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST')
    expect(visits.org.describe(visits.admin, 'Profile').fields.some(({ name }) => name === 'CurrencyIsoCode')).toBe(false)
  })

  it('gives a new record the currency of its user', () => {
    const { id } = visits.org.insert(visits.reader, 'Contact', { LastName: 'Sato' })
    const mine = visits.org.insert(visits.editor, 'Contact', { LastName: 'Clark' })
    expect(visits.select(`SELECT CurrencyIsoCode FROM Contact WHERE Id IN ('${id}', '${mine.id}') ORDER BY Id`)).toEqual([
      { CurrencyIsoCode: 'JPY' },
      { CurrencyIsoCode: 'USD' },
    ])
  })

  it('lists its currencies and their rates', () => {
    expect(
      visits.select('SELECT IsoCode, ConversionRate, DecimalPlaces, IsActive, IsCorporate FROM CurrencyType ORDER BY IsoCode'),
    ).toEqual([
      { IsoCode: 'DEM', ConversionRate: 1.6, DecimalPlaces: 2, IsActive: false, IsCorporate: false },
      { IsoCode: 'EUR', ConversionRate: 0.8, DecimalPlaces: 2, IsActive: true, IsCorporate: false },
      { IsoCode: 'JPY', ConversionRate: 150, DecimalPlaces: 0, IsActive: true, IsCorporate: false },
      { IsoCode: 'USD', ConversionRate: 1, DecimalPlaces: 2, IsActive: true, IsCorporate: true },
    ])
  })

  it('answers amounts as they are, in REST and in Bulk', () => {
    expect(visits.values('SELECT AnnualRevenue FROM Account ORDER BY Name')).toEqual([5001, 4500, null, 7000])
    const { rows } = visits.org.queryFlat(visits.admin, 'SELECT AnnualRevenue, CurrencyIsoCode FROM Account ORDER BY Name')
    expect([...rows]).toEqual([
      ['5001.0', 'USD'],
      ['4500.0', 'EUR'],
      [null, 'EUR'],
      ['7000.0', 'JPY'],
    ])
  })

  it('converts into the currency of the user where asked to: 5001 USD · 150, 4500 EUR / 0.8 · 150', () => {
    const soql = 'SELECT convertCurrency(AnnualRevenue) FROM Account ORDER BY Name'
    const converted = [...visits.org.query(visits.reader, soql).records].map((record) => record['AnnualRevenue'])
    expect(converted).toEqual([750_150, 843_750, null, 7000])
  })

  it('writes amounts with their code: of the record, or of the user when converted', () => {
    const soql =
      "SELECT FORMAT(AnnualRevenue) own, FORMAT(convertCurrency(AnnualRevenue)) mine FROM Account WHERE Name IN ('euros', 'nothing') ORDER BY Name"
    expect(visits.select(soql)).toEqual([
      { own: 'EUR 4,500.00', mine: 'USD 5,625.00' },
      { own: null, mine: null },
    ])
  })

  it('compares plain numbers with plain amounts, and amounts with a code by their worth', () => {
    expect(names('AND AnnualRevenue > 5000 ORDER BY Name')).toEqual(['dollars', 'yen'])
    // 5000 USD = 4000 EUR = 750,000 JPY
    expect(names('AND AnnualRevenue > USD5000 ORDER BY Name')).toEqual(['dollars', 'euros'])
    expect(names('AND AnnualRevenue = JPY7000')).toEqual(['yen'])
    expect(names('AND AnnualRevenue IN (JPY7000, EUR4500) ORDER BY Name')).toEqual(['euros', 'yen'])
  })

  it('sorts by worth: 46.67, 5001 and 5625 USD', () => {
    expect(names('ORDER BY AnnualRevenue')).toEqual(['yen', 'dollars', 'euros'])
  })

  it('adds up in the corporate currency: 5001 + 7000/150 + 4500/0.8', () => {
    const [sums] = visits.select('SELECT SUM(AnnualRevenue) total, MAX(AnnualRevenue) most, COUNT(AnnualRevenue) amounts FROM Account')
    expect(sums).toEqual({ total: 10_672.6666666667, most: 5625, amounts: 3 })
  })

  it('takes a changed rate at once', () => {
    const [id] = visits.values("SELECT Id FROM CurrencyType WHERE IsoCode = 'EUR'")
    const setRate = (ConversionRate: number) => visits.org.update(visits.admin, 'CurrencyType', String(id), { ConversionRate })
    setRate(0.9)
    expect(visits.values("SELECT convertCurrency(AnnualRevenue) FROM Account WHERE Name = 'euros'")).toEqual([5000])
    setRate(0.8)
  })

  it.each([
    [
      'SELECT Id FROM Account WHERE convertCurrency(AnnualRevenue) > 1',
      "the local org does not filter by 'convertCurrency(AnnualRevenue)'",
    ],
    ['SELECT convertCurrency(NumberOfEmployees) FROM Account', "convertCurrency() takes currency fields, not 'NumberOfEmployees'"],
    [
      'SELECT convertCurrency(SUM(AnnualRevenue)) FROM Account',
      'the result of an aggregate function cannot be converted by convertCurrency()',
    ],
    ['SELECT Id FROM Account WHERE AnnualRevenue > DEM1', 'invalid or inactive currency ISO code: DEM'],
    ['SELECT Id FROM Account WHERE AnnualRevenue IN (USD1, 2)', 'amounts with and without ISO code cannot be mixed'],
    [
      'SELECT Name FROM Account GROUP BY Name HAVING MAX(AnnualRevenue) > USD1',
      'an amount with an ISO code cannot be compared with an aggregate function: MAX(AnnualRevenue)',
    ],
  ])('refuses %s', (soql, message) => {
    expect(visits.refusedQuery(soql)).toEqual({ errorCode: 'MALFORMED_QUERY', message })
  })
})

test('an org with one currency has no codes and converts nothing', () => {
  const visits = openFixtureOrg()
  expect(visits.org.describeGlobal(visits.admin).some(({ name }) => name === 'CurrencyType')).toBe(false)
  expect(visits.org.describe(visits.admin, 'Account').fields.some(({ name }) => name === 'CurrencyIsoCode')).toBe(false)
  expect(visits.refusedQuery('SELECT convertCurrency(AnnualRevenue) FROM Account').message).toBe(
    'convertCurrency() can be used in organizations with multiple currencies only',
  )
  visits.org.close()
})

test('records from before the org had several currencies get the corporate one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-currencies-'))
  const databaseFile = join(folder, 'org.db')
  const before = openFixtureOrg({ databaseFile, users })
  before.add('Account', { Name: 'old' })
  before.org.close()
  const after = openFixtureOrg({ databaseFile, organization, users })
  expect(after.values('SELECT CurrencyIsoCode FROM Account')).toEqual(['USD'])
  after.org.close()
  rmSync(folder, { recursive: true })
})

test('a user with a currency that the org does not have stops the start', () => {
  const marks = [{ ...fixtureUser('admin', 'System Administrator', []), currency: 'DEM' }]
  expect(() => openFixtureOrg({ organization, users: marks })).toThrow(
    'User admin@visits.example names the currency DEM, which this org does not have',
  )
})

test.each([
  [[currency('JPY', 150)]],
  [[currency('USD', 2)]],
  [[currency('USD', 1), currency('USD', 1)]],
  [[currency('USD', 1), { ...currency('JPY', 150), isCorporate: true }]],
])('a configuration without exactly one corporate currency is refused: %j', (currencies) => {
  const parsed = localOrgConfig.shape.organization.safeParse({ ...organization, currencies })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['currencies', 'the currencies must be different, one of them corporate: that of `currency`, with a rate of 1'],
  ])
})

import { afterEach, beforeEach, expect, it } from 'vitest'
import { readOrganization } from '../../scoring-api/salesforce/organization.ts'
import { startFakeOrg, type FakeOrg } from './fake-org.ts'

let org: FakeOrg

beforeEach(async () => {
  org = await startFakeOrg()
})
afterEach(() => org.close())

it.each([
  ['ja', 'ja_JP', 'ja', 0],
  ['ja', 'ja_JP_JP', 'ja', 0],
  ['en_US', 'en_US', 'en', 0],
  ['de', 'de_DE', 'en', 1],
])('speaks %s and begins the week as %s does', async (LanguageLocaleKey, DefaultLocaleSidKey, language, weekStartsOn) => {
  const record = { TimeZoneSidKey: 'Asia/Tokyo', LanguageLocaleKey, DefaultLocaleSidKey, FiscalYearStartMonth: 4 }
  org.on('GET', '/query', () => ({ json: { totalSize: 1, done: true, records: [record] } }))
  expect(await readOrganization((await org.connect()).forWork())).toEqual({
    timeZone: 'Asia/Tokyo',
    language,
    weekStartsOn,
    fiscalYearStartMonth: 4,
  })
})

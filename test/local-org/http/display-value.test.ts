import { expect, it } from 'vitest'
import type { LabelBook } from '../../../local-org/api/org.ts'
import { toDisplayValue, type Reader, type Scalar } from '../../../local-org/api/ui-api/display-value.ts'
import { aField } from './describe-builder.ts'

const japanese: Record<string, string> = { Watch: '注意', Healthy: '健全' }
const labels: LabelBook = {
  objectLabel: (object) => object,
  objectLabelPlural: (object) => object,
  fieldLabel: (_, field) => field,
  picklistLabel: (_, __, value) => japanese[value] ?? value,
}
const tokyo: Reader = { locale: 'ja-JP', timeZone: 'Asia/Tokyo', currency: 'JPY', labels }
const newYork: Reader = {
  locale: 'en-US',
  timeZone: 'America/New_York',
  currency: 'USD',
  labels: { ...labels, picklistLabel: (_, __, value) => value },
}

it.each<[string, number, Scalar, string | null, string | null]>([
  ['string', 0, 'Acme', null, null],
  ['boolean', 0, true, null, null],
  ['double', 2, null, null, null],
  ['double', 2, 71.2, '71.20', '71.20'],
  ['int', 0, 12345, '12,345', '12,345'],
  ['percent', 2, 88.5, '88.50%', '88.50%'],
  ['currency', 2, 1234567.5, '$1,234,567.50', '￥1,234,568'],
  ['picklist', 0, 'Watch', 'Watch', '注意'],
  ['multipicklist', 0, 'Watch;Healthy', 'Watch;Healthy', '注意;健全'],
  ['date', 0, '2026-11-22', '11/22/2026', '2026/11/22'],
  ['datetime', 0, '2026-11-22T20:05:00.000+0000', '11/22/2026, 3:05 PM', '2026/11/23 5:05'],
])('a %s of scale %i, %j, reads %j in English and %j in Japanese', (type, scale, value, english, inJapanese) => {
  const field = aField('CsField__c', type, { scale })
  expect([toDisplayValue(newYork, 'Account', field, value), toDisplayValue(tokyo, 'Account', field, value)]).toEqual([english, inJapanese])
})

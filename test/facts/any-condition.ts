import fc from 'fast-check'
import type { FactFields } from './fact-org.ts'

/** Rows of Fact__c and conditions on them, as text; no meaning of theirs is known here. */

const texts = [
  'Alpha',
  'alpha',
  'ALPHA%',
  "it's",
  'a_b',
  'axb',
  '東京',
  'Ärger',
  'ärger',
  'ÉTÉ',
  'back\\slash',
  'two\nlines',
  'a "b", c',
  'ｆｕｌｌ',
]
const kinds = ['New', 'Old', 'In Between']
const topics = ['red', 'green', 'blue', 'light blue', 're%']
const amounts = [-1000, -0.01, 0, 0.01, 0.1, 0.3, 1, 12.34, 999_999.99]
const fineAmounts = [-0.000001, 0, 0.000001, 0.1, 0.123456, 5]
const wholes = [-7, 0, 1, 2, 99_999]

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(arbitrary, { freq: 3 })
const oneOf = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values)

/** Days and moments around `now`: near it, at ends of months, quarters and years, and at midnights of several time zones. */
export function anyMoment(now: Date): fc.Arbitrary<number> {
  const day = 86_400_000
  const midnight = Math.floor(now.getTime() / day) * day
  const near = fc.integer({ min: -20, max: 20 }).map((days) => midnight + days * day)
  const ends = fc
    .tuple(fc.integer({ min: -26, max: 26 }), fc.integer({ min: -1, max: 1 }))
    .map(([months, days]) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1 + days))
  const hours = fc
    .constantFrom(0, -9, 4, 5, -5.5, 12)
    .chain((offset) => fc.constantFrom(-1, 0, 1).map((ms) => offset * 3_600_000 + ms * 1_000))
  return fc.tuple(fc.oneof(near, ends), hours).map(([start, offset]) => start + offset)
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10)
const instantOf = (moment: number): string => new Date(moment).toISOString().replace('.000Z', 'Z')

/** @param relatedIds accounts that `Related__c` may name */
export function anyFact(now: Date, relatedIds: readonly string[]): fc.Arbitrary<FactFields> {
  return fc.record<FactFields>({
    Name: oneOf('Fact', 'fact', 'Other'),
    Related__c: orNull(oneOf(...relatedIds)),
    Text__c: orNull(oneOf(...texts)),
    Area__c: orNull(oneOf(...texts)),
    Kind__c: orNull(oneOf(...kinds)),
    Topics__c: orNull(fc.subarray(topics, { minLength: 1 }).map((chosen) => chosen.join(';'))),
    Amount__c: orNull(oneOf(...amounts)),
    Fine__c: orNull(oneOf(...fineAmounts)),
    Whole__c: orNull(oneOf(...wholes)),
    Price__c: orNull(oneOf(...amounts)),
    Share__c: orNull(oneOf(0, 12.5, 100)),
    Flag__c: fc.boolean(),
    DueOn__c: orNull(anyMoment(now).map(dayOf)),
    At__c: orNull(anyMoment(now).map(instantOf)),
    Mail__c: orNull(oneOf('a@b.example', 'A@B.example')),
    Link__c: orNull(oneOf('https://a.example/%20', 'https://A.example/_')),
  })
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('"', '\\"')}'`

/** Pieces that make LIKE patterns, wildcards guarded and not. */
const pattern = fc
  .array(oneOf('%', '_', '\\%', '\\_', 'a', 'A', 'lpha', '京', 'Ä', 'é', '\\\\', "\\'", 'b', 'lines', '\\n', '.', '\\u0041'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => `'${parts.join('')}'`)

const equality = oneOf('=', '!=', '<>')
const order = oneOf('<', '<=', '>', '>=')
const membership = oneOf('IN', 'NOT IN', 'in', 'not in')

function comparedTo(fields: readonly string[], literal: fc.Arbitrary<string>, hasOrder: boolean): fc.Arbitrary<string> {
  const field = oneOf(...fields)
  const equal = fc.tuple(field, equality, fc.oneof({ weight: 5, arbitrary: literal }, { weight: 1, arbitrary: oneOf('null', 'NULL') }))
  const list = fc.array(fc.oneof({ weight: 5, arbitrary: literal }, { weight: 1, arbitrary: fc.constant('null') }), {
    minLength: 1,
    maxLength: 4,
  })
  const among = fc.tuple(
    field,
    membership,
    list.map((values) => `(${values.join(', ')})`),
  )
  const ordered = fc.tuple(field, order, literal)
  return fc.oneof(equal, among, ...(hasOrder ? [ordered] : [])).map((parts) => parts.join(' '))
}

const periods = [
  ...['YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS'],
  ...['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((unit) =>
    ['LAST', 'THIS', 'NEXT'].map((place) => `${place}_${unit}`),
  ),
]
const countedUnits = ['DAYS', 'WEEKS', 'MONTHS', 'QUARTERS', 'YEARS', 'FISCAL_QUARTERS', 'FISCAL_YEARS']
const period = fc.oneof(
  oneOf(...periods),
  fc
    .tuple(oneOf(...countedUnits), fc.integer({ min: 1, max: 9 }), oneOf('LAST', 'NEXT', 'AGO'))
    .map(([units, count, place]) => (place === 'AGO' ? `N_${units}_AGO:${count}` : `${place}_N_${units}:${count}`)),
)

const withoutCase = (name: string): fc.Arbitrary<string> => oneOf(name, name.toLowerCase())

/** A single comparison. @param codes values of `Code__c`, which keeps its case; @param relatedIds of accounts */
function anyComparison(now: Date, codes: readonly string[], relatedIds: readonly string[]): fc.Arbitrary<string> {
  const text = fc.oneof({ weight: 8, arbitrary: oneOf(...texts) }, { weight: 1, arbitrary: oneOf('', 'missing') }).map(quoted)
  const textFields = ['Text__c', 'area__c', 'Related__r.Name', 'Related__r.Industry', 'Mail__c']
  const plainText = comparedTo(textFields, text, false)
  const textOrder = fc
    .tuple(oneOf('Text__c', 'Kind__c'), order, oneOf('Alpha', 'b', 'New', 'z').map(quoted))
    .map((parts) => parts.join(' '))
  const like = fc
    .tuple(
      oneOf('Text__c', 'Name', 'Link__c', 'Kind__c', 'Related__r.Name', 'Code__c'),
      oneOf('LIKE', 'like'),
      fc.oneof(pattern, oneOf("'al%'", "'%code_'", "'c%'")),
    )
    .map((parts) => parts.join(' '))
  const multi = fc
    .tuple(
      oneOf('INCLUDES', 'EXCLUDES', 'includes'),
      fc.array(
        fc.subarray(topics, { minLength: 1, maxLength: 2 }).map((chosen) => quoted(chosen.join(';'))),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([operator, values]) => `Topics__c ${operator} (${values.join(', ')})`)
  const wholeTopics = fc
    .tuple(equality, oneOf("'red'", "'red;blue'", "'RED'", 'null', "''"))
    .map(([operator, value]) => `Topics__c ${operator} ${value}`)
  const booleans = fc
    .tuple(oneOf('Flag__c', 'Related__r.IsKey__c'), equality, oneOf('TRUE', 'FALSE', 'true', 'null'))
    .map((parts) => parts.join(' '))
  const number = oneOf('-1000', '-0.01', '0', '0.0', '+1', '0.1', '0.3', '.3', '12.34', '12.345', '999999.99', '0.000001')
  const day = anyMoment(now).map(dayOf)
  const instant = anyMoment(now).chain((moment) => oneOf(instantOf(moment), instantOf(moment + 9 * 3_600_000).replace('Z', '+09:00')))
  const ids = oneOf(...relatedIds, ...relatedIds.map((id) => id.slice(0, 15)), '001000000000000AAA').map(quoted)
  return fc.oneof(
    plainText,
    comparedTo(['Kind__c', 'KIND__C'], oneOf("'new'", "'Old'", "'In Between'", "''"), false),
    comparedTo(['Code__c'], oneOf(...codes, 'none').map(quoted), false),
    textOrder,
    like,
    multi,
    wholeTopics,
    booleans,
    comparedTo(['Amount__c', 'Fine__c', 'Whole__c', 'Price__c', 'Share__c', 'Related__r.AnnualRevenue'], number, true),
    comparedTo(['DueOn__c'], fc.oneof(day, period), true),
    comparedTo(['At__c'], fc.oneof(instant, period), true),
    comparedTo(['Related__c', 'Related__r.Id'], ids, false),
  )
}

/** Conditions of every operator and type, joined by AND, OR and NOT as the org takes them. */
export function anyCondition(now: Date, codes: readonly string[], relatedIds: readonly string[]): fc.Arbitrary<string> {
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyComparison(now, codes, relatedIds),
      fc
        .tuple(
          withoutCase('AND'),
          fc.array(fc.oneof(anyComparison(now, codes, relatedIds), inParentheses(tie('condition'))), { minLength: 2, maxLength: 3 }),
        )
        .map(([joint, terms]) => terms.join(` ${joint} `)),
      fc
        .tuple(
          withoutCase('OR'),
          fc.array(fc.oneof(anyComparison(now, codes, relatedIds), inParentheses(tie('condition'))), { minLength: 2, maxLength: 3 }),
        )
        .map(([joint, terms]) => terms.join(` ${joint} `)),
      fc.tuple(withoutCase('NOT'), inParentheses(tie('condition'))).map(([not, inner]) => `${not} ${inner}`),
    ),
  }))
  // Three NOTs in a row are refused on both sides: the parser loses one.
  return condition.filter((text) => !/\bNOT[\s(]+NOT[\s(]+NOT\b/i.test(text))
}

const inParentheses = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> => inner.map((text) => `(${text})`)

import { describe, expect, it, test } from 'vitest'
import { compileFormula } from '../../../local-org/api/formula/compile-formula.ts'
import type { Calculation } from '../../../local-org/api/formula/formula-scope.ts'
import { buildSchema } from '../../../local-org/api/schema/build-schema.ts'
import { readProject } from '../../../local-org/api/schema/read-project.ts'
import type { Row } from '../../../local-org/api/store/derived-fields.ts'
import { visitsProject } from './open-fixture-org.ts'

let prefixes = 0
const schema = buildSchema(readProject(visitsProject), () => `a0${(prefixes++).toString(36)}`)
const scope = { schema, object: schema.get('Visit__c'), customPermissions: new Set(['MayAll']) }
const account = '0015g000000001kAAA'

const visit: Row = {
  Id: null,
  Score__c: 4.5,
  Kind__c: 'Tour',
  Note__c: 'a "quoted" note',
  Done__c: 1,
  On__c: '2026-11-21',
  At__c: '2026-11-20T15:30:00.000Z',
  Account__c: account,
  Fee__c: null,
  Tags__c: 'red;blue',
}

const stored = new Map([
  [`Account ${account} Type`, 'Prospect'],
  [`Account ${account} Name`, 'Acme'],
])

/** Saturday 2026-11-21 00:30 in Tokyo, still Friday in UTC. */
function calculate(formula: string, row: Row = visit, before: Row | null = null): unknown {
  const on: Calculation = {
    row,
    before,
    today: '2026-11-21',
    now: '2026-11-20T15:30:00.000Z',
    timeZone: 'Asia/Tokyo',
    userId: '0055g0000000001AAA',
    mayUse: (permission) => permission === 'MayAll',
    valueOf: (object, id, field) => stored.get(`${object} ${id} ${field}`) ?? null,
  }
  return compileFormula(formula, scope).calculate(on)
}

const refusal = (formula: string) => {
  try {
    compileFormula(formula, scope)
  } catch (error) {
    return (error as Error).message
  }
  return 'taken'
}

describe('a blank', () => {
  it.each([
    ['Fee__c < 5', null],
    ['Fee__c > 5', null],
    ['Fee__c = 0', null],
    ['NOT(Fee__c > 5)', null],
    ['Fee__c + 1', null],
    ['OR(Fee__c < 5, TRUE)', true],
    ['AND(Fee__c < 5, TRUE)', false],
    ['IF(Fee__c < 5, 1, 2)', 2],
    ['ISBLANK(Fee__c)', true],
    ['ISNULL(Fee__c)', true],
    ['BLANKVALUE(Fee__c, 7)', 7],
    ['Sponsor__c = ""', true],
    ['Sponsor__c <> "x"', true],
    ['ISNULL(Sponsor__c)', false],
    ['LEN(Sponsor__c)', 0],
    ['CONTAINS(Sponsor__c, "x")', null],
    ['REGEX(Sponsor__c, "[0-9]+")', false],
    ['Sponsor__c & "x"', 'x'],
    ['ISPICKVAL(Sponsor__r.Salutation, "")', true],
  ])('makes %s %j', (formula, value) => {
    expect(calculate(formula)).toBe(value)
  })
})

describe('a value', () => {
  it.each([
    ['Score__c * 2 - 1', 8],
    ['0.1 + 0.2', 0.3],
    ['ROUND(Score__c, 0)', 5],
    ['MAX(1, Score__c, 3)', 4.5],
    ['Score__c > 4 && Score__c <= 4.5', true],
    ['Score__c < 4 || Done__c', true],
    ['Done__c = FALSE', false],
    ['ISPICKVAL(Kind__c, "Tour")', true],
    ['TEXT(Kind__c) & "!"', 'Tour!'],
    ['CASE(Kind__c, "Call", 1, "Tour", 2, 0)', 2],
    ['CASE(Score__c, 1, "one", "many")', 'many'],
    ['INCLUDES(Tags__c, "blue")', true],
    ['INCLUDES(Tags__c, "green")', false],
    ['On__c + 40', '2026-12-31'],
    ['DATE(2026, 12, 31) - On__c', 40],
    ['TODAY()', '2026-11-21'],
    ['DATEVALUE(At__c)', '2026-11-21'],
    ['DATEVALUE("2026-02-28") + 1', '2026-03-01'],
    ['NOW() - At__c', 0],
    ['At__c + 0.5', '2026-11-21T03:30:00.000Z'],
    ['TEXT(At__c)', '2026-11-20 15:30:00Z'],
    ['WEEKDAY(On__c)', 7],
    ['LEFT(Note__c, 1)', 'a'],
    ['REGEX("b", "a|b")', true],
    ['REGEX("ab", "a|b")', false],
    ['Account__r.Name', 'Acme'],
    ['TEXT(Account__r.Type) = "Prospect"', true],
    ['$Permission.MayAll', true],
    ['Visit__c.Score__c', 4.5],
    ['/* why */ Score__c = 4.5', true],
    ['LEN("/* no comment */")', 16],
  ])('%s is %j', (formula, value) => {
    expect(calculate(formula)).toBe(value)
  })
})

describe('what was before', () => {
  const before = { ...visit, Score__c: 3, Kind__c: null }
  it.each<[string, Row | null, unknown]>([
    ['ISNEW()', null, true],
    ['ISNEW()', before, false],
    ['ISCHANGED(Score__c)', null, false],
    ['ISCHANGED(Score__c)', before, true],
    ['ISCHANGED(On__c)', before, false],
    ['ISCHANGED(Kind__c)', before, true],
    ['PRIORVALUE(Score__c)', before, 3],
    ['PRIORVALUE(Score__c)', null, 4.5],
    ['ISPICKVAL(PRIORVALUE(Kind__c), "")', before, true],
  ])('%s after %j is %j', (formula, prior, value) => {
    expect(calculate(formula, visit, prior)).toBe(value)
  })

  it('holds no change of line ends', () => {
    const [now, then] = ['a\nb', 'a\r\nb'].map((Note__c) => ({ ...visit, Note__c }))
    expect(calculate('ISCHANGED(Note__c)', now, then)).toBe(false)
  })
})

test.each([
  ['', 'is empty'],
  ['AND(TRUE', 'cannot be read: a syntax error, or something the local org does not know'],
  ['!Done__c && TRUE', 'uses the operator !, which the local org cannot read: write NOT(…)'],
  ['EQUAL(1, 2)', 'uses the unknown function EQUAL'],
  ['VLOOKUP(1, 2, 3)', 'uses VLOOKUP(), which the local org does not know'],
  ['Scor__c > 1', 'names the field Scor__c, which does not exist'],
  ['Account__r.Nam = "x"', 'names the field Account__r.Nam, which does not exist'],
  ['Acount__r.Name = "x"', 'names the field Acount__r.Name, which does not exist'],
  ['$Setup.X', 'names $Setup: of the global variables the local org knows $User, $Profile and $Permission'],
  ['$Permission.Nope', 'names the custom permission Nope, which the project does not define'],
  [
    'Kind__c = "Tour"',
    'gives = a value of type Picklist where another type is expected: picklists may stand in ISPICKVAL, CASE, TEXT, ISCHANGED and PRIORVALUE only',
  ],
  [
    'ISBLANK(Kind__c)',
    'gives ISBLANK() a value of type Picklist where another type is expected: picklists may stand in ISPICKVAL, CASE, TEXT, ISCHANGED and PRIORVALUE only',
  ],
  ['Score__c > "1"', 'gives > a value of type Text where Number is expected'],
  ['AND(Score__c)', 'gives AND() a value of type Number where Boolean is expected'],
  ['On__c - At__c', 'gives - a value of type DateTime where Date is expected'],
  ['IF(TRUE, 1, "x")', 'gives IF() a value of type Text where Number is expected'],
  ['ISCHANGED(Account__r.Name)', 'gives ISCHANGED() something else than one field of the record itself'],
  ['ISCHANGED(Score__c + 1)', 'gives ISCHANGED() something else than one field of the record itself'],
  ['ISPICKVAL(Kind__c, Note__c)', 'needs a text in quotes as the second argument of ISPICKVAL()'],
  ['LEFT("a")', 'gives LEFT() 1 arguments instead of 2'],
  ['1 < 2 = TRUE', 'compares the result of a comparison with <: use AND, OR or IF'],
  ['CASE(Kind__c, "a", 1)', 'gives CASE() 3 arguments instead of 4 or more'],
  ['CASE(Kind__c, "a", 1, "b", 2)', 'gives CASE() no value for all other cases'],
])('does not take %s, and says why', (formula, reason) => {
  expect(refusal(formula)).toBe(reason)
})

test.each([
  ['1 / (Score__c - 4.5)', 'a number cannot be calculated (division by zero)'],
  ['DATE(2026, 2, 31)', 'DATE(2026, 2, 31) is no day'],
  ['DATEVALUE("soon")', 'DATEVALUE(): "soon" is no day'],
])('%s fails while it is calculated', (formula, reason) => {
  expect(() => calculate(formula)).toThrow(reason)
})

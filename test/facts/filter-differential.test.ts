import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyCondition, anyFact } from './any-condition.ts'
import { startFactOrg, type FactOrg } from './fact-org.ts'

/**
 * A condition means in a measure what the org itself answers: each is asked as SOQL, and as our SQL over the rows that Bulk extracted.
 * The org here is the local one, which shares no code with the service but the parser.
 */
const places: [string, string][] = [
  ['Asia/Tokyo', '2026-11-22T03:00:00Z'],
  // Still the last day of the year before there, and of a leap year's February in the other.
  ['America/Los_Angeles', '2027-01-01T07:59:59Z'],
  ['Asia/Kolkata', '2024-02-29T18:29:00Z'],
  // The day on which clocks are set back.
  ['America/New_York', '2026-11-01T15:00:00Z'],
]

/** A failure prints the seed. */
const runs = 4
const rowsARun = 25
const conditionsARun = 60

describe.each(places)('in %s at %s', (timeZone, at) => {
  const now = new Date(at)
  let org: FactOrg
  let relatedIds: string[]
  const codes: string[] = []

  beforeAll(async () => {
    org = await startFactOrg(timeZone, now)
    relatedIds = org.insert('Account', [
      { Name: 'Alpha', Industry: 'Media', AnnualRevenue: 12.34, IsKey__c: true },
      { Name: 'ärger', Industry: null, AnnualRevenue: null, IsKey__c: false },
      { Name: 'Empty', Industry: 'Retail', AnnualRevenue: 0, IsKey__c: true },
    ])
  })

  afterAll(() => org.close())

  /** Each fact has an account of its own, so that an answer names it, and a code that differs from another's only in case. */
  function insertFacts(facts: readonly Record<string, string | number | boolean | null>[]): void {
    const accounts = org.insert(
      'Account',
      facts.map((_, index) => ({ Name: `Account ${codes.length + index}` })),
    )
    const rows = facts.map((fact, index) => {
      const place = codes.length + index
      const code = place % 2 === 0 ? `Code${place}` : `cODE${place - 1}`
      return { ...fact, Account__c: accounts[index] ?? null, Code__c: code }
    })
    org.insert('Fact__c', rows)
    codes.push(...rows.map(({ Code__c }) => Code__c))
  }

  test('the engine answers what the org answers', async () => {
    const conditions = fc.array(anyCondition(now, ['Code0', 'cODE0', 'code0', 'Code2'], relatedIds), {
      minLength: conditionsARun,
      maxLength: conditionsARun,
    })
    const facts = fc.array(anyFact(now, relatedIds), { minLength: rowsARun, maxLength: rowsARun })
    let found = 0
    await fc.assert(
      fc.asyncProperty(facts, conditions, async (rows, asked) => {
        insertFacts(rows)
        const answers = await org.askEngine(asked)
        const disagreements = []
        for (const [index, condition] of asked.entries()) {
          const expected = await org.askOrg(condition)
          if ('accounts' in expected) found += expected.accounts.length
          if (JSON.stringify(answers[index]) !== JSON.stringify(expected))
            disagreements.push({ condition, expected, found: answers[index] })
        }
        expect(disagreements).toEqual([])
      }),
      { numRuns: runs, endOnFailure: true },
    )
    expect(found).toBeGreaterThan(conditionsARun * rowsARun)
  }, 120_000)
})

describe('what the org refuses, the engine refuses too', () => {
  let org: FactOrg

  beforeAll(async () => {
    org = await startFactOrg('Asia/Tokyo', new Date('2026-11-22T03:00:00Z'))
  })

  afterAll(() => org.close())

  test.each([
    "Long__c = 'a long text'",
    'Long__c != null',
    'Nope__c = 1',
    'Related__r.Nope__c = 1',
    'Nope__r.Name = null',
    'Related__r.BillingAddress = null',
    "Flag__c = 'true'",
    'Flag__c > FALSE',
    "Amount__c = '1'",
    "Amount__c LIKE '1%'",
    "Amount__c IN ('1')",
    'Amount__c > null',
    'Amount__c = 1e3',
    'Text__c = 1',
    'Text__c = "double quotes"',
    "Text__c = 'unclosed",
    "Text__c = 'a\\q'",
    "Text__c = 'a\\u12'",
    'Text__c LIKE null',
    "Text__c > ''",
    'Text__c IN ()',
    'Text__c = :bound',
    'Text__c',
    "Text__c = 'a' AND Kind__c = 'b' OR Kind__c = 'c'",
    "Kind__c IN 'New'",
    "Kind__c INCLUDES ('New')",
    'Topics__c INCLUDES (null)',
    'DueOn__c = 2026-01-01T00:00:00Z',
    'DueOn__c = 2026-02-30',
    'DueOn__c = LAST_FORTNIGHT',
    'DueOn__c = LAST_N_DAYS',
    'DueOn__c = TODAY:3',
    'At__c = 2026-01-01',
    'At__c = 2026-13-01T00:00:00Z',
    'At__c = 2026-11-22T03:00:00',
    "Related__c LIKE '001%'",
    "Related__c = 'no id'",
    "Related__c IN ('001')",
  ])('%s', async (condition) => {
    const answers = [await org.askOrg(condition), ...(await org.askEngine([condition]))]
    expect(answers.map((answer) => 'refusal' in answer)).toEqual([true, true])
  })
})

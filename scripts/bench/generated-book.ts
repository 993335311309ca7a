import { createRandom, type Random } from './random.ts'

/** One object's rows as Bulk API CSV, in parts that fit an upload. */
export interface GeneratedTable {
  sobject: string
  /** Each part begins with the header. */
  parts: Iterable<string>
}

const dayMs = 86_400_000
const accountsPerPart = 20_000
const stages = ['Trial', 'Onboarding', 'Operation', 'Operation', 'Operation', 'Renewal']
const priorities = ['Low', 'Medium', 'High']
const features = 12

/** The accounts alone: their ids, which the other tables name, are the org's to give. `AccountNumber` is the row's number. */
export function generateAccounts(count: number, today: Date): GeneratedTable {
  return table('Account', ['Name', 'AccountNumber', 'CsLifecycleStage__c', 'CsCustomerSince__c'], count, (index, random) => [
    [`Generated ${index}`, String(index), stages[index % stages.length] ?? '', day(today, -random(30, 1500))],
  ])
}

/** What the default scorecards measure: 17 rows an account besides the account, the same for the same count and day. */
export function generateFacts(accountIds: readonly string[], today: Date): GeneratedTable[] {
  const of = (sobject: string, columns: string[], rows: (accountId: string, random: Random) => string[][]): GeneratedTable =>
    table(sobject, columns, accountIds.length, (index, random) => rows(accountIds[index] ?? '', random))
  const month = (back: number): string =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 10)
  return [
    of('Contact', ['AccountId', 'LastName', 'Title'], (id, random) => [
      [id, 'Tanaka', random(0, 10) === 0 ? 'Engineer' : 'Executive Sponsor'],
      [id, 'Clark', 'Analyst'],
    ]),
    of('Contract', ['AccountId', 'StartDate', 'ContractTerm', 'Status'], (id, random) => [
      [id, day(today, -random(1, 300)), '12', 'Draft'],
    ]),
    of('Asset', ['AccountId', 'Name', 'Quantity', 'Status'], (id, random) => [[id, 'Licences', String(random(10, 500)), 'Installed']]),
    of('Opportunity', ['AccountId', 'Name', 'StageName', 'CloseDate', 'Amount'], (id, random) => [
      [
        id,
        'Renewal',
        random(0, 3) === 0 ? 'Closed Won' : 'Prospecting',
        day(today, random(-300, 90)),
        `${random(1000, 90_000)}.${random(10, 99)}`,
      ],
    ]),
    of('Case', ['AccountId', 'Subject', 'Status', 'Priority'], (id, random) =>
      Array.from({ length: 3 }, () => [
        id,
        'A question, with "quotes"',
        random(0, 3) === 0 ? 'New' : 'Closed',
        priorities[random(0, priorities.length - 1)] ?? '',
      ]),
    ),
    of('Task', ['WhatId', 'Subject', 'Status', 'ActivityDate'], (id, random) => [[id, 'Call', 'Completed', day(today, -random(0, 120))]]),
    of('Event', ['WhatId', 'Subject', 'StartDateTime', 'DurationInMinutes'], (id, random) => [
      [id, 'Review', `${day(today, -random(0, 200))}T03:00:00.000Z`, '60'],
    ]),
    of(
      'CsUsage__c',
      ['Key__c', 'Account__c', 'Instance__c', 'Feature__c', 'Month__c', 'ActiveUsers__c', 'Events__c', 'Errors__c'],
      (id, random) =>
        Array.from({ length: 7 }, (_, index) => {
          const feature = index === 0 ? '' : `feature_${(index * 5) % features}`
          const first = month(index % 3)
          return [
            `${id}:main:${feature}:${first}`,
            id,
            'main',
            feature,
            first,
            String(random(0, 400)),
            String(random(0, 900)),
            String(random(0, 40)),
          ]
        }),
    ),
  ]
}

function table(sobject: string, columns: string[], count: number, rows: (index: number, random: Random) => string[][]): GeneratedTable {
  return { sobject, parts: parts(columns, count, rows) }
}

function* parts(columns: string[], count: number, rows: (index: number, random: Random) => string[][]): Generator<string> {
  for (let from = 0; from < count; from += accountsPerPart) {
    const lines = [columns.join(',')]
    for (let index = from; index < Math.min(from + accountsPerPart, count); index++) {
      const random = createRandom(index + 1)
      for (const row of rows(index, random)) lines.push(row.map(quoted).join(','))
    }
    yield `${lines.join('\n')}\n`
  }
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const day = (today: Date, offset: number): string => new Date(today.getTime() + offset * dayMs).toISOString().slice(0, 10)

import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalOrg } from '../../local-org/server.ts'
import { openFacts, type MeasuredAccount } from '../../scoring-api/facts/facts.ts'
import { planMeasures, type PlanProblem } from '../../scoring-api/health-score/measure-plan.ts'
import { sourceSoql } from '../../scoring-api/health-score/source-soql.ts'
import { bulkRead } from '../../scoring-api/salesforce/bulk-read.ts'
import { connect } from '../../scoring-api/salesforce/connect.ts'
import { describe } from '../../scoring-api/salesforce/describe.ts'
import { readOrganization } from '../../scoring-api/salesforce/organization.ts'
import { readAll } from '../../scoring-api/salesforce/read-all.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'

export type FactFields = Record<string, string | number | boolean | null>

/** An org with the object Fact__c, which leads to Account by Account__c, and the two ways to ask it. */
export interface FactOrg {
  /** @returns the ids */
  insert(object: string, rows: FactFields[]): string[]
  /** Why the org refuses the condition, or the accounts of the facts that it holds for, ascending. */
  askOrg(condition: string): Promise<Answer>
  /** The same by extracting the rows once and asking the column engine. */
  askEngine(conditions: readonly string[]): Promise<Answer[]>
  close(): Promise<void>
}

export type Answer = { accounts: string[] } | { refusal: string }

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certificatePem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()

export async function startFactOrg(timeZone: string, now: Date): Promise<FactOrg> {
  const username = 'admin@facts.example'
  const running = await startLocalOrg({
    port: 0,
    dataDirectory: null,
    projectDirectory: join(import.meta.dirname, 'fixtures/conditions'),
    lightning: false,
    apps: [{ clientId: 'facts', certificatePem, preauthorizedPermissionSets: ['FactReader'] }],
    users: [
      {
        username,
        firstName: 'Test',
        lastName: 'Admin',
        email: username,
        language: 'en_US',
        permissionSets: ['FactReader'],
        profile: 'System Administrator',
      },
    ],
    organization: { name: 'Facts', timeZone, language: 'en_US', currency: 'USD' },
    now: () => now,
  })
  const { privateKey } = keys
  const login = { kind: 'jwtBearer', username, privateKey, audience: running.url } as const
  const connection = await connect({ loginUrl: running.url, clientId: 'facts', login, apiVersion: '67.0' }, () => Promise.resolve())
  const salesforce = connection.forWork()
  const schema = [await describe(salesforce, 'Account'), await describe(salesforce, 'Fact__c')]
  const organization = await readOrganization(salesforce)
  const directory = await mkdtemp(join(tmpdir(), 'banso-fact-org-'))
  const facts = await openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 1 })
  const admin = running.org.findUser(username)?.id ?? ''
  let reads = 0

  return { insert, askOrg, askEngine, close }

  function insert(object: string, rows: FactFields[]): string[] {
    return running.org.inTransaction(() =>
      rows.map((row) => {
        const { id, errors } = running.org.insert(admin, object, row)
        if (id === null) throw new Error(`The org refused a row of the test: ${JSON.stringify(errors)} ${JSON.stringify(row)}`)
        return id
      }),
    )
  }

  async function askOrg(condition: string): Promise<Answer> {
    try {
      const records = await readAll(salesforce, `SELECT Account__c FROM Fact__c WHERE ${condition}`)
      return { accounts: records.map(({ Account__c }) => String(Account__c)).toSorted() }
    } catch (err) {
      return { refusal: err instanceof Error ? err.message : String(err) }
    }
  }

  async function askEngine(conditions: readonly string[]): Promise<Answer[]> {
    const measures = conditions.map((filter, index) =>
      measure(`m${index}`, { aggregate: aggregate({ sourceObject: 'Fact__c', accountPath: 'Account__c', filter }) }),
    )
    const scorecards = [scorecard(measures)]
    const { sources, problems } = planMeasures(scorecards, { schema, accountColumns: [], scopeFilter: null })
    for (const source of sources) {
      const options = { directory, name: `${source.sobject}-${reads++}` }
      const { pages, rows } = await bulkRead(salesforce, sourceSoql(source, null), options)
      await facts.load({ sobject: source.sobject, columns: source.columns, pages, expectedRows: rows })
    }
    const plan = { scorecards, asOf: now, accountColumns: [], stageColumn: null, ...organization }
    const accounts = (await Array.fromAsync(facts.measure(plan))).flat()
    return conditions.map((_, index) => answerOf(`m${index}`, accounts, problems))
  }

  async function close(): Promise<void> {
    connection.close()
    await facts.close()
    await running.close()
    await rm(directory, { recursive: true, force: true })
  }
}

function answerOf(key: string, accounts: readonly MeasuredAccount[], problems: readonly PlanProblem[]): Answer {
  const problem = problems.find(({ measureKey }) => measureKey === key)
  if (problem) return { refusal: problem.sentence }
  return { accounts: accounts.filter(({ values }) => values[key]?.value === 10_000).map(({ accountId }) => accountId) }
}

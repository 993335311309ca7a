/**
 * Prints how many rows a second an org on disk creates and answers: `node test/local-org/core/measure-rows.ts [rows]`.
 * The figure in brackets counts processor seconds, which hold on a busy machine.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFixtureOrg } from './open-fixture-org.ts'

const rows = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'banso-measure-'))
const visits = openFixtureOrg({ databaseFile: join(folder, 'org.db') })
const { org, admin } = visits
const accounts = Array.from({ length: 1000 }, (_, index) => visits.add('Account', { Name: `Account ${index}` }))

function measure(what: string, work: () => void): void {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  console.log(`${what}: ${Math.round(rows / seconds)} rows/s (${Math.round(rows / ((user + system) / 1e6))} per processor second)`)
}

measure('created from CSV texts, 200 a transaction', () => {
  for (let first = 0; first < rows; first += 200) {
    org.inTransaction(() => {
      for (let index = first; index < Math.min(first + 200, rows); index++) {
        const cells = {
          Key__c: `k${index}`,
          Account__c: accounts[index % 1000],
          Score__c: String(index % 100),
          Kind__c: 'Tour',
          On__c: '2026-11-21',
          At__c: '2026-11-21T00:00:00Z',
        }
        const { errors } = org.insert(admin, 'Visit__c', cells, { fromText: true })
        if (errors[0]) throw new Error(errors[0].message)
      }
    })
  }
})

measure('answered as flat rows of six columns, one of them a parent', () => {
  const soql = 'SELECT Id, Key__c, Account__r.Name, Score__c, On__c, At__c FROM Visit__c'
  let count = 0
  for (const row of org.queryFlat(admin, soql).rows) count += row.length / 6
  if (count !== rows) throw new Error(`${count} of ${rows} rows`)
})

org.close()
rmSync(folder, { recursive: true })

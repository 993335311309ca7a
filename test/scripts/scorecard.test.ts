import type { Connection } from 'jsforce'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../local-org/server.ts'
import type { ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { loadScorecardFiles } from '../../scripts/default-scorecards/load-scorecard-files.ts'
import { readCommand, UsageError } from '../../scripts/scorecard/read-command.ts'
import { runCommand } from '../../scripts/scorecard/run-command.ts'
import { aDefinition, casesMeasure, useMeasure } from '../health-score/definitions.ts'
import { startAdminOrg } from './admin-org.ts'

const defaults = new URL('../../scripts/default-scorecards/', import.meta.url).pathname
const now = new Date('2026-11-22T03:00:00Z')

let running: RunningOrg
let connection: Connection
let directory: string
let printed: string[]

beforeAll(async () => {
  ;({ running, connection } = await startAdminOrg({ now, language: 'en_US', currency: 'USD' }))
  directory = await mkdtemp(join(tmpdir(), 'banso-scorecards-'))
})
afterAll(async () => {
  await running.close()
  await rm(directory, { recursive: true, force: true })
})
beforeEach(() => {
  printed = []
})

const run = (...args: string[]) =>
  runCommand(readCommand(args, {}), { connect: () => Promise.resolve(connection), print: (line) => printed.push(line), now: () => now })

const offline = (...args: string[]) =>
  runCommand(readCommand(args, {}), {
    connect: () => Promise.reject(new Error('asked for an org')),
    print: (line) => printed.push(line),
    now: () => now,
  })

async function file(name: string, value: unknown): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const versions = async (key: string) => {
  const { records } = await connection.query<{ VersionKey__c: string; Status__c: string }>(
    `SELECT VersionKey__c, Status__c FROM CsScorecard__c WHERE Key__c = '${key}' ORDER BY Version__c`,
  )
  return records.map(({ VersionKey__c, Status__c }) => `${VersionKey__c} ${Status__c}`)
}

describe('wrong arguments get one sentence and the usage', () => {
  it.each([
    [[], 'Say what to do.'],
    [['look'], 'There is no command look.'],
    [['lint'], 'lint needs at least one file.'],
    [['diff', 'a.json', '--activate'], 'diff has no option --activate.'],
    [['export', '--into', 'x'], 'The option --into is not known or lacks its value.'],
    [['export', '--out'], 'The option --out is not known or lacks its value.'],
    [['lint', 'a.json', '--language', 'fr'], 'There is no language fr.'],
  ])('%j', (args, sentence) => {
    const read = () => readCommand(args, {})
    expect(read).toThrow(UsageError)
    expect(read).toThrow(`${sentence}\n\nUsage: npm run scorecard -- <command>`)
  })

  it('in Japanese where the terminal is, or the person asks for it', () => {
    expect(() => readCommand([], { LANG: 'ja_JP.UTF-8' })).toThrow('コマンドを指定してください。\n\n使い方：')
    expect(() => readCommand(['lint', '--language', 'ja'], { LANG: 'en_US.UTF-8' })).toThrow('lintにはファイルを指定してください。')
    expect(readCommand(['diff', 'a', '--language', 'en'], { LANG: 'ja_JP.UTF-8' })).toMatchObject({ language: 'en' })
  })
})

describe('lint', () => {
  it('says nothing of the default scorecards, and needs no org', async () => {
    const files = ['trial', 'onboarding', 'operation', 'renewal'].map((name) => join(defaults, `${name}.json`))
    expect([await offline('lint', ...files), printed]).toEqual([0, []])
  })

  it('names file, measure, field and reason of each mistake', async () => {
    const path = await file(
      'bad.json',
      aDefinition({ watchFrom: 90, measures: [casesMeasure({ meaning: null }), useMeasure({ points: '9' })] }),
    )
    expect(await offline('lint', path)).toBe(1)
    expect(printed).toEqual([
      `${path}: use: points: Pair 1 "9" is not "value=points".`,
      `${path}: watchFrom: Watch must start below Healthy, or no score can be Watch.`,
      `${path}: open-cases: meaning: Nobody wrote down what the measure tells of a customer.`,
    ])
    printed = []
    expect(await offline('lint', path, '--language', 'ja')).toBe(1)
    expect(printed[2]).toBe(`${path}: open-cases: meaning: 指標が顧客について何を示すのか、英語の説明がありません。`)
  })

  it('says that a file is no JSON, or not there', async () => {
    const path = await file('broken.json', '{')
    await expect(offline('lint', path)).rejects.toThrow(`${path} is not JSON: `)
    await expect(offline('lint', join(directory, 'gone.json'))).rejects.toThrow('gone.json cannot be read (ENOENT).')
  })

  it('looks at the org only when asked to', async () => {
    const lost = casesMeasure({ aggregate: { ...casesMeasure().aggregate, sourceObject: 'Nothing__c' } })
    const path = await file('lost.json', aDefinition({ measures: [lost] }))
    expect(await offline('lint', path)).toBe(0)
    expect(await run('lint', path, '--org')).toBe(1)
    expect(printed).toEqual([
      `${path}: open-cases: aggregate.sourceObject: There is no object "Nothing__c", or the integration user may not read it.`,
    ])
  })
})

describe('a definition and the org', () => {
  const first: ScorecardDefinition = aDefinition({ version: 1, notes: 'First try.' })

  it('has no such scorecard at first', async () => {
    const path = await file('ops.json', first)
    expect(await run('diff', path)).toBe(1)
    expect(printed).toEqual([`${path}: the org has no scorecard ops`])
    await expect(run('export', 'ops')).rejects.toThrow('The org has no scorecard ops.')
  })

  it('imports as a draft, exports as the same file, and differs no more', async () => {
    const path = await file('ops.json', first)
    expect(await run('import', path)).toBe(0)
    expect(printed).toEqual([`${path}: ops-v1 is a new draft`])
    expect(await versions('ops')).toEqual(['ops-v1 Draft'])
    await run('export', 'ops', '--out', join(directory, 'out'))
    expect(await readFile(join(directory, 'out', 'ops.json'), 'utf8')).toBe(`${JSON.stringify(first, null, 2)}\n`)
    expect(await run('diff', join(directory, 'out', 'ops.json'))).toBe(0)
    expect(await run('import', path)).toBe(0)
    expect(printed.at(-1)).toBe(`${path}: ops-v1 says the same already`)
    expect(await versions('ops')).toEqual(['ops-v1 Draft'])
  })

  it('becomes active when asked to', async () => {
    const path = await file('ops.json', first)
    await run('import', path, '--activate')
    expect([printed, await versions('ops')]).toEqual([[`${path}: ops-v1 is active now`], ['ops-v1 Active']])
    await run('import', path, '--activate')
    expect(printed.at(-1)).toBe(`${path}: ops-v1 says the same already`)
  })

  it('says what is different, and imports that as the next version', async () => {
    const path = await file('ops.json', {
      ...first,
      healthyFrom: 75,
      measures: [useMeasure({ weight: 30 }), casesMeasure(), useMeasure({ key: 'use-again' })],
    })
    expect(await run('diff', path)).toBe(1)
    expect(printed).toEqual([
      `${path}: differs from ops-v1 (org → file)`,
      '  healthyFrom: 70 → 75',
      '  measure use: weight: 10 → 30',
      '  measure use-again: added',
      '  the measures are in another order',
    ])
    await run('import', path)
    expect(await versions('ops')).toEqual(['ops-v1 Active', 'ops-v2 Draft'])
    await run('import', path, '--activate')
    expect(await versions('ops')).toEqual(['ops-v1 Retired', 'ops-v2 Active'])
    await run('export', 'ops', '--out', directory)
    expect(JSON.parse(await readFile(join(directory, 'ops.json'), 'utf8'))).toMatchObject({ version: 2, healthyFrom: 75 })
  })

  it('is not imported when it could not score', async () => {
    const path = await file('bad.json', aDefinition({ key: 'bad', watchFrom: 90 }))
    expect(await run('import', path, '--activate')).toBe(1)
    expect([printed, await versions('bad')]).toEqual([
      [`${path}: watchFrom: Watch must start below Healthy, or no score can be Watch.`],
      [],
    ])
  })

  it('twice in one import makes two versions', async () => {
    const one = await file('one.json', aDefinition({ key: 'twice', version: 1 }))
    const two = await file('two.json', aDefinition({ key: 'twice', version: 1, healthyFrom: 80 }))
    await run('import', one, two)
    expect(await versions('twice')).toEqual(['twice-v1 Draft', 'twice-v2 Draft'])
  })
})

it('loads the default scorecards once, and leaves alone a key that people have gone on with', async () => {
  expect(await loadScorecardFiles(connection, now)).toEqual(['trial-v1', 'onboarding-v1', 'renewal-v1', 'operation-v1'])
  await run('export', 'trial', '--out', directory)
  const trial = JSON.parse(await readFile(join(directory, 'trial.json'), 'utf8')) as ScorecardDefinition
  await run('import', await file('trial.json', { ...trial, healthyFrom: trial.healthyFrom + 1 }), '--activate')
  expect(await loadScorecardFiles(connection, now)).toEqual([])
  expect(await versions('trial')).toEqual(['trial-v1 Retired', 'trial-v2 Active'])
  printed = []
  const files = ['onboarding', 'operation', 'renewal'].map((name) => join(defaults, `${name}.json`))
  expect([await run('diff', ...files), await run('lint', ...files, '--org'), printed]).toEqual([0, 0, []])
})

import { cpus } from 'node:os'
import { compileCondition } from '../../scoring-api/signals/compile-condition.ts'
import { checkCondition } from '../../scoring-api/signals/condition.ts'
import { conditionNames, type NamedFact } from '../../scoring-api/signals/condition-names.ts'
import type { FactsRow } from '../../scoring-api/signals/facts-row.ts'
import { loadPeers, type JsonRulesEngine, type ZenEngineModule } from './rule-peers.ts'
import { benchConditions, benchMeasures, benchRows, toContext, toJsonRule, toSoql, toZen, type BenchCondition } from './rule-book.ts'

const defaultAccounts = 20_000
const defaultIndicators = 40

interface EngineFigures {
  engine: string
  /** From the definitions' text to something that can be asked. */
  prepareSeconds: number
  seconds: number
  evaluationsPerSecond: number
  /** Heap and native memory that grew while it prepared and evaluated, the largest seen. */
  memoryMb: number
  /** Conditions that were true: the same for all engines, or the figures say nothing. */
  fired: number
}

/** Ready to be asked: answers how many conditions are true of the rows. */
type Prepared = () => Promise<number> | number

/**
 * The same conditions over the same accounts by our own compiler, `json-rules-engine` and `@gorules/zen-engine`, one after the other in one
 * process. Building the rows, and turning them into what an engine wants as input, is not counted.
 * @param args number of accounts, number of indicators; none = 20,000 and 40
 * @throws Error when the engines do not agree
 */
export async function benchSignals(args: string[]): Promise<unknown> {
  const [accounts = defaultAccounts, indicators = defaultIndicators] = args.map(toCount)
  const peers = await loadPeers()
  const conditions = benchConditions(indicators)
  const rows = benchRows(accounts)
  const contexts = rows.map(toContext)
  const evaluations = accounts * indicators
  const measure = (engine: string, prepare: () => Prepared): Promise<EngineFigures> => measureEngine(engine, evaluations, prepare)
  const engines = [
    await measure('banso', () => prepareOurs(conditions, rows)),
    await measure(`json-rules-engine ${peers.versions['json-rules-engine']}`, () => prepareJsonRules(peers.jsonRules, conditions, rows)),
    await measure(`@gorules/zen-engine ${peers.versions['@gorules/zen-engine']}`, () => prepareZen(peers.zen, conditions, contexts)),
  ]
  const [ours, ...others] = engines
  if (!ours || others.some(({ fired }) => fired !== ours.fired)) {
    throw new Error(`The engines do not agree: ${engines.map(({ engine, fired }) => `${engine} ${fired}`).join(', ')}`)
  }
  const timesOurs = Object.fromEntries(others.map(({ engine, seconds }) => [engine, Math.round((seconds / ours.seconds) * 10) / 10]))
  return { cores: cpus().length, node: process.version, accounts, indicators, evaluations, engines, timesOurs }
}

function toCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new Error(`"${text}" is not a number of accounts or indicators.`)
  return count
}

async function measureEngine(engine: string, evaluations: number, prepare: () => Prepared): Promise<EngineFigures> {
  const before = memoryNow()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, memoryNow())), 20)
  const started = performance.now()
  const ask = prepare()
  const prepared = performance.now()
  const fired = await ask()
  const ended = performance.now()
  clearInterval(watch)
  most = Math.max(most, memoryNow())
  const seconds = (ended - prepared) / 1000
  return {
    engine,
    prepareSeconds: rounded((prepared - started) / 1000, 4),
    seconds: rounded(seconds, 4),
    evaluationsPerSecond: Math.round(evaluations / seconds),
    memoryMb: rounded((most - before) / 2 ** 20, 1),
    fired,
  }
}

const memoryNow = (): number => process.memoryUsage().rss

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

function prepareOurs(conditions: readonly BenchCondition[], rows: readonly FactsRow[]): Prepared {
  const calendar = { today: '2026-09-30', timeZone: 'UTC', weekStartsOn: 0, fiscalYearStartMonth: 1 }
  const compiled = conditions.map((condition) => {
    const checked = checkCondition(toSoql(condition), benchNames)
    if ('mistakes' in checked) throw new Error(checked.mistakes.map(({ english }) => english).join(' '))
    return compileCondition(checked, calendar)
  })
  return () => {
    let fired = 0
    for (const row of rows) for (const condition of compiled) if (condition(row) === true) fired += 1
    return fired
  }
}

const scoreNames = conditionNames([], (object, path) => ({ path, type: object === 'Account' ? 'picklist' : 'double', scale: 0 }))

function benchNames(name: string): ReturnType<typeof scoreNames> {
  const measure = name.startsWith('Value.') && benchMeasures.includes(name.slice('Value.'.length))
  return measure ? { ...(scoreNames('Score') as NamedFact), path: name } : scoreNames(name)
}

function prepareJsonRules({ Engine }: JsonRulesEngine, conditions: readonly BenchCondition[], rows: readonly FactsRow[]): Prepared {
  const engine = new Engine(
    conditions.map((condition, index) => ({ conditions: toJsonRule(condition), event: { type: `indicator-${index}` } })),
  )
  return async () => {
    let fired = 0
    for (const row of rows) fired += (await engine.run(row)).events.length
    return fired
  }
}

/** All conditions as the expressions of one node, so that an account crosses to the native side once. */
function prepareZen({ ZenEngine }: ZenEngineModule, conditions: readonly BenchCondition[], contexts: readonly unknown[]): Prepared {
  const position = { x: 0, y: 0 }
  const expressions = conditions.map((condition, index) => ({ id: `e${index}`, key: `indicator${index}`, value: toZen(condition) }))
  const engine = new ZenEngine()
  const decision = engine.createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', content: { schema: '' }, position },
      { id: 'conditions', type: 'expressionNode', name: 'conditions', content: { expressions }, position },
      { id: 'out', type: 'outputNode', name: 'out', content: { schema: '' }, position },
    ],
    edges: [
      { id: '1', type: 'edge', sourceId: 'in', targetId: 'conditions' },
      { id: '2', type: 'edge', sourceId: 'conditions', targetId: 'out' },
    ],
  })
  return async () => {
    let fired = 0
    for (const context of contexts) {
      const { result } = await decision.evaluate(context)
      for (const answer of Object.values(result)) if (answer) fired += 1
    }
    engine.dispose()
    return fired
  }
}

import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { CodeAnalyzer, CodeAnalyzerConfig, EventType, LogLevel, type EnginePlugin } from '@salesforce/code-analyzer-core'
import type { Finding } from '../checker.ts'
import type { Project } from '../project.ts'

/** What an engine of Salesforce's Code Analyzer found. */
export interface Violation extends Finding {
  rule: string
  /** 1 critical, 2 high, 3 moderate, 4 low, 5 for information. */
  severity: number
}

/** The parsers log every token they would have taken. */
const mostLogCharacters = 300

/**
 * Runs one engine over some files of a project. What an engine could not read it only logs; here that is a violation too.
 * @param selectors rules by engine, tag or name, such as `pmd:Recommended:Apex`
 * @param paths below the project's folder
 * @param engines settings by the engine's name
 */
export async function analyze(
  { directory }: Project,
  plugin: EnginePlugin,
  selectors: readonly string[],
  paths: readonly string[],
  engines: Readonly<Record<string, object>> = {},
): Promise<Violation[]> {
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: tmpdir(), engines }))
  const unread: Violation[] = []
  for (const event of [EventType.LogEvent, EventType.EngineLogEvent]) {
    analyzer.onEvent(event, ({ logLevel, message }) => {
      if (logLevel === LogLevel.Error) unread.push(toUnread(directory, message))
    })
  }
  await analyzer.addEnginePlugin(plugin)
  const files = paths.map((path) => join(directory, path))
  const workspace = await analyzer.createWorkspace([join(directory, 'force-app')], files)
  const rules = await analyzer.selectRules([...selectors], { workspace })
  if (rules.getCount() === 0) throw new Error(`No rule is called ${selectors.join(', ')}`)
  const results = await analyzer.run(rules, { workspace })
  const found = results.getViolations().map((violation): Violation => {
    const rule = violation.getRule()
    const place = violation.getPrimaryLocation()
    return {
      path: relative(directory, place.getFile() ?? directory),
      line: place.getStartLine() ?? 1,
      message: `${rule.getName()}: ${violation.getMessage()}`,
      rule: rule.getName(),
      severity: rule.getSeverityLevel(),
    }
  })
  return [...unread, ...found]
}

function toUnread(directory: string, log: string): Violation {
  const text = log.replaceAll(`${directory}/`, '').replaceAll(/\s+/g, ' ')
  const path = /[\w./-]+\.(cls|trigger|xml)/.exec(text)?.[0] ?? 'force-app'
  const line = Number(/\b(?:at|line) (\d+)/.exec(text)?.[1] ?? 1)
  return { path, line, message: `not read: ${text.slice(0, mostLogCharacters)}`, rule: 'NotRead', severity: 1 }
}

import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('peers/', import.meta.url))

/** The part of `json-rules-engine` that the benchmark uses. */
export interface JsonRulesEngine {
  Engine: new (rules: { conditions: unknown; event: { type: string } }[]) => {
    run(facts: Record<string, unknown>): Promise<{ events: { type: string }[] }>
    removeRule(rule: string): boolean
  }
}

/** The part of `@gorules/zen-engine` that the benchmark uses. */
export interface ZenEngineModule {
  ZenEngine: new () => {
    createDecision(content: object): { evaluate(context: unknown): Promise<{ result: Record<string, boolean> }> }
    dispose(): void
  }
}

/** The other engines, installed on first use into a folder of their own. @throws Error when npm cannot install them */
export async function loadPeers(): Promise<{ jsonRules: JsonRulesEngine; zen: ZenEngineModule; versions: Record<string, string> }> {
  if (!(await isInstalled()))
    await promisify(execFile)('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'])
  const peer = createRequire(`${folder}package.json`)
  const { dependencies } = peer('./package.json') as { dependencies: Record<string, string> }
  return {
    jsonRules: peer('json-rules-engine') as JsonRulesEngine,
    zen: peer('@gorules/zen-engine') as ZenEngineModule,
    versions: dependencies,
  }
}

async function isInstalled(): Promise<boolean> {
  try {
    await Promise.all(['json-rules-engine', '@gorules/zen-engine'].map((name) => access(`${folder}node_modules/${name}/package.json`)))
    return true
  } catch {
    return false
  }
}

import type { Connection } from 'jsforce'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkAlone, checkInOrg } from '../../scoring-api/health-score/check-definition.ts'
import type { Finding } from '../../scoring-api/health-score/finding.ts'
import { scorecardDefinition, versionKeyOf, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { askThrough } from './ask-through.ts'
import { diffDefinitions } from './diff-definitions.ts'
import type { Language } from './language.ts'
import { activate, readNewestVersions, writeDraft } from './org-scorecards.ts'
import type { Command } from './read-command.ts'
import { readScorecardFile, toFileText } from './scorecard-file.ts'

export interface CommandDeps {
  /** @throws Error with one sentence; asked for only when an org is needed */
  connect: () => Promise<Connection>
  print: (line: string) => void
  now: () => Date
}

/** @returns exit code: 0 = nothing to say, 1 = a finding or a difference. @throws Error with one sentence */
export async function runCommand(command: Command, deps: CommandDeps): Promise<0 | 1> {
  switch (command.name) {
    case 'export':
      return await exportScorecards(command, deps)
    case 'lint':
      return await lint(command, deps)
    case 'diff':
      return await diff(command, deps)
    case 'import':
      return await importScorecards(command, deps)
  }
}

type Asked<Name> = Extract<Command, { name: Name }>

async function exportScorecards({ keys, directory, language }: Asked<'export'>, { connect, print }: CommandDeps): Promise<0> {
  const versions = await readNewestVersions(await connect(), keys.length === 0 ? null : keys)
  const unknown = keys.filter((key) => !versions.has(key))
  if (unknown.length > 0)
    throw new Error(
      inLanguage(language, `The org has no scorecard ${unknown.join(', ')}.`, `組織にスコアカード${unknown.join('、')}がありません。`),
    )
  await mkdir(directory, { recursive: true })
  for (const [key, { definition }] of versions) {
    const file = join(directory, `${key}.json`)
    await writeFile(file, toFileText(definition))
    print(`${versionKeyOf(definition)} → ${file}`)
  }
  if (versions.size === 0) print(inLanguage(language, 'The org has no scorecards.', '組織にスコアカードがありません。'))
  return 0
}

async function lint({ files, isAgainstOrg, language }: Asked<'lint'>, { connect, print }: CommandDeps): Promise<0 | 1> {
  const salesforce = isAgainstOrg ? askThrough(await connect()) : null
  let count = 0
  for (const file of files) {
    const value = await readScorecardFile(file)
    const { findings } = salesforce === null ? checkAlone(value) : await checkInOrg(salesforce, value)
    for (const finding of findings) print(toLine(file, finding, language))
    count += findings.length
  }
  return count === 0 ? 0 : 1
}

async function diff({ files, language }: Asked<'diff'>, { connect, print }: CommandDeps): Promise<0 | 1> {
  const definitions = await readUsable(files, language, print)
  if (definitions === null) return 1
  const versions = await readNewestVersions(await connect(), keysOf(definitions))
  let isDifferent = false
  for (const [file, definition] of definitions) {
    const version = versions.get(definition.key)
    const lines = version === undefined ? null : diffDefinitions(version.definition, definition, language)
    if (lines?.length === 0) continue
    isDifferent = true
    print(`${file}: ${headline(definition.key, version?.definition, language)}`)
    for (const line of lines ?? []) print(`  ${line}`)
  }
  return isDifferent ? 1 : 0
}

const headline = (key: string, org: ScorecardDefinition | undefined, language: Language): string =>
  org === undefined
    ? inLanguage(language, `the org has no scorecard ${key}`, `組織にスコアカード${key}がありません`)
    : inLanguage(language, `differs from ${versionKeyOf(org)} (org → file)`, `${versionKeyOf(org)}と異なります（組織 → ファイル）`)

/** Never changes a version that is there: what differs becomes the next one. */
async function importScorecards({ files, isActivating, language }: Asked<'import'>, deps: CommandDeps): Promise<0 | 1> {
  const { connect, print, now } = deps
  const definitions = await readUsable(files, language, print)
  if (definitions === null) return 1
  const connection = await connect()
  const versions = await readNewestVersions(connection, keysOf(definitions))
  for (const [file, definition] of definitions) {
    const newest = versions.get(definition.key)
    const isSame = newest !== undefined && diffDefinitions(newest.definition, definition, language).length === 0
    const wanted = isSame
      ? newest.definition
      : { ...definition, version: Math.max(definition.version, (newest?.definition.version ?? 0) + 1) }
    if (!isSame) await writeDraft(connection, wanted)
    const isDue = isActivating && !(isSame && newest.status === 'Active')
    if (isDue) await activate(connection, wanted, now())
    versions.set(wanted.key, { definition: wanted, status: isDue ? 'Active' : isSame ? newest.status : 'Draft' })
    print(`${file}: ${outcome(versionKeyOf(wanted), { isSame, isDue }, language)}`)
  }
  return 0
}

function outcome(versionKey: string, { isSame, isDue }: { isSame: boolean; isDue: boolean }, language: Language): string {
  if (isDue) return inLanguage(language, `${versionKey} is active now`, `${versionKey}を有効にしました`)
  if (isSame) return inLanguage(language, `${versionKey} says the same already`, `${versionKey}と同じ内容です`)
  return inLanguage(language, `${versionKey} is a new draft`, `${versionKey}を下書きとして取り込みました`)
}

/** @returns null when a file is no definition that could score; then it has been said why */
async function readUsable(
  files: readonly string[],
  language: Language,
  print: (line: string) => void,
): Promise<Map<string, ScorecardDefinition> | null> {
  const definitions = new Map<string, ScorecardDefinition>()
  for (const file of files) {
    const value = await readScorecardFile(file)
    const { isUsable, findings } = checkAlone(value)
    if (isUsable) definitions.set(file, scorecardDefinition.parse(value))
    else for (const finding of findings) print(toLine(file, finding, language))
  }
  return definitions.size === files.length ? definitions : null
}

const keysOf = (definitions: ReadonlyMap<string, ScorecardDefinition>): string[] => [...definitions.values()].map(({ key }) => key)

const toLine = (file: string, { measureKey, field, english, japanese }: Finding, language: Language): string =>
  [file, ...(measureKey === null ? [] : [measureKey]), field, inLanguage(language, english, japanese)]
    .filter((part) => part !== '')
    .join(': ')

const inLanguage = (language: Language, english: string, japanese: string): string => (language === 'ja' ? japanese : english)

import { parseArgs } from 'node:util'
import { languageOf, languages, type Language } from './language.ts'

/** What a person asked for. */
export type Command =
  | { name: 'export'; keys: string[]; directory: string; language: Language }
  | { name: 'lint'; files: string[]; isAgainstOrg: boolean; language: Language }
  | { name: 'diff'; files: string[]; language: Language }
  | { name: 'import'; files: string[]; isActivating: boolean; language: Language }

/** One sentence on what is wrong with the arguments. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const usage = {
  en: `Usage: npm run scorecard -- <command> [--language en|ja]
  export [key …] [--out directory]  write the newest version of each scorecard of the org as <key>.json
  lint <file …> [--org]             say what is wrong with files; --org: against the org of the environment too
  diff <file …>                     say how files differ from the org's newest versions
  import <file …> [--activate]      bring files that differ into the org as new drafts; --activate: and let them score`,
  ja: `使い方：npm run scorecard -- <コマンド> [--language en|ja]
  export [キー …] [--out フォルダ]   組織にある各スコアカードの最新バージョンを<キー>.jsonに書き出す
  lint <ファイル …> [--org]          ファイルの誤りを表示する。--org：環境変数の組織とも照合する
  diff <ファイル …>                  組織の最新バージョンとの違いを表示する
  import <ファイル …> [--activate]   違いのあるファイルを新しい下書きとして組織に取り込む。--activate：有効化も行う`,
}

const options = {
  out: { type: 'string' },
  org: { type: 'boolean' },
  activate: { type: 'boolean' },
  language: { type: 'string' },
} as const

type Option = keyof typeof options

const optionsOf: Record<Command['name'], Option[]> = { export: ['out'], lint: ['org'], diff: [], import: ['activate'] }

/** @throws UsageError */
export function readCommand(args: string[], env: Record<string, string | undefined>): Command {
  const { values, positionals } = parsed(args, languageOf(env))
  const language = values.language === undefined ? languageOf(env) : languages.find((known) => known === values.language)
  if (language === undefined)
    throw wrong(languageOf(env), `There is no language ${values.language}.`, `言語「${values.language}」はありません。`)
  const [name, ...rest] = positionals
  if (name === undefined) throw wrong(language, 'Say what to do.', 'コマンドを指定してください。')
  if (!isCommand(name)) throw wrong(language, `There is no command ${name}.`, `コマンド「${name}」はありません。`)
  const misplaced = (Object.keys(values) as Option[]).find((option) => option !== 'language' && !optionsOf[name].includes(option))
  if (misplaced !== undefined)
    throw wrong(language, `${name} has no option --${misplaced}.`, `${name}にオプション--${misplaced}はありません。`)
  if (name === 'export') return { name, keys: rest, directory: values.out ?? '.', language }
  if (rest.length === 0) throw wrong(language, `${name} needs at least one file.`, `${name}にはファイルを指定してください。`)
  if (name === 'lint') return { name, files: rest, isAgainstOrg: values.org ?? false, language }
  if (name === 'import') return { name, files: rest, isActivating: values.activate ?? false, language }
  return { name, files: rest, language }
}

function parsed(args: string[], language: Language) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (err) {
    const option = /'(-[^' ]*)/.exec(err instanceof Error ? err.message : '')?.[1] ?? ''
    throw wrong(
      language,
      `The option ${option} is not known or lacks its value.`,
      `オプション「${option}」が正しくないか、値がありません。`,
    )
  }
}

const isCommand = (name: string): name is Command['name'] => name in optionsOf

const wrong = (language: Language, english: string, japanese: string): UsageError =>
  new UsageError(`${language === 'ja' ? japanese : english}\n\n${usage[language]}`)

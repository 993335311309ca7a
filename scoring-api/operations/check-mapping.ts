import type { Said } from '../salesforce/need.ts'
import { checkOf, metadataTypesPage, playbooksTab, type Check, type CheckMaker, type Remedy } from './check.ts'
import { sourceName } from './mapped-source.ts'
import type { Mapping } from './mapping.ts'
import type { MappingFacts, RoleFacts } from './mapping-facts.ts'
import { mappingRoles, type MappingRole } from './mapping-roles.ts'
import type { Told } from './told.ts'

/** Fewer accounts with a value than these look like a field that nobody keeps. */
const fewPercent = 50

/** Where this org keeps what we need of an account: whether it is there, fits, and is filled. */
export function checkMapping(mapping: Mapping, facts: MappingFacts, ownerPaths: readonly string[]): Check[] {
  return [
    checkScope(mapping, facts.accounts),
    ...mappingRoles.map((role) => checkRole(role, facts.roles.get(role.record), facts.accounts)),
    ...ownerPaths.flatMap((path) => checkOwner(path, facts.roles.get(path), facts.accounts)),
  ]
}

/** What to do about a source. */
interface SourceRemedies {
  /** Nothing can be read there. */
  broken: Remedy
  /** Few accounts have a value. */
  empty: (source: string) => Remedy
}

const remedyAt = (record: string): Remedy => ({
  english: `Correct the CsMapping__mdt record ${record}, or grant the field to the integration user.`,
  japanese: `カスタムメタデータCsMapping__mdtのレコード「${record}」を修正するか、連携ユーザーに項目の権限を付与してください。`,
  place: metadataTypesPage,
})

const remediesAt = (record: string): SourceRemedies => ({
  broken: remedyAt(record),
  empty: (source) => ({
    english: `Fill ${source}, or name another field in the CsMapping__mdt record ${record}.`,
    japanese: `${source}に値を入力するか、別の項目を指定してください（CsMapping__mdtのレコード「${record}」）。`,
    place: metadataTypesPage,
  }),
})

const ownerRemedies: SourceRemedies = {
  broken: {
    english: 'Correct the owner path of the playbooks, or grant the field to the integration user.',
    japanese: 'プレイブックの担当者のパスを修正するか、連携ユーザーに項目の権限を付与してください。',
    place: playbooksTab,
  },
  empty: (source) => ({
    english: `Fill ${source}, or name another field in the playbooks.`,
    japanese: `${source}に値を入力するか、プレイブックで別の項目を指定してください。`,
    place: playbooksTab,
  }),
}

/** Of an org in which nobody has entered anything yet. */
const withoutAccounts: Remedy = {
  english: 'Create an account, or grant the integration user View All of accounts if there are some: scores begin with the next run.',
  japanese:
    '取引先を作成してください。すでにある場合は、連携ユーザーに取引先の「すべて表示」を付与してください。次の実行からスコアが付きます。',
  place: { kind: 'list', name: 'Account' },
}

function checkScope({ scopeFilter }: Mapping, accounts: Told<number>): Check {
  const check = checkOf('mapping', 'Scope')
  const which =
    scopeFilter === null ? { english: 'every account', japanese: 'すべての取引先' } : { english: scopeFilter, japanese: scopeFilter }
  if ('because' in accounts) {
    return check.failed(
      {
        english: `The accounts in scope (${which.english}) cannot be read: ${accounts.because}`,
        japanese: `対象の取引先（${which.japanese}）を読み込めません：${accounts.because}`,
      },
      remedyAt('Scope'),
    )
  }
  const said = {
    english: `In scope are ${accounts.value} accounts (${which.english}).`,
    japanese: `対象の取引先は${accounts.value}件です（${which.japanese}）。`,
  }
  if (accounts.value > 0) return check.passed(said)
  return scopeFilter === null ? check.warning(said, withoutAccounts) : check.failed(said, remedyAt('Scope'))
}

function checkRole({ record, name, without }: MappingRole, facts: RoleFacts | undefined, accounts: Told<number>): Check {
  const check = checkOf('mapping', record)
  if (facts !== undefined) return checkSource(check, name, facts, accounts, remediesAt(record))
  if (without === null) {
    return check.passed({
      english: `${name.english} is not used: the mapping names no field.`,
      japanese: `${name.japanese}は使用していません（マッピングに項目の指定がありません）。`,
    })
  }
  return check.warning(
    {
      english: `${name.english}: the mapping names no field, so ${without.english}.`,
      japanese: `${name.japanese}：マッピングに項目の指定がないため、${without.japanese}。`,
    },
    remedyAt(record),
  )
}

const ownerName: Said = { english: 'The CSM who gets tasks', japanese: 'ToDoを担当するCSM' }

function checkOwner(path: string, facts: RoleFacts | undefined, accounts: Told<number>): Check[] {
  return facts === undefined ? [] : [checkSource(checkOf('mapping', `owner.${path}`), ownerName, facts, accounts, ownerRemedies)]
}

const checkAgain: Said = { english: 'Check again later.', japanese: 'しばらくしてからもう一度確認してください。' }

function checkSource(check: CheckMaker, name: Said, facts: RoleFacts, accounts: Told<number>, remedies: SourceRemedies): Check {
  const source = sourceName(facts.source)
  const read = { english: `${name.english} is read from ${source}`, japanese: `${name.japanese}は${source}から読み込みます` }
  if ('fault' in facts) {
    return check.failed(
      { english: `${read.english}: ${facts.fault.english}`, japanese: `${read.japanese}。${facts.fault.japanese}` },
      remedies.broken,
    )
  }
  if ('because' in facts) {
    return check.unknown(
      {
        english: `${read.english}; whether it can be could not be told: ${facts.because}`,
        japanese: `${read.japanese}。読み込めるかどうかを確認できませんでした：${facts.because}`,
      },
      checkAgain,
    )
  }
  const { filled } = facts
  if (filled === null) return check.passed({ english: `${read.english}.`, japanese: `${read.japanese}。` })
  if ('because' in filled || 'because' in accounts) {
    const because = 'because' in filled ? filled.because : 'because' in accounts ? accounts.because : ''
    return check.unknown(
      {
        english: `${read.english}; how many accounts have a value could not be told: ${because}`,
        japanese: `${read.japanese}。値のある取引先の件数は確認できませんでした：${because}`,
      },
      checkAgain,
    )
  }
  const said = {
    english: `${read.english}: ${filled.value} of ${accounts.value} accounts in scope have a value.`,
    japanese: `${read.japanese}。対象の取引先${accounts.value}件のうち${filled.value}件に値があります。`,
  }
  if (filled.value * 100 >= accounts.value * fewPercent) return check.passed(said)
  return check.warning(said, remedies.empty(source))
}

import type { Said } from '../salesforce/need.ts'
import { kindOf } from '../soql/field-kind.ts'
import { checkOf, metadataTypesPage, type Check, type Remedy } from './check.ts'
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
    ...ownerPaths.map((path) => checkOwner(path, facts.roles.get(path), facts.accounts)),
  ]
}

const remedyAt = (record: string): Remedy => ({
  english: `Correct the CsMapping__mdt record ${record}, or grant the field to the integration user.`,
  japanese: `カスタムメタデータCsMapping__mdtのレコード「${record}」を修正するか、連携ユーザーに項目の権限を付与してください。`,
  place: metadataTypesPage,
})

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

function checkRole({ record, name, kinds, without }: MappingRole, facts: RoleFacts | undefined, accounts: Told<number>): Check {
  const check = checkOf('mapping', record)
  if (facts === undefined) {
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
  const { field, resolved } = facts
  const source = `${field.object}.${field.path}`
  if (!('path' in resolved)) return check.failed(brokenSaid(name, source, resolved), remedyAt(record))
  if (!kinds.includes(kindOf(resolved.type))) {
    return check.failed(
      {
        english: `${name.english} is read from ${source}, which is of the wrong type (${resolved.type}).`,
        japanese: `${name.japanese}は${source}から読み込みますが、データ型（${resolved.type}）が合いません。`,
      },
      remedyAt(record),
    )
  }
  return checkFilled(check, name, source, facts, accounts, record)
}

function checkOwner(path: string, facts: RoleFacts | undefined, accounts: Told<number>): Check {
  const check = checkOf('mapping', `owner.${path}`)
  const name = { english: 'The CSM who gets tasks', japanese: 'ToDoを担当するCSM' }
  const source = `Account.${path}`
  const remedy: Remedy = {
    english: 'Correct the owner path of the playbooks, or grant the field to the integration user.',
    japanese: 'プレイブックの担当者のパスを修正するか、連携ユーザーに項目の権限を付与してください。',
    place: { kind: 'tab', name: 'CsPlaybooks' },
  }
  if (facts === undefined || !('path' in facts.resolved)) {
    return check.failed(brokenSaid(name, source, facts === undefined ? { english: '', japanese: '' } : (facts.resolved as Said)), remedy)
  }
  if (kindOf(facts.resolved.type) !== 'id') {
    return check.failed(
      {
        english: `${name.english} is read from ${source}, which is no lookup.`,
        japanese: `${name.japanese}は${source}から読み込みますが、参照項目ではありません。`,
      },
      remedy,
    )
  }
  return checkFilled(check, name, source, facts, accounts, null)
}

const brokenSaid = (name: Said, source: string, why: Said): Said => ({
  english: `${name.english} is read from ${source}: ${why.english}`,
  japanese: `${name.japanese}は${source}から読み込みます。${why.japanese}`,
})

function checkFilled(
  check: ReturnType<typeof checkOf>,
  name: Said,
  source: string,
  { filled }: RoleFacts,
  accounts: Told<number>,
  record: string | null,
): Check {
  if ('because' in filled || 'because' in accounts) {
    const because = 'because' in filled ? filled.because : 'because' in accounts ? accounts.because : ''
    return check.unknown(
      {
        english: `${name.english} is read from ${source}; how many accounts have a value could not be told: ${because}`,
        japanese: `${name.japanese}は${source}から読み込みます。値のある取引先の件数は確認できませんでした：${because}`,
      },
      record === null ? { english: 'Check again later.', japanese: 'しばらくしてからもう一度確認してください。' } : remedyAt(record),
    )
  }
  const said = {
    english: `${name.english} is read from ${source}: ${filled.value} of ${accounts.value} accounts in scope have a value.`,
    japanese: `${name.japanese}は${source}から読み込みます。対象の取引先${accounts.value}件のうち${filled.value}件に値があります。`,
  }
  if (filled.value * 100 >= accounts.value * fewPercent) return check.passed(said)
  return check.warning(said, {
    english: `Fill ${source}, or name another field${record === null ? '' : ` in the CsMapping__mdt record ${record}`}.`,
    japanese: `${source}に値を入力するか、別の項目を指定してください${record === null ? '' : `（CsMapping__mdtのレコード「${record}」）`}。`,
    ...(record === null ? {} : { place: metadataTypesPage }),
  })
}

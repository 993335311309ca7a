import type { Need, Said } from '../salesforce/need.ts'
import { excessiveSystemPermissions, type HeldRights, type ObjectRow } from './access-facts.ts'
import { checkOf, listed, permissionSetsPage, type Check } from './check.ts'

/** Whether the integration user may do more than the service ever does: the service's key would open that, too. */
export function checkExcess(needs: readonly Need[], { rows }: HeldRights): Check {
  const check = checkOf('permissions', 'excess')
  if ('because' in rows) {
    return check.unknown(
      { english: 'Whether it may do more than it needs could not be told.', japanese: '不要な権限があるかどうかは確認できませんでした。' },
      {
        english: 'Grant View Setup and Configuration first.',
        japanese: 'まず「設定・定義の参照」を付与してください。',
        place: permissionSetsPage,
      },
    )
  }
  const { system, objects } = rows.value
  const writes = Map.groupBy(needs, ({ object }) => object)
  const excess = [
    ...excessiveSystemPermissions.filter((name) => system.get(name) === true).map((name) => systemNames[name]),
    ...[...objects].flatMap(([object, row]) => excessOf(object, row, writes.get(object) ?? [])),
  ]
  if (excess.length === 0) {
    return check.passed({
      english: 'The integration user may do nothing that the service does not need.',
      japanese: '連携ユーザーに不要な権限はありません。',
    })
  }
  return check.warning(
    {
      english: `The integration user may do more than the service needs: ${listed(excess.map(({ english }) => english)).english}.`,
      japanese: `連携ユーザーに、サービスに不要な権限があります：${listed(excess.map(({ japanese }) => japanese)).japanese}。`,
    },
    {
      english: 'Take it away: remove the permission set or profile that grants it, or let another user have it.',
      japanese: '付与している権限セットまたはプロファイルを外すか、別のユーザーに割り当ててください。',
      place: permissionSetsPage,
    },
  )
}

const systemNames: Record<(typeof excessiveSystemPermissions)[number], Said> = {
  ViewAllData: { english: 'View All Data', japanese: 'すべてのデータの参照' },
  ModifyAllData: { english: 'Modify All Data', japanese: 'すべてのデータの編集' },
  ManageUsers: { english: 'Manage Users', japanese: 'ユーザーの管理' },
  CustomizeApplication: { english: 'Customize Application', japanese: 'アプリケーションのカスタマイズ' },
  AuthorApex: { english: 'Author Apex', japanese: 'Apex開発' },
}

function excessOf(object: string, row: ObjectRow, needs: readonly Need[]): Said[] {
  const keys = needs.flatMap(({ writes }) => (writes === null ? [] : [writes.key]))
  const rights: [boolean, string, string][] = [
    [row.modifiesAll, 'Modify All', 'すべて変更'],
    [row.deletes && !row.modifiesAll, 'delete', '削除'],
    [row.creates && !keys.some((key) => !('update' in key)), 'create', '作成'],
    [row.edits && !row.modifiesAll && !keys.some((key) => !('insert' in key)), 'edit', '編集'],
  ]
  return rights.flatMap(([has, english, japanese]) =>
    has ? [{ english: `${english} of ${object}`, japanese: `${object}の${japanese}` }] : [],
  )
}

import { unwritable } from '../health-score/require-write-rights.ts'
import type { ObjectAccess } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import type { Need, Said } from '../salesforce/need.ts'
import { neededSystemPermissions, type HeldRights, type PermissionRows } from './access-facts.ts'
import { checkOf, listed, permissionSetsPage, type Check, type Remedy } from './check.ts'

/** One check for each object that the service uses, and one for what belongs to no object. */
export function checkPermissions(needs: readonly Need[], held: HeldRights): Check[] {
  const byObject = [...Map.groupBy(needs, ({ object }) => object)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const rows = 'value' in held.rows ? held.rows.value : null
  return [checkSystem(held), ...byObject.map(([object, own]) => checkObject(object, own, held.objects.get(object) ?? null, rows))]
}

/** Of objects that permission sets grant; activities, set-up objects and metadata types are opened otherwise, and then all of them. */
const hasObjectRights = (object: string): boolean => !['Task', 'Event'].includes(object) && !object.endsWith('__mdt')

const remedy: Remedy = {
  english: `Deploy the permission set ${integrationPermissionSet} again, or grant it there.`,
  japanese: `権限セット「${integrationPermissionSet}」を再度リリースするか、そこで付与してください。`,
  place: permissionSetsPage,
}

function checkObject(object: string, needs: readonly Need[], access: ObjectAccess | null, rows: PermissionRows | null): Check {
  const check = checkOf('permissions', object)
  const required = missingOf(object, needs.filter(({ isRequired }) => isRequired), access, rows) // prettier-ignore
  if (required.length > 0) return check.failed(lacking(object, required, purposesOf(needs)), remedy)
  const optional = missingOf(object, needs, access, rows)
  const purposes = purposesOf(needs.filter(({ isRequired }) => !isRequired))
  if (optional.length > 0) return check.warning(lacking(object, optional, purposes), remedy)
  return check.passed({ english: `${object}: all that is needed is granted.`, japanese: `${object}：必要な権限はすべて付与されています。` })
}

function missingOf(object: string, needs: readonly Need[], access: ObjectAccess | null, rows: PermissionRows | null): Said[] {
  if (needs.length === 0) return []
  if (access === null) return [{ english: 'reading it at all', japanese: 'オブジェクトの参照' }]
  const writes = needs.flatMap((need) => need.writes ?? [])
  const isCreated = writes.some(({ key }) => !('update' in key))
  const isEdited = writes.some(({ key }) => !('insert' in key))
  const rights: Said[] = [
    ...(isCreated && !access.createable ? [{ english: 'creating it', japanese: '作成' }] : []),
    ...(isEdited && !access.updateable ? [{ english: 'editing it', japanese: '編集' }] : []),
    ...(rows !== null && hasObjectRights(object) && !viewsAll(object, rows) ? [{ english: 'View All', japanese: 'すべて表示' }] : []),
  ]
  const readable = new Set(access.fields.map(({ name }) => name))
  const unread = unique(needs.flatMap(({ reads }) => reads)).filter((field) => !readable.has(field))
  // Without the right to the object no field can be written: one word about that is enough.
  const isBarred = (isCreated && !access.createable) || (isEdited && !access.updateable)
  const written = isBarred ? [] : unique(writes.flatMap(({ key, fields }) => unwritable(access.fields, { key }, fields)))
  const unedited = written.filter((field) => !unread.includes(field))
  return [
    ...rights,
    ...(unread.length === 0 ? [] : [fieldsSaid('reading', 'の参照', unread)]),
    ...(unedited.length === 0 ? [] : [fieldsSaid('editing', 'の編集', unedited)]),
  ]
}

const viewsAll = (object: string, { objects, system }: PermissionRows): boolean =>
  system.get('ViewAllData') === true || objects.get(object)?.viewsAll === true

function fieldsSaid(english: string, japanese: string, fields: readonly string[]): Said {
  const names = listed(fields, Infinity)
  return { english: `${english} ${names.english}`, japanese: `${names.japanese}${japanese}` }
}

function lacking(object: string, missing: readonly Said[], purposes: Said): Said {
  return {
    english: `${object}: the integration user lacks ${missing.map(({ english }) => english).join('; ')}. Needed for ${purposes.english}.`,
    japanese: `${object}：連携ユーザーに次の権限がありません。${missing.map(({ japanese }) => japanese).join('、')}。用途：${purposes.japanese}。`,
  }
}

function purposesOf(needs: readonly Need[]): Said {
  const purposes = needs.map(({ purpose }) => purpose)
  return {
    english: unique(purposes.map(({ english }) => english)).join(', '),
    japanese: unique(purposes.map(({ japanese }) => japanese)).join('、'),
  }
}

const systemNames: Record<(typeof neededSystemPermissions)[number], Said> = {
  ApiEnabled: { english: 'API Enabled (ApiEnabled)', japanese: 'APIの有効化（ApiEnabled）' },
  ActivitiesAccess: { english: 'Access Activities (ActivitiesAccess)', japanese: '活動へのアクセス（ActivitiesAccess）' },
  EditTask: { english: 'Edit Tasks (EditTask)', japanese: 'ToDoの編集（EditTask）' },
  ViewSetup: { english: 'View Setup and Configuration (ViewSetup)', japanese: '設定・定義の参照（ViewSetup）' },
  ViewRoles: { english: 'View Roles and Role Hierarchy (ViewRoles)', japanese: 'ロールおよびロール階層の参照（ViewRoles）' },
}

function checkSystem({ rows }: HeldRights): Check {
  const check = checkOf('permissions', 'system')
  if ('because' in rows) {
    const { english, japanese } = systemNames.ViewSetup
    return check.failed(
      {
        english: `The integration user cannot see its own rights (${rows.because}): ${english} is missing. Whether it sees all records cannot be told without.`,
        japanese: `連携ユーザーが自分の権限を確認できません。${japanese}がありません。すべてのレコードを参照できるかも確認できません。`,
      },
      remedy,
    )
  }
  const missing = neededSystemPermissions.filter((name) => rows.value.system.get(name) !== true).map((name) => systemNames[name])
  if (missing.length === 0) {
    return check.passed({
      english: 'The system permissions that are needed are granted.',
      japanese: '必要なシステム権限は付与されています。',
    })
  }
  return check.failed(
    {
      english: `The integration user lacks ${missing.map(({ english }) => english).join(', ')}.`,
      japanese: `連携ユーザーに次のシステム権限がありません：${missing.map(({ japanese }) => japanese).join('、')}。`,
    },
    remedy,
  )
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]

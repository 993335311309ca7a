import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { excessiveSystemPermissions, neededSystemPermissions, readHeldRights } from '../../scoring-api/operations/access-facts.ts'
import { checkExcess } from '../../scoring-api/operations/check-excess.ts'
import { checkPermissions } from '../../scoring-api/operations/check-permissions.ts'
import { checkSetUp, needs } from '../../scoring-api/operations/check-set-up.ts'
import type { Check } from '../../scoring-api/operations/check.ts'
import { createTell } from '../../scoring-api/operations/told.ts'
import { addAccount, startScoringOrg, startScoringOrgOn, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'

/** The integration user has exactly what it needs: each permission of its set is taken away, and a check that passed before names it. */

const permissionSet = 'ScoringApiIntegration'
const log = pino({ level: 'silent' })
const tell = createTell(log)
let org: ScoringOrg

beforeAll(async () => {
  org = await startScoringOrg()
  addAccount(org, 'Acme', {
    fields: { CsArr__c: 100, CsLifecycleStage__c: 'Operation', CsCustomerSince__c: '2025-01-01', Industry: 'Energy' },
  })
})
afterAll(() => org.close())

/** Checks that are not in order: of one object, or of what belongs to none. */
async function openRights(object: string): Promise<Check[]> {
  const own = needs.filter((need) => need.object === object)
  const held = await readHeldRights(org.connection.forWork(), org.connection, own.length === 0 ? [] : [object], tell)
  return checkPermissions(own, held).filter(({ status }) => status !== 'passed')
}

const setUpOf = ({ connection }: ScoringOrg) => ({ connection, orgKeys: null, now: () => new Date(), log })

const openChecks = async (of: ScoringOrg = org): Promise<Check[]> =>
  (await checkSetUp(setUpOf(of))).checks.filter(({ status }) => status !== 'passed')

/** What no check names while it is taken away. */
async function unnoticed(object: string, name: string): Promise<string[]> {
  const isNamed = (checks: Check[]): boolean => checks.some(({ english }) => english.includes(object) && english.includes(name))
  if (isNamed(await openRights(object)) || isNamed(await openChecks())) return []
  return [`${object}: ${name}`]
}

const ofSet = (object: string, fields: string): Fields[] =>
  org.query(`SELECT Id, ParentId, SobjectType, ${fields} FROM ${object} WHERE Parent.Name = '${permissionSet}'`)

async function withoutRow(object: string, { Id, ...row }: Fields, ask: () => Promise<string[]>): Promise<string[]> {
  org.delete(object, String(Id))
  try {
    return await ask()
  } finally {
    org.insert(object, [row])
  }
}

async function withoutFlag(object: string, { Id }: Fields, flag: string, ask: () => Promise<string[]>): Promise<string[]> {
  org.update(object, String(Id), { [flag]: false })
  try {
    return await ask()
  } finally {
    org.update(object, String(Id), { [flag]: true })
  }
}

const words: Record<string, string> = {
  PermissionsCreate: 'creating it',
  PermissionsEdit: 'editing it',
  PermissionsViewAllRecords: 'View All',
}
const flags = [...Object.keys(words), 'PermissionsDelete', 'PermissionsModifyAllRecords', 'PermissionsViewAllFields']

describe('the permission set of the integration user', () => {
  it('is enough: every check of permissions passes, and none finds too much', async () => {
    const { checks } = await checkSetUp(setUpOf(org))
    const rights = checks.filter(({ area }) => area === 'permissions')
    expect(rights.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(rights.length).toBeGreaterThan(35)
  })

  it('has no right to a field that is not missed by name', async () => {
    const missed: string[] = []
    const rows = ofSet('FieldPermissions', 'Field, PermissionsRead, PermissionsEdit')
    expect(rows.length).toBeGreaterThan(250)
    for (const row of rows) {
      const [object = '', field = ''] = String(row['Field']).split('.')
      const ask = () => unnoticed(object, field)
      if (row['PermissionsEdit'] === true) missed.push(...(await withoutFlag('FieldPermissions', row, 'PermissionsEdit', ask)))
      missed.push(...(await withoutRow('FieldPermissions', row, ask)))
    }
    expect(missed).toEqual([])
    expect(await openRights('Account')).toEqual([])
  }, 240_000)

  it('has no right to an object that is not missed by name', async () => {
    const missed: string[] = []
    const rows = ofSet('ObjectPermissions', ['PermissionsRead', ...flags].join(', '))
    expect(rows.length).toBeGreaterThan(25)
    for (const row of rows) {
      const object = String(row['SobjectType'])
      for (const flag of flags.filter((name) => row[name] === true)) {
        missed.push(...(await withoutFlag('ObjectPermissions', row, flag, () => unnoticed(object, words[flag] ?? flag))))
      }
      missed.push(...(await withoutRow('ObjectPermissions', row, () => unnoticed(object, 'reading it at all'))))
    }
    expect(missed).toEqual([])
  }, 120_000)

  it('has no system permission that is not missed by name', async () => {
    const [set = {}] = org.query(
      `SELECT Id, ${[...neededSystemPermissions, ...excessiveSystemPermissions].map((name) => `Permissions${name}`).join(', ')} FROM PermissionSet WHERE Name = '${permissionSet}'`,
    )
    for (const name of neededSystemPermissions) {
      const open = async (): Promise<string[]> => {
        const found = (await openRights('')).find(({ key }) => key === 'permissions.system')
        return found?.status === 'failed' && found.english.includes(name) ? [] : [name]
      }
      expect(await withoutFlag('PermissionSet', set, `Permissions${name}`, open)).toEqual([])
    }
    expect(excessiveSystemPermissions.filter((name) => set[`Permissions${name}`] === true)).toEqual([])
  })

  it.each(['CsMapping__mdt', 'CsSignalLimits__mdt'])('does not open %s in vain', async (type) => {
    const access = new RegExp(
      `<customMetadataTypeAccesses>(?:(?!</customMetadataTypeAccesses>)[^])*<name>${type}</name>\\s*</customMetadataTypeAccesses>`,
    )
    const without = await startScoringOrgOn(`app/permissionsets/${permissionSet}.permissionset-meta.xml`, access, '')
    try {
      const found = (await openChecks(without)).find(({ key }) => key === `permissions.${type}`)
      expect(found).toMatchObject({ status: 'failed', place: { kind: 'setup', name: 'PermSets/home' } })
      expect(found?.english).toContain(`${type}: the integration user lacks reading it at all.`)
    } finally {
      await without.close()
    }
  })

  it('is too much with a right that nobody needs', async () => {
    const [row = {}] = ofSet('ObjectPermissions', 'PermissionsDelete').filter(({ SobjectType }) => SobjectType === 'CsRun__c')
    const [set = {}] = org.query(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`)
    org.update('ObjectPermissions', String(row['Id']), { PermissionsDelete: true })
    org.update('PermissionSet', String(set['Id']), { PermissionsViewAllData: true })
    const check = checkExcess(needs, await readHeldRights(org.connection.forWork(), org.connection, [], tell))
    org.update('ObjectPermissions', String(row['Id']), { PermissionsDelete: false })
    org.update('PermissionSet', String(set['Id']), { PermissionsViewAllData: false })
    expect(check).toMatchObject({
      status: 'warning',
      english: 'The integration user may do more than the service needs: View All Data, delete of CsRun__c.',
    })
  })
})

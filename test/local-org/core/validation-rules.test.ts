import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerMetadata, fixtureUser, openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

const users = [
  fixtureUser('admin', 'System Administrator', []),
  fixtureUser('reader', 'Standard User', ['LeaseUser'], 'ja'),
  fixtureUser('editor', 'Standard User', ['VisitEditor', 'LeaseUser']),
]

let customer: FixtureOrg
beforeEach(() => {
  customer = openFixtureOrg({ metadataDirectories: [customerMetadata], users })
})
afterEach(() => customer.org.close())

const refused = (message: string, fields: string[]) => ({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields })

describe('further metadata', () => {
  it('brings objects, fields, permission sets and translations that the project does not know', () => {
    const { org, editor, reader } = customer
    const account = customer.add('Account', { Name: 'Acme', Tier__c: 'Gold' })
    const { id } = org.insert(editor, 'Lease__c', { Name: 'Floor 3', Account__c: account, Rent__c: 1000 })
    expect([...org.query(reader, 'SELECT Id, Account__r.Tier__c FROM Lease__c').records]).toMatchObject([
      { Id: id, Account__r: { Tier__c: 'Gold' } },
    ])
    expect(org.labels('ja').objectLabel('Lease__c')).toBe('賃貸契約')
  })

  it('does not start with a folder that is not there', () => {
    expect(() => openFixtureOrg({ metadataDirectories: ['/nowhere'] })).toThrow('/nowhere: this folder of metadata does not exist.')
  })

  it('does not start when it defines again what the project has', () => {
    expect(() => openFixtureOrg({ metadataDirectories: [customerMetadata, customerMetadata] })).toThrow(
      /Lease__c\.object-meta\.xml: the object Lease__c is defined twice\.$/,
    )
  })
})

describe('a validation rule', () => {
  it('refuses what its formula says, at its field, in the language of the user', () => {
    const { org, editor, reader } = customer
    const lease = { Name: 'Floor 3', EndsOn__c: '2026-11-20' }
    expect(org.insert(editor, 'Lease__c', lease).errors).toEqual([refused('The lease has ended already.', ['EndsOn__c'])])
    expect(org.insert(reader, 'Lease__c', lease).errors).toEqual([refused('この賃貸契約はすでに終了しています。', ['EndsOn__c'])])
  })

  it('counts days in the time zone of the user by the clock of the org', () => {
    expect(customer.org.insert(customer.editor, 'Lease__c', { Name: 'Today', EndsOn__c: '2026-11-21' }).success).toBe(true)
  })

  it('counts a day as begun when it has begun for the user: 1 in the morning of the 21st in Tokyo, 16:00 of the 20th in UTC', () => {
    const night = openFixtureOrg({ metadataDirectories: [customerMetadata], users, now: () => new Date('2026-11-20T16:00:00Z') })
    expect(night.refusal('Lease__c', { Name: 'Yesterday', EndsOn__c: '2026-11-20' })).toEqual(
      refused('The lease has ended already.', ['EndsOn__c']),
    )
    night.org.close()
  })

  it('finds no CreatedDate on a record that is being created', () => {
    const id = customer.add('Lease__c', { Name: 'Floor 3', Comment__c: 'old' })
    expect(customer.org.update(customer.admin, 'Lease__c', id, { Rent__c: 1 }).errors).toEqual([
      refused('An old lease stays as it is.', []),
    ])
  })

  it('refuses together with every other rule that holds', () => {
    expect(customer.org.insert(customer.editor, 'Lease__c', { Name: 'Both', EndsOn__c: '2026-11-20', Rent__c: -1 }).errors).toEqual([
      refused('The lease has ended already.', ['EndsOn__c']),
      refused('The rent cannot be negative.', ['Rent__c']),
    ])
  })

  it('leaves a blank alone', () => {
    expect(customer.org.insert(customer.editor, 'Lease__c', { Name: 'Blank' }).success).toBe(true)
  })

  it('knows what a changed record was, and stands at no field when it names none', () => {
    const { org, editor } = customer
    const { id } = org.insert(editor, 'Lease__c', { Name: 'Floor 3', Rent__c: 1000, State__c: 'Signed' })
    expect(org.update(editor, 'Lease__c', id!, { Rent__c: 900 }).errors).toEqual([refused('A signed lease keeps its rent.', [])])
    expect(org.update(editor, 'Lease__c', id!, { Comment__c: 'new', Rent__c: 1000 }).success).toBe(true)
    expect(customer.values('SELECT Rent__c FROM Lease__c')).toEqual([1000])
  })

  it('reads fields of parents', () => {
    const prospect = customer.add('Account', { Name: 'Acme', Type: 'Prospect' })
    const lease = { Name: 'Floor 3', Account__c: prospect, State__c: 'Signed' }
    expect(customer.refusal('Lease__c', lease)).toEqual(refused('A prospect signs no lease.', ['State__c']))
    customer.org.update(customer.admin, 'Account', prospect, { Type: 'Other' })
    expect(customer.refusal('Lease__c', lease)).toBeUndefined()
  })

  it('holds for rows from CSV and for upserts too', () => {
    const { org, editor, admin } = customer
    expect(org.insert(editor, 'Lease__c', { Name: 'CSV', Rent__c: '-1' }, { fromText: true }).errors).toHaveLength(1)
    const { id } = org.insert(editor, 'Lease__c', { Name: 'Floor 3' })
    expect(org.upsert(admin, 'Lease__c', 'Id', id, { Rent__c: -1 }).errors).toEqual([refused('The rent cannot be negative.', ['Rent__c'])])
  })

  it('that is not active refuses nothing', () => {
    expect(customer.refusal('Lease__c', { Name: 'Any' })).toBeUndefined()
  })
})

describe('the org', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banso-customer-'))
    cpSync(customerMetadata, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const rule = () => join(folder, 'main/default/objects/Lease__c/validationRules/RentNegative.validationRule-meta.xml')
  const startError = (from: string, to: string) => {
    writeFileSync(rule(), readFileSync(rule(), 'utf8').replace(from, to))
    try {
      openFixtureOrg({ metadataDirectories: [folder] }).org.close()
    } catch (error) {
      return (error as Error).message.split('validationRules/')[1]
    }
    return 'started'
  }

  it.each([
    ['Rent__c &lt; 0', 'Rent__c &lt;', '<errorConditionFormula> cannot be read: a syntax error, or something the local org does not know.'],
    ['Rent__c &lt; 0', 'VLOOKUP(1, 2, 3)', '<errorConditionFormula> uses VLOOKUP(), which the local org does not know.'],
    ['Rent__c &lt; 0', 'Rent__c', '<errorConditionFormula> gives a value of type number instead of true or false.'],
    ['Field>Rent__c', 'Field>Ren__c', '<errorDisplayField> names Ren__c, which is not a field of Lease__c.'],
    ['The rent', 'x'.repeat(300), '<errorMessage> has 320 characters, at most 255 are allowed.'],
    ['<fullName>RentNegative', '<fullName>RentBelowZero', '<fullName> must be the file\'s name, not "RentBelowZero".'],
  ])('does not start for a rule (%#), and says why', (from, to, sentence) => {
    expect(startError(from, to)).toBe(`RentNegative.validationRule-meta.xml: ${sentence}`)
  })

  it('refuses the row when a formula fails while it is calculated', () => {
    startError('Rent__c &lt; 0', '1 / Rent__c &lt; 0')
    const broken = openFixtureOrg({ metadataDirectories: [folder] })
    expect(broken.refusal('Lease__c', { Name: 'Zero', Rent__c: 0 })).toEqual(
      refused('Validation Formula "RentNegative" Invalid (a number cannot be calculated (division by zero))', ['Rent__c']),
    )
    broken.org.close()
  })
})

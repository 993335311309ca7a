import { describe, expect, it } from 'vitest'
import { emptyBook } from '../../scripts/sample-book/sample-book.ts'
import { storyPlans } from '../../scripts/sample-book/plans.ts'
import { toPlanRows } from '../../scripts/sample-book/plan-rows.ts'
import { stories } from '../../scripts/sample-book/stories.ts'

const context = { today: '2026-11-22', timeZone: 'Asia/Tokyo' }
const rows = toPlanRows(storyPlans, context)

describe('the success plans of the stories', () => {
  it('are told once for each account that has contacts', () => {
    const told = stories.filter(({ contacts }) => contacts.length > 0).map(({ accountNumber }) => accountNumber)
    expect(storyPlans.map(({ accountNumber }) => accountNumber)).toEqual(told)
  })

  it('name a contact that the story has', () => {
    const contactsOf = new Map(stories.map(({ accountNumber, contacts }) => [accountNumber, contacts.length]))
    const unknown = storyPlans.flatMap(({ accountNumber, stakeholders }) =>
      stakeholders.filter(({ contact }) => contact >= (contactsOf.get(accountNumber) ?? 0)).map(() => accountNumber),
    )
    expect(unknown).toEqual([])
  })

  it('tell the rows of an account apart by what a second load looks for', () => {
    const keys = (list: typeof rows.CsGoal__c, ...fields: string[]) =>
      list.map(({ accountNumber, fields: values }) => [accountNumber, ...fields.map((field) => values[field])].join(' '))
    for (const list of [
      keys(rows.CsGoal__c, 'Name'),
      keys(rows.CsMilestone__c, 'Name'),
      keys(rows.CsStakeholder__c, 'Contact__r.Email', 'Role__c'),
    ]) {
      expect(new Set(list).size).toBe(list.length)
    }
  })

  it('count their days from the day of the book; a goal is reached exactly when it has its day, and who left is not active', () => {
    const oakline = rows.CsStakeholder__c.find(({ accountNumber }) => accountNumber === 'BANSO-03')
    expect(oakline?.fields).toEqual({
      'Contact__r.Email': 'contact1@banso-03.example',
      Role__c: 'Sponsor',
      Influence__c: 'High',
      Stance__c: 'Supporter',
      LastContactOn__c: '2026-08-18',
      IsActive__c: false,
      LeftOn__c: '2026-10-13',
    })
    expect(rows.CsGoal__c.filter(({ fields }) => (fields['Status__c'] === 'Reached') !== (fields['ReachedOn__c'] !== null))).toEqual([])
  })

  it('fill only objects of the book', () => {
    expect(Object.keys(emptyBook())).toEqual(expect.arrayContaining(Object.keys(rows)))
  })
})

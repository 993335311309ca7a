import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeAll(() => {
  visits = openFixtureOrg()
})
afterAll(() => visits.org.close())

const field = (userId: string, sobject: string, name: string) =>
  visits.org.describe(userId, sobject).fields.find((candidate) => candidate.name === name)

test('tells type, size and rules of fields', () => {
  expect(field(visits.admin, 'Visit__c', 'Key__c')).toMatchObject({
    type: 'string',
    length: 20,
    nillable: false,
    unique: true,
    externalId: true,
    custom: true,
    idLookup: true,
  })
  expect(field(visits.admin, 'Visit__c', 'Score__c')).toMatchObject({ type: 'double', precision: 5, scale: 2, nillable: true })
  expect(field(visits.admin, 'Visit__c', 'Note__c')).toMatchObject({ type: 'textarea', length: 1000, filterable: false, sortable: false })
})

test('tells lookups, both ways', () => {
  expect(field(visits.admin, 'Visit__c', 'Account__c')).toMatchObject({
    type: 'reference',
    referenceTo: ['Account'],
    relationshipName: 'Account__r',
  })
  expect(field(visits.admin, 'Task', 'WhatId')).toMatchObject({
    polymorphicForeignKey: true,
    relationshipName: 'What',
    referenceTo: ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Product2', 'Visit__c'],
  })
  const children = visits.org.describe(visits.admin, 'Visit__c').childRelationships
  expect(children.find((child) => child.childSObject === 'VisitItem__c')).toMatchObject({
    field: 'Visit__c',
    relationshipName: 'Items__r',
    cascadeDelete: true,
  })
})

test("labels objects, fields and values in the reader's language, English where there is no translation", () => {
  const japanese = visits.org.describe(visits.reader, 'Visit__c')
  expect([japanese.label, field(visits.reader, 'Visit__c', 'Score__c')?.label, field(visits.reader, 'Visit__c', 'Name')?.label]).toEqual([
    '訪問',
    '点数',
    '訪問名',
  ])
  expect(field(visits.reader, 'Visit__c', 'Key__c')?.label).toBe('Key')
  expect(visits.org.describe(visits.admin, 'Visit__c').label).toBe('Visit')
})

test('gives the label book of a language', () => {
  const japanese = visits.org.labels('ja')
  expect([
    japanese.objectLabel('Account'),
    japanese.fieldLabel('Visit__c', 'Score__c'),
    japanese.picklistLabel('Visit__c', 'Kind__c', 'Tour'),
    japanese.picklistLabel('Visit__c', 'Kind__c', 'Ask'),
    japanese.picklistLabel('Task', 'Status', 'Completed'),
  ]).toEqual(['取引先', '点数', '見学', 'Ask Us', '完了'])
  expect(visits.org.labels('en_US').picklistLabel('Visit__c', 'Kind__c', 'Tour')).toBe('Guided Tour')
})

test('lists objects with their key prefixes', () => {
  const prefixes = new Map(visits.org.describeGlobal(visits.admin).map((entry) => [entry.name, entry.keyPrefix]))
  expect(['Account', 'Contact', 'Case', 'User', 'Task', 'Visit__c', 'VisitItem__c'].map((name) => prefixes.get(name))).toEqual([
    '001',
    '003',
    '500',
    '005',
    '00T',
    'a01',
    'a00',
  ])
})

test('shows activity fields on tasks and on events', () => {
  expect([field(visits.admin, 'Task', 'Key__c')?.unique, field(visits.admin, 'Event', 'Key__c')?.unique]).toEqual([true, true])
})

test('offers create and update only where the user has them', () => {
  const flags = (userId: string, name: string) => {
    const found = field(userId, 'Visit__c', name)
    return [found?.createable, found?.updateable]
  }
  expect([flags(visits.editor, 'Score__c'), flags(visits.reader, 'Score__c'), flags(visits.admin, 'CreatedDate')]).toEqual([
    [true, true],
    [false, false],
    [true, false],
  ])
})

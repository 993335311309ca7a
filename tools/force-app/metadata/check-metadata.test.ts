import { describe, expect, test } from 'vitest'
import { metadataFile } from '../../../test/contract/sound-app.ts'
import { checkFile } from './check-metadata.ts'
import { readMetadataSchema } from './metadata-schema.ts'
import { tryToRead } from './xml-files.ts'

const schema = readMetadataSchema()
const path = 'force-app/main/app/permissionsets/CsmUser.permissionset-meta.xml'
const head = '<?xml version="1.0" encoding="UTF-8" ?>\n'
const file = (...lines: string[]) =>
  [`${head}<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">`, ...lines, '</PermissionSet>'].join('\n')
const label = '<label>CSM</label>'
const classAccess = '<classAccesses><apexClass>CsX</apexClass><enabled>true</enabled></classAccesses>'
const findings = (text: string, of = path) => checkFile(schema, of, tryToRead(text)).map(({ line, message }) => `${line}: ${message}`)

describe('a metadata file', () => {
  test('is right with every element once, of its type, in one group', () => {
    expect(findings(file(label, classAccess, classAccess, '<hasActivationRequired>false</hasActivationRequired>'))).toEqual([])
  })

  test.each([
    ['an unknown element', file(label, '<colour>red</colour>'), '4: PermissionSet has no element <colour>'],
    ['a name in the wrong case', file('<Label>CSM</Label>', label), '3: PermissionSet has no element <Label>, but <label>'],
    [
      'an unknown element inside',
      file(label, '<classAccesses><apexClass>CsX</apexClass><enabled>true</enabled><edit>true</edit></classAccesses>'),
      '4: PermissionSetApexClassAccess has no element <edit>',
    ],
    ['a missing element', file(), '2: <PermissionSet> has no <label>, which PermissionSet requires'],
    [
      'a missing element inside',
      file(label, '<classAccesses>', '<apexClass>CsX</apexClass>', '</classAccesses>'),
      '4: <classAccesses> has no <enabled>, which PermissionSetApexClassAccess requires',
    ],
    ['a bad boolean', file(label, '<hasActivationRequired>yes</hasActivationRequired>'), '4: <hasActivationRequired> "yes" is no boolean'],
    ['elements where text belongs', file('<label>', '<b>CSM</b>', '</label>'), '4: <label> holds a value, no elements'],
    [
      'text where elements belong',
      file(label, '<classAccesses>CsX</classAccesses>'),
      '4: text "CsX" between the elements of <classAccesses>',
      '4: <classAccesses> has no <apexClass>, which PermissionSetApexClassAccess requires',
      '4: <classAccesses> has no <enabled>, which PermissionSetApexClassAccess requires',
    ],
    ['a second label', file(label, label), '4: <label> stands twice in one PermissionSet'],
    [
      'a group in two parts',
      file(classAccess, label, classAccess),
      '5: <classAccesses> elements of a PermissionSet do not stand together: "duplicated at this location" to an org',
    ],
    ['the wrong root', metadataFile('Profile', label), '2: the root is <Profile>, a file of this name holds a <PermissionSet>'],
    [
      'another namespace',
      file(label).replace('metadata"', 'tooling"'),
      '2: the namespace is "http://soap.sforce.com/2006/04/tooling", not http://soap.sforce.com/2006/04/metadata',
    ],
    ['an element that is not closed', file(label, '<license>'), '5: unexpected close tag.'],
    ['no root', head, '2: document must contain a root element.'],
  ])('is refused with %s', (_, text, ...expected) => {
    expect(findings(text)).toEqual(expected)
  })

  test('is refused with a suffix that Salesforce does not know', () => {
    expect(findings(file(label), path.replace('permissionset-', 'permissions-'))).toEqual(['1: no metadata type has this suffix'])
  })
})

describe('a field', () => {
  const fieldPath = 'force-app/main/plans/objects/CsGoal__c/fields/Status__c.field-meta.xml'
  const field = (body: string) => findings(metadataFile('CustomField', body), fieldPath)

  test('has a type of the Metadata API', () => {
    expect(field('<type>Number</type>')).toEqual([])
    expect(field('<type>Colour</type>')).toEqual([
      '2: <type> "Colour" is no FieldType: AutoNumber, Lookup, MasterDetail, Checkbox, Currency, Date, DateTime, Email and 24 more',
    ])
  })

  test('has a number where one belongs', () => {
    expect(field('<length>80</length>')).toEqual([])
    expect(field('<length>eighty</length>')).toEqual(['2: <length> "eighty" is no number'])
  })

  test('may have what only one of the two schemas knows', () => {
    expect(field('<displayLocationInDecimal>true</displayLocationInDecimal>')).toEqual([])
  })
})

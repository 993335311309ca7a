import type { Describe, DescribeField } from '../../../local-org/api/org.ts'

export function aField(name: string, type: string, overrides: Partial<DescribeField> = {}): DescribeField {
  return {
    name,
    label: name,
    type,
    length: 0,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: true,
    updateable: true,
    custom: name.endsWith('__c'),
    externalId: false,
    unique: false,
    nameField: false,
    relationshipName: null,
    referenceTo: [],
    picklistValues: [],
    restrictedPicklist: false,
    inlineHelpText: null,
    ...overrides,
  }
}

export function aDescribe(name: string, fields: DescribeField[], overrides: Partial<Describe> = {}): Describe {
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    keyPrefix: null,
    custom: false,
    fields,
    childRelationships: [],
    recordTypeInfos: [],
    ...overrides,
  }
}

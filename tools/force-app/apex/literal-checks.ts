import { fieldOf, type FieldMetadata, type OrgMetadata } from '../../../test/contract/org-metadata.ts'
import type { Finding } from '../checker.ts'
import { at, type ApexFile } from './apex-files.ts'
import { around, childOf, findAll, type ApexNode } from './apex-tree.ts'

const numbers = ['Number', 'Currency', 'Percent', 'Checkbox', 'Date', 'DateTime']

/** Texts written into fields of ours that cannot hold them: `new CsGoal__c(Status__c = 'Opened')`, and in conditions of queries. */
export function checkLiterals(metadata: OrgMetadata, file: ApexFile): Finding[] {
  return [...findAll(file.root, 'expression').flatMap((pair) => checkPair(metadata, file, pair)), ...checkConditions(metadata, file)]
}

function checkPair(metadata: OrgMetadata, file: ApexFile, pair: ApexNode): Finding[] {
  const creator = pair.children[1]?.text === '=' ? around(pair, 'creator', 'block') : null
  const object = creator === null ? '' : (childOf(creator, 'createdName')?.text ?? '')
  const field = fieldOf(metadata, object, pair.children[0]?.text ?? '')
  const literal = /^'([^'\\]*)'$/.exec(pair.children[2]?.text ?? '')?.[1]
  if (field === undefined || literal === undefined) return []
  if (numbers.includes(field.type)) return [at(file, pair, `${field.name} is a ${field.type}, and holds no text`)]
  return checkValue(file, pair, field, literal)
}

function checkConditions(metadata: OrgMetadata, file: ApexFile): Finding[] {
  return findAll(file.root, 'fieldExpression').flatMap((condition) => {
    const query = around(condition, 'query', 'subQuery')
    const from = query === null ? undefined : childOf(query, 'fromNameList')
    const field = fieldOf(
      metadata,
      from === undefined ? '' : (findAll(from, 'fieldName')[0]?.text ?? ''),
      childOf(condition, 'fieldName')?.text ?? '',
    )
    if (field === undefined) return []
    const literals = [...condition.text.matchAll(/'([^'\\]*)'/g)].map(([, literal = '']) => literal)
    return literals.flatMap((literal) => checkValue(file, condition, field, literal))
  })
}

function checkValue(file: ApexFile, node: ApexNode, field: FieldMetadata, literal: string): Finding[] {
  const isKnown = field.type !== 'Picklist' || literal === '' || field.values.includes(literal)
  return isKnown ? [] : [at(file, node, `${field.name} has no value ${literal}`)]
}

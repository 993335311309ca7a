import type { Finding } from '../checker.ts'
import { at, modifiersOf, writes, type ApexFile } from './apex-files.ts'
import { findAll, type ApexNode } from './apex-tree.ts'

/** Methods of Database that read or write in some mode. */
const databaseMethods =
  /^(insert|update|upsert|delete|undelete|merge|convertlead|query|querywithbinds|countquery|countquerywithbinds|getquerylocator|getquerylocatorwithbinds)$/i
const dynamicQueries = /^(query|querywithbinds|countquery|countquerywithbinds|getquerylocator|getquerylocatorwithbinds)$/i

/** Classes say whose records they see, and each query and write whose rights it has: API versions differ in what is meant without. */
export function checkAccess(file: ApexFile): Finding[] {
  return [...checkSharing(file), ...checkQueries(file), ...checkWrites(file), ...checkDatabaseCalls(file)]
}

function checkSharing(file: ApexFile): Finding[] {
  if (file.isTest) return []
  return findAll(file.root, 'typeDeclaration').flatMap((declaration) => {
    const body = declaration.children.find(({ kind }) => kind === 'classDeclaration')
    if (body === undefined) return []
    const { words } = modifiersOf(body)
    if (!words.includes('sharing'))
      return [at(file, declaration, 'the class does not say with sharing, without sharing or inherited sharing')]
    const hasReason = file.source.split('\n')[declaration.line - 2]?.trimEnd().endsWith('*/') === true
    return words.includes('without') && !hasReason ? [at(file, declaration, 'a class without sharing says why in a comment above it')] : []
  })
}

function checkQueries(file: ApexFile): Finding[] {
  return findAll(file.root, 'query')
    .filter((query) => !query.children.some(({ kind, text }) => kind === 'withClause' && /(USER|SYSTEM)_MODE/i.test(text)))
    .map((query) => at(file, query, 'the query has neither WITH USER_MODE nor WITH SYSTEM_MODE'))
}

function checkWrites(file: ApexFile): Finding[] {
  return findAll(file.root, ...writes)
    .filter((write) => !write.children.some(({ kind }) => kind === 'accessLevel'))
    .map((write) => at(file, write, `${write.kind.replace('Statement', '')} says neither as user nor as system`))
}

function checkDatabaseCalls(file: ApexFile): Finding[] {
  return findAll(file.root, 'dotMethodCall').flatMap((call) => {
    const name = call.children[0]?.text ?? ''
    if (!databaseMethods.test(name) || !isOnDatabase(call)) return []
    return [
      ...(/AccessLevel\.|accessLevel/.test(call.text) ? [] : [at(file, call, `Database.${name} is given no AccessLevel`)]),
      ...(dynamicQueries.test(name) ? [at(file, call, `Database.${name} takes a text for a query: write the query itself`)] : []),
    ]
  })
}

function isOnDatabase(call: ApexNode): boolean {
  return /^(System\.)?Database\./i.test(call.parent?.text ?? '')
}

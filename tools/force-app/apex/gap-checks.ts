import type { Finding } from '../checker.ts'
import { annotationName, at, modifiersOf, writes, type ApexFile } from './apex-files.ts'
import { around, childOf, findAll, type ApexNode } from './apex-tree.ts'

/** What neither the types nor PMD see and an org refuses, or lets go wrong at run time. */
export function checkGaps(file: ApexFile, classes: ReadonlySet<string>): Finding[] {
  return [...checkDebug(file), ...checkAsserts(file), ...checkCacheable(file), ...checkDynamicNames(file, classes)]
}

/** The log is open to whoever may debug; it is no place for customers' data. */
function checkDebug(file: ApexFile): Finding[] {
  if (file.isTest) return []
  return findAll(file.root, 'dotMethodCall')
    .filter((call) => /^System\.debug\(/i.test(call.parent?.text ?? ''))
    .map((call) => at(file, call, 'System.debug stays in tests'))
}

/** `Assert.isTrue(true)`, and two literals compared. */
function checkAsserts(file: ApexFile): Finding[] {
  const always =
    /^(System\.assert|Assert\.isTrue)\(true\b|^Assert\.isFalse\(false\b|^(System\.assertEquals|Assert\.areEqual)\(('[^']*'|\d+),\3[,)]/i
  return findAll(file.root, 'dotMethodCall')
    .filter((call) => always.test(call.parent?.text ?? ''))
    .map((call) => at(file, call, 'the assertion holds whatever the code does'))
}

/** A cached method may be answered without being run: what it writes would not be written. */
function checkCacheable(file: ApexFile): Finding[] {
  const methods = findAll(file.root, 'methodDeclaration')
  return methods
    .filter((method) =>
      modifiersOf(method).annotations.some((one) => annotationName(one) === 'auraenabled' && /cacheable=true/i.test(one.text)),
    )
    .flatMap((method) => reachedFrom(method, methods))
    .flatMap((method) => findAll(method, ...writes).map((write) => at(file, write, 'a method that is cacheable may not write')))
}

/** The method, and those of its class that it calls by their name alone, and so on. */
function reachedFrom(start: ApexNode, methods: readonly ApexNode[]): ApexNode[] {
  const reached = new Set([start])
  for (const method of reached) {
    for (const call of findAll(method, 'methodCall')) {
      const called = methods.filter((candidate) => nameOf(candidate) === nameOf(call))
      for (const one of called) reached.add(one)
    }
  }
  return [...reached]
}

const nameOf = (node: ApexNode) => childOf(node, 'id')?.text.toLowerCase()

/** Classes that are asked for by a text. */
function checkDynamicNames(file: ApexFile, classes: ReadonlySet<string>): Finding[] {
  return findAll(file.root, 'dotMethodCall').flatMap((call) => {
    const name = /^(?:System\.)?Type\.forName\('(\w+)'\)$/i.exec(call.parent?.text ?? '')?.[1]
    return name === undefined || classes.has(name.toLowerCase()) ? [] : [at(file, call, `there is no class ${name}`)]
  })
}

/** Methods that return nothing, where a value is needed. */
export function checkVoidValues(file: ApexFile): Finding[] {
  const methods = findAll(file.root, 'methodDeclaration')
  const isVoid = (name: string | undefined) => {
    const overloads = methods.filter((method) => nameOf(method) === name)
    return overloads.length > 0 && overloads.every((method) => childOf(method, 'typeRef') === undefined)
  }
  return findAll(file.root, 'methodCall')
    .filter((call) => isVoid(nameOf(call)) && !isStatement(call))
    .map((call) => at(file, call, `${childOf(call, 'id')?.text} returns nothing`))
}

/** Alone between two semicolons. */
function isStatement(call: ApexNode): boolean {
  const statement = around(call, 'expressionStatement')
  return statement !== null && statement.text === `${call.text};`
}

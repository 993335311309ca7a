import type { Finding } from '../checker.ts'
import { annotationName, at, modifiersOf, type ApexFile } from './apex-files.ts'
import { around, childOf, findAll, type ApexNode } from './apex-tree.ts'

/** A class as it is declared, whichever file it is in. Names in lower case. */
interface ApexClass {
  /** `outer.inner` for an inner class. */
  name: string
  file: ApexFile
  node: ApexNode
  isAbstract: boolean
  /** null: of no class of ours */
  base: string | null
  /** Methods by `name/number of parameters`. */
  abstractMethods: string[]
  methods: string[]
  /** Names that only the outermost class around it may use. */
  privateMembers: Set<string>
  /** Those of them that tests may use. */
  testVisible: Set<string>
}

/** What the compiler says of classes together: private members used from outside, abstract methods that nobody wrote. */
export function checkClasses(files: readonly ApexFile[]): Finding[] {
  const classes = new Map(files.flatMap((file) => readClasses(file)).map((one) => [one.name, one]))
  return [...[...classes.values()].flatMap((one) => checkAbstract(one, classes)), ...files.flatMap((file) => checkPrivate(file, classes))]
}

function readClasses(file: ApexFile): ApexClass[] {
  return findAll(file.root, 'classDeclaration').map((node) => {
    const outer = around(node, 'classDeclaration')
    const name = [...(outer === null ? [] : [nameOf(outer)]), nameOf(node)].join('.')
    const members = findAll(node, 'methodDeclaration', 'fieldDeclaration', 'propertyDeclaration', 'classDeclaration').filter(
      (member) => around(member, 'classDeclaration') === node,
    )
    const methods = members.filter(({ kind }) => kind === 'methodDeclaration')
    const isAbstract = (member: ApexNode) => modifiersOf(member).words.includes('abstract')
    const hidden = members.filter((member) => modifiersOf(member).words.includes('private'))
    const forTests = hidden.filter((member) => modifiersOf(member).annotations.some((one) => annotationName(one) === 'testvisible'))
    return {
      name,
      file,
      node,
      isAbstract: isAbstract(node),
      base: baseOf(node),
      abstractMethods: methods.filter(isAbstract).map(signatureOf),
      methods: methods.filter((method) => !isAbstract(method)).map(signatureOf),
      privateMembers: new Set(hidden.flatMap(namesOf)),
      testVisible: new Set(forTests.flatMap(namesOf)),
    }
  })
}

const nameOf = (node: ApexNode) => (childOf(node, 'id')?.text ?? '').toLowerCase()

function namesOf(member: ApexNode): string[] {
  const declarators = findAll(member, 'variableDeclarator')
  return member.kind === 'fieldDeclaration' ? declarators.map(nameOf) : [nameOf(member)]
}

function baseOf(node: ApexNode): string | null {
  const index = node.children.findIndex(({ text }) => text.toLowerCase() === 'extends')
  return index < 0 ? null : (node.children[index + 1]?.text.toLowerCase() ?? null)
}

function signatureOf(method: ApexNode): string {
  return `${nameOf(method)}/${findAll(method, 'formalParameter').length}`
}

function checkAbstract(one: ApexClass, classes: ReadonlyMap<string, ApexClass>): Finding[] {
  if (one.isAbstract || one.base === null) return []
  const line = [one, ...ancestorsOf(one, classes)]
  const written = new Set(line.flatMap(({ methods }) => methods))
  return line
    .flatMap(({ abstractMethods }) => abstractMethods)
    .filter((method) => !written.has(method))
    .map((method) => at(one.file, one.node, `the abstract method ${method.split('/')[0]} is not written`))
}

/** The classes of ours that it extends, nearest first. */
function ancestorsOf(one: ApexClass, classes: ReadonlyMap<string, ApexClass>): ApexClass[] {
  const base = classes.get(`${one.name.split('.')[0]}.${one.base}`) ?? classes.get(one.base ?? '')
  return base === undefined ? [] : [base, ...ancestorsOf(base, classes)]
}

/** `CsX.member`, `new CsX().member`, `CsX.Inner`, and `x.member` where the file declares every `x` as a `CsX`. */
function checkPrivate(file: ApexFile, classes: ReadonlyMap<string, ApexClass>): Finding[] {
  const types = typesOfNames(file)
  const own = new Set(readClasses(file).map(({ name }) => name))
  const use = (node: ApexNode, owner: string, member: string): Finding[] => {
    const found = classes.get(owner)
    if (found === undefined || own.has(owner) || !found.privateMembers.has(member)) return []
    if (file.isTest && found.testVisible.has(member)) return []
    return [at(file, node, `${member} is private in ${found.name}`)]
  }
  const inExpressions = findAll(file.root, 'expression').flatMap((node) => {
    const [subject, , member] = node.children
    if (subject === undefined || member === undefined || node.children[1]?.text !== '.') return []
    const owner = /^new(\w+)\(/i.exec(subject.text)?.[1] ?? types.get(subject.text.toLowerCase()) ?? subject.text
    return use(member, owner.toLowerCase(), /^\w+/.exec(member.text)?.[0].toLowerCase() ?? '')
  })
  const inTypes = findAll(file.root, 'typeRef', 'createdName').flatMap((node) => {
    const [owner = '', member = ''] = node.text.toLowerCase().split('.')
    return use(node, owner, member)
  })
  return [...inExpressions, ...inTypes]
}

/** Variable → its type, where the file gives that name one type only. In lower case. */
function typesOfNames(file: ApexFile): Map<string, string> {
  const types = new Map<string, Set<string>>()
  for (const declaration of findAll(file.root, 'localVariableDeclaration', 'formalParameter', 'fieldDeclaration')) {
    const type = childOf(declaration, 'typeRef')?.text.toLowerCase() ?? ''
    const names = declaration.kind === 'formalParameter' ? [nameOf(declaration)] : findAll(declaration, 'variableDeclarator').map(nameOf)
    for (const name of names) types.set(name, (types.get(name) ?? new Set()).add(type))
  }
  return new Map([...types].flatMap(([name, found]) => (found.size === 1 ? [[name, [...found][0] ?? '']] : [])))
}

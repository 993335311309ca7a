import { ApexParserFactory, ThrowingErrorListener, type ClassBodyDeclarationContext } from '@apexdevtools/apex-parser'
import type { Files } from './read-files.ts'

/** A method of a class that a page or a flow may call, as the class declares it. */
export interface ApexMethodSignature {
  /** `Class.method`. */
  name: string
  /** `Id accountId`, in order. */
  parameters: string[]
  returns: string
  /** Annotation in lower case: `auraenabled`, `invocablemethod`. */
  annotation: string
  isCacheable: boolean
  /** In lower case, without annotations. */
  modifiers: string[]
}

/**
 * Methods of top-level classes that carry @AuraEnabled or @InvocableMethod.
 * @throws ApexSyntaxError of a class that cannot be read
 */
export function readApexMethods(files: Files): ApexMethodSignature[] {
  return [...files]
    .filter(([path]) => path.endsWith('.cls'))
    .flatMap(([, text]) => {
      const { parser } = ApexParserFactory.createLexerAndParser(text, ThrowingErrorListener.INSTANCE)
      const declared = parser.compilationUnit().typeDeclaration().classDeclaration()
      const members = declared?.classBody().classBodyDeclaration_list() ?? []
      return members.flatMap((member) => toSignature(declared.id().getText(), member) ?? [])
    })
}

const called = ['auraenabled', 'invocablemethod']

function toSignature(className: string, member: ClassBodyDeclarationContext): ApexMethodSignature | null {
  const method = member.memberDeclaration()?.methodDeclaration()
  const annotations = member.modifier_list().flatMap((modifier) => modifier.annotation() ?? [])
  const annotation = annotations.find((candidate) => called.includes(candidate.id().getText().toLowerCase()))
  if (!method || !annotation) return null
  const values = (annotation.elementValuePairs()?.elementValuePair_list() ?? []).map((pair) => pair.getText().toLowerCase())
  return {
    name: `${className}.${method.id().getText()}`,
    parameters: (method.formalParameters().formalParameterList()?.formalParameter_list() ?? []).map(
      (parameter) => `${parameter.typeRef().getText()} ${parameter.id().getText()}`,
    ),
    returns: method.typeRef()?.getText() ?? 'void',
    annotation: annotation.id().getText().toLowerCase(),
    isCacheable: values.includes('cacheable=true'),
    modifiers: member.modifier_list().flatMap((modifier) => (modifier.annotation() ? [] : modifier.getText().toLowerCase())),
  }
}

export const nameOf = (parameter: string): string => parameter.slice(parameter.lastIndexOf(' ') + 1)

/**
 * What an org refuses of methods for pages and flows. `Class.method problem`
 * Sources: Apex Developer Guide, "AuraEnabled Annotation", "InvocableMethod Annotation"
 */
export function findBadMethods(methods: readonly ApexMethodSignature[]): string[] {
  const names = methods.map(({ name }) => name.toLowerCase())
  return methods.flatMap((method, index) => {
    const { name, modifiers, parameters, returns, annotation } = method
    const faults = [
      modifiers.includes('static') ? null : 'is not static',
      modifiers.some((modifier) => modifier === 'public' || modifier === 'global') ? null : 'is not public',
      names.indexOf(name.toLowerCase()) === index ? null : 'is there twice: a page calls methods by their name alone',
      ...(annotation === 'invocablemethod'
        ? [
            parameters.length <= 1 && [...parameters, returns].every((type) => /^(List<|void$)/i.test(type))
              ? null
              : 'must take one list and return one',
            methods.findIndex((other) => other.annotation === annotation && classOf(other) === classOf(method)) === index
              ? null
              : 'is the second action of its class',
          ]
        : [[...parameters, returns].some((type) => /^Set</i.test(type)) ? 'takes or returns a Set, which a page has not' : null]),
    ]
    return faults.flatMap((fault) => (fault === null ? [] : `${name} ${fault}`))
  })
}

const classOf = ({ name }: ApexMethodSignature): string => name.slice(0, name.indexOf('.'))

import type { Finding } from '../checker.ts'
import { annotationName, at, modifiersOf, type ApexFile } from './apex-files.ts'
import { childOf, findAll, type ApexNode } from './apex-tree.ts'

/** Annotations with their parameters, in lower case. Source: Apex Developer Guide, "Annotations". */
const annotations: Readonly<Record<string, readonly string[]>> = {
  auraenabled: ['cacheable', 'continuation', 'scope'],
  deprecated: [],
  future: ['callout'],
  httpdelete: [],
  httpget: [],
  httppatch: [],
  httppost: [],
  httpput: [],
  invocablemethod: ['callout', 'capabilitytype', 'category', 'configurationeditor', 'description', 'iconname', 'label'],
  invocablevariable: ['capabilitytype', 'defaultvalue', 'description', 'label', 'placeholdertext', 'required'],
  istest: ['critical', 'isparallel', 'oninstall', 'seealldata', 'testfor'],
  jsonaccess: ['deserializable', 'serializable'],
  namespaceaccessible: [],
  readonly: [],
  remoteaction: [],
  restresource: ['urlmapping'],
  suppresswarnings: [],
  testsetup: [],
  testvisible: [],
}

/** Annotations that an org does not know, and methods that are not what theirs asks for; test/contract checks those for pages and flows. */
export function checkAnnotations(file: ApexFile): Finding[] {
  const methods = findAll(file.root, 'methodDeclaration')
  return [
    ...findAll(file.root, 'annotation').flatMap((annotation) => checkAnnotation(file, annotation)),
    ...methods.flatMap((method) => checkMethod(file, method)),
  ]
}

function checkAnnotation(file: ApexFile, annotation: ApexNode): Finding[] {
  const name = annotationName(annotation)
  const parameters = annotations[name]
  if (parameters === undefined) return [at(file, annotation, `there is no annotation @${name}`)]
  return findAll(annotation, 'elementValuePair')
    .map((pair) => pair.children[0]?.text ?? '')
    .filter((parameter) => !parameters.includes(parameter.toLowerCase()))
    .map((parameter) => at(file, annotation, `@${name} has no parameter ${parameter}`))
}

function checkMethod(file: ApexFile, method: ApexNode): Finding[] {
  const { annotations: given, words } = modifiersOf(method)
  const names = given.map(annotationName)
  const name = childOf(method, 'id')?.text ?? ''
  const must = (annotation: string, isRight: boolean, what: string) =>
    names.includes(annotation) && !isRight ? [at(file, method, `@${annotation} ${name} ${what}`)] : []
  const returns = childOf(method, 'typeRef')?.text ?? 'void'
  const parameters = findAll(method, 'formalParameter').map((parameter) => childOf(parameter, 'typeRef')?.text ?? '')
  const isStatic = words.includes('static')
  return [
    ...must('future', isStatic, 'is not static'),
    ...must('future', returns === 'void', 'returns something'),
    ...must('future', parameters.every(isPlain), 'takes something else than plain values'),
    ...must('testsetup', isStatic, 'is not static'),
  ]
}

const isPlain = (type: string) =>
  /^((List|Set)<|Map<\w+,)?(Id|String|Integer|Long|Decimal|Double|Boolean|Date|Datetime|Time|Blob)(>|\[\])?$/i.test(type)

import { ast, type Node } from 'formulon'
import type { FieldMetadata, OrgMetadata } from './org-metadata.ts'
import type { Files } from './read-files.ts'
import { readValidationRules, translatedMessages, type ValidationRule } from './validation-rules.ts'

/** Salesforce's limits, in characters. */
const textLimit = 255
const formulaLimit = 3900

/** Functions and operators of ours, by formulon's name, that validation rules of an org have. Source: Salesforce Help, "Formula Operators and Functions". */
const allowedCalls = new Set([
  'and',
  'or',
  'not',
  'isnew',
  'ischanged',
  'priorvalue',
  'ispickval',
  'isblank',
  'blankvalue',
  'today',
  'now',
  'datevalue',
  'text',
  'equal',
  'unequal',
  'lessThan',
  'lessThanOrEqual',
  'greaterThan',
  'greaterThanOrEqual',
  'add',
  'subtract',
])

/** Fields of Salesforce's own on every record of ours. */
const systemFields = new Set(['Id', 'Name', 'CreatedDate', 'LastModifiedDate', 'CreatedById', 'LastModifiedById', 'OwnerId'])

/** Rules that an org would refuse to deploy, that nobody enforces, or whose message some user could not read. `Object.Rule: problem` */
export function findBadRules(metadata: OrgMetadata, files: Files): string[] {
  return readValidationRules(files).flatMap((rule) =>
    [...textProblems(rule), ...formulaProblems(metadata, rule)].map((problem) => `${rule.object}.${rule.name}: ${problem}`),
  )
}

function textProblems({ isActive, description, message, japaneseMessage }: ValidationRule): string[] {
  return [
    ...(isActive ? [] : ['not active']),
    ...(description === null ? ['no description'] : []),
    ...((description?.length ?? 0) > textLimit ? [`description over ${textLimit} characters`] : []),
    ...(message?.endsWith('.') === true ? [] : ['its message is no sentence']),
    ...(japaneseMessage?.endsWith('。') === true ? [] : ['its Japanese message is no sentence']),
    ...[message, japaneseMessage].filter((text) => (text?.length ?? 0) > textLimit).map(() => `a message over ${textLimit} characters`),
  ]
}

function formulaProblems(metadata: OrgMetadata, { object, formula, displayField }: ValidationRule): string[] {
  const tree = ast(formula)
  if (tree.type === 'error') return [`its formula cannot be read: ${tree.message}`]
  const nodes = [...nodesOf(tree)]
  const names = nodes.flatMap((node) => (node.type === 'identifier' ? [node.name] : []))
  const calls = nodes.flatMap((node) => (node.type === 'callExpression' ? [node] : []))
  return [
    ...(formula.length > formulaLimit ? [`formula over ${formulaLimit} characters`] : []),
    ...[...names, ...(displayField === null ? [] : [displayField])]
      .filter((name) => !systemFields.has(name) && fieldAt(metadata, object, name) === undefined)
      .map((name) => `no field ${name}`),
    ...calls.filter(({ id }) => !allowedCalls.has(id)).map(({ id }) => `calls ${id}`),
    ...calls.flatMap((call) => comparedValueProblems(metadata, object, call)),
  ]
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  if (node.type === 'callExpression') for (const argument of node.arguments) yield* nodesOf(argument)
}

/** `Status__c`, or `Scorecard__r.Status__c` of the record it points to. */
function fieldAt(metadata: OrgMetadata, object: string, path: string): FieldMetadata | undefined {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) return metadata.objects.get(object)?.fields.get(name)
  const parent = metadata.objects.get(object)?.fields.get(name.replace(/__r$/, '__c'))?.referenceTo
  return typeof parent === 'string' ? fieldAt(metadata, parent, rest.join('.')) : undefined
}

/** `ISPICKVAL(field, "value")`, also with the value before: the picklist must have it; "" asks for none. */
function comparedValueProblems(
  metadata: OrgMetadata,
  object: string,
  { id, arguments: given }: Extract<Node, { arguments: Node[] }>,
): string[] {
  const [subject, value] = given
  if (id !== 'ispickval' || subject === undefined) return []
  const field = [...nodesOf(subject)].flatMap((node) => (node.type === 'identifier' ? [fieldAt(metadata, object, node.name)] : []))[0]
  if (value?.type !== 'literal' || typeof value.value !== 'string') return ['compares a picklist with no text']
  if (value.value === '' || field?.values.includes(value.value) === true) return []
  return [`no picklist value ${value.value}`]
}

/** Translated messages of rules that are not there (any more). */
export function findStrayMessages(files: Files): string[] {
  const rules = new Set(readValidationRules(files).map(({ object, name }) => `${object}.${name}`))
  return translatedMessages(files)
    .filter(({ path }) => !rules.has(path))
    .map(({ path }) => `${path}: translated but not defined`)
}

/** Fields of the object that the formula asks about with ISCHANGED. */
export function fieldsWatched({ formula }: ValidationRule): string[] {
  return [...formula.matchAll(/ISCHANGED\((\w+)\)/g)].map(([, field]) => field ?? '')
}

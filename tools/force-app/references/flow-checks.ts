import { readApexFiles, annotationName, modifiersOf, type ApexFile } from '../apex/apex-files.ts'
import { around, childOf as apexChild, findAll, type ApexNode } from '../apex/apex-tree.ts'
import type { Finding } from '../checker.ts'
import { childOf, childrenOf, elementsOf, textOf, type XmlElement } from '../metadata/xml-tree.ts'
import type { OrgSchema } from '../platform/org-schema.ts'
import type { Project } from '../project.ts'
import { at, type MetadataDocument } from './metadata-documents.ts'

/** An Apex class that flows can call: the names of what it takes and gives for one row. */
interface Action {
  inputs: Set<string>
  outputs: Set<string>
}

/** Parts of a flow that have a name which others use. */
const inner = new Set(['rules', 'choices', 'fields', 'stages', 'scheduledPaths', 'waitEvents', 'outcomes'])
const references = new Set(['elementReference', 'assignToReference', 'collectionReference', 'inputReference', 'leftValueReference'])
const recordElements = new Set(['recordLookups', 'recordUpdates', 'recordCreates', 'recordDeletes', 'start'])

/** Objects, fields, elements, resources, labels and Apex actions that flows name. */
export function checkFlows(project: Project, documents: readonly MetadataDocument[], schema: OrgSchema): Finding[] {
  const flows = documents.filter(({ type }) => type === 'Flow')
  if (flows.length === 0) return []
  const actions = readActions(project)
  const flowNames = new Set(flows.map(({ name }) => name))
  const labels = new Set(
    documents
      .filter(({ type }) => type === 'CustomLabels')
      .flatMap(({ root }) => childrenOf(root, 'labels'))
      .map((label) => textOf(label, 'fullName')),
  )
  return flows.flatMap((flow) => [
    ...checkElements(flow, labels, actions, schema),
    ...flow.root.children.filter(({ name }) => recordElements.has(name)).flatMap((element) => checkRecordElement(flow, element, schema)),
    ...childrenOf(flow.root, 'actionCalls').flatMap((call) => checkAction(flow, call, actions)),
    ...childrenOf(flow.root, 'subflows')
      .filter((subflow) => !flowNames.has(textOf(subflow, 'flowName') ?? ''))
      .map((subflow) => at(flow, subflow, `there is no flow ${textOf(subflow, 'flowName')}`)),
  ])
}

function checkElements(
  flow: MetadataDocument,
  labels: ReadonlySet<string | null>,
  actions: ReadonlyMap<string, Action>,
  schema: OrgSchema,
): Finding[] {
  const all = [...elementsOf(flow.root)]
  const names = new Set(
    [...flow.root.children, ...all.filter(({ name }) => inner.has(name))].flatMap((element) => textOf(element, 'name') ?? []),
  )
  const stored = storedActions(flow, actions)
  const record = textOf(childOf(flow.root, 'start') ?? flow.root, 'object')
  const used = all.flatMap((element) => [
    ...(references.has(element.name) ? [{ element, name: element.text }] : []),
    ...(['expression', 'text', 'stringValue', 'interviewLabel'].includes(element.name)
      ? [...element.text.matchAll(/\{!([$\w.]+)\}/g)]
      : []
    ).map(([, name = '']) => ({ element, name })),
  ])
  return [
    ...all
      .filter(({ name, text }) => name === 'targetReference' && !names.has(text))
      .map((element) => at(flow, element, `the flow has no element ${element.text}`)),
    ...used.flatMap(({ element, name }) => {
      const problem = resourceProblem(name, names, labels, record, schema) ?? outputProblem(name, stored)
      return problem === null ? [] : [at(flow, element, problem)]
    }),
  ]
}

/** @param record the object whose record starts the flow; null in a flow that something else starts */
function resourceProblem(
  name: string,
  names: ReadonlySet<string>,
  labels: ReadonlySet<string | null>,
  record: string | null,
  schema: OrgSchema,
): string | null {
  const [first = '', ...rest] = name.split('.')
  if (first === '$Label') return labels.has(rest[0] ?? '') ? null : `there is no label ${rest[0]}`
  if (first === '$Record' || first === '$Record__Prior') {
    if (record === null) return 'no record starts this flow'
    return rest.length === 0 ? null : schema.pathProblem(record, rest.join('.'))
  }
  return first.startsWith('$') || names.has(first) ? null : `the flow has no resource ${first}`
}

/** Apex actions of the flow whose outputs are named `Call.output`, by the name of the call. */
function storedActions(flow: MetadataDocument, actions: ReadonlyMap<string, Action>): Map<string, Action & { className: string }> {
  const calls = childrenOf(flow.root, 'actionCalls').filter(
    (call) => textOf(call, 'actionType') === 'apex' && textOf(call, 'storeOutputAutomatically') === 'true',
  )
  return new Map(
    calls.flatMap((call) => {
      const className = textOf(call, 'actionName') ?? ''
      const action = actions.get(className.toLowerCase())
      return action === undefined ? [] : [[textOf(call, 'name') ?? '', { ...action, className }] as const]
    }),
  )
}

function outputProblem(name: string, stored: ReadonlyMap<string, Action & { className: string }>): string | null {
  const [first = '', output] = name.split('.')
  const action = stored.get(first)
  if (action === undefined || output === undefined) return null
  return action.outputs.has(output.toLowerCase()) ? null : `${action.className} gives no ${output}`
}

function checkRecordElement(flow: MetadataDocument, element: XmlElement, schema: OrgSchema): Finding[] {
  const object = textOf(element, 'object')
  if (object === null) return []
  if (schema.objectOf(object) === undefined) return [at(flow, element, `there is no object ${object}`)]
  const fields = [
    ...[...childrenOf(element, 'filters'), ...childrenOf(element, 'inputAssignments'), ...childrenOf(element, 'outputAssignments')].flatMap(
      (part) => childrenOf(part, 'field'),
    ),
    ...childrenOf(element, 'queriedFields'),
    ...childrenOf(element, 'sortField'),
  ]
  return fields.flatMap((field) => {
    const problem = schema.pathProblem(object, field.text)
    return problem === null ? [] : [at(flow, field, problem)]
  })
}

function checkAction(flow: MetadataDocument, call: XmlElement, actions: ReadonlyMap<string, Action>): Finding[] {
  if (textOf(call, 'actionType') !== 'apex') return []
  const name = textOf(call, 'actionName') ?? ''
  const action = actions.get(name.toLowerCase())
  if (action === undefined) return [at(flow, call, `no class ${name} has an @InvocableMethod`)]
  const unknown = (parts: string, known: ReadonlySet<string>, what: string) =>
    childrenOf(call, parts)
      .filter((part) => !known.has((textOf(part, 'name') ?? '').toLowerCase()))
      .map((part) => at(flow, part, `${name} ${what} no ${textOf(part, 'name')}`))
  return [...unknown('inputParameters', action.inputs, 'takes'), ...unknown('outputParameters', action.outputs, 'gives')]
}

/** By the class's name in lower case. */
function readActions(project: Project): Map<string, Action> {
  return new Map(
    readApexFiles(project).flatMap((file) => {
      const method = findAll(file.root, 'methodDeclaration').find((one) =>
        modifiersOf(one).annotations.some((given) => annotationName(given) === 'invocablemethod'),
      )
      const owner = method === undefined ? null : around(method, 'classDeclaration')
      if (method === undefined || owner === null) return []
      const [parameter] = findAll(method, 'formalParameter')
      const inputs = variablesOf(file, parameter === undefined ? '' : (apexChild(parameter, 'typeRef')?.text ?? ''))
      const outputs = variablesOf(file, apexChild(method, 'typeRef')?.text ?? '')
      return [[(apexChild(owner, 'id')?.text ?? '').toLowerCase(), { inputs, outputs }] as const]
    }),
  )
}

/** The `@InvocableVariable`s of the class that a `List<…>` holds. */
function variablesOf(file: ApexFile, list: string): Set<string> {
  const inner = /^List<(?:\w+\.)?(\w+)>$/i.exec(list)?.[1]?.toLowerCase()
  const owner = findAll(file.root, 'classDeclaration').find((one) => apexChild(one, 'id')?.text.toLowerCase() === inner)
  const isVariable = (member: ApexNode) => modifiersOf(member).annotations.some((given) => annotationName(given) === 'invocablevariable')
  const members = owner === undefined ? [] : findAll(owner, 'fieldDeclaration').filter(isVariable)
  return new Set(
    members.flatMap((member) => findAll(member, 'variableDeclarator')).map((one) => (apexChild(one, 'id')?.text ?? '').toLowerCase()),
  )
}

import type { Checker, Finding } from '../checker.ts'
import { checkApiVersions } from './api-versions.ts'
import { readMetadataSchema, type ElementSchema, type MetadataSchema } from './metadata-schema.ts'
import { typeOfFile } from './metadata-types.ts'
import { readXmlFiles } from './xml-files.ts'
import { XmlError, type XmlElement } from './xml-tree.ts'

const namespace = 'http://soap.sforce.com/2006/04/metadata'

/** Free in the WSDL, so the schema cannot look inside: the checks of references do. */
const anyContent = new Set(['CustomMetadataValue.value', 'LightningComponentBundle.targetConfigs'])

/** Every metadata file against the types of the Metadata API. */
export const metadataChecker: Checker = {
  name: 'Metadata files are what the Metadata API takes',
  check: (project) => {
    const schema = readMetadataSchema()
    return [...[...readXmlFiles(project)].flatMap(([path, read]) => checkFile(schema, path, read)), ...checkApiVersions(project)]
  },
}

/** What is wrong with one metadata file. */
export function checkFile(schema: MetadataSchema, path: string, read: XmlElement | XmlError): Finding[] {
  const type = typeOfFile(path)
  if (type === null) return [{ path, line: 1, message: 'no metadata type has this suffix' }]
  if (read instanceof XmlError) return [{ path, line: read.line, message: read.message }]
  return checkRoot(schema, type, read).map(([line, message]) => ({ path, line, message }))
}

type Fault = [line: number, message: string]

function checkRoot(schema: MetadataSchema, type: string, root: XmlElement): Fault[] {
  if (root.name !== type) return [[root.line, `the root is <${root.name}>, a file of this name holds a <${type}>`]]
  if (root.namespace !== namespace) return [[root.line, `the namespace is "${root.namespace}", not ${namespace}`]]
  return checkStructure(schema, type, root)
}

function checkStructure(schema: MetadataSchema, type: string, element: XmlElement): Fault[] {
  const elements = schema.elementsOf(type)
  if (elements === undefined) return [[element.line, `the schema has no type ${type}`]]
  const stray: Fault[] = element.text === '' ? [] : [[element.line, `text "${element.text}" between the elements of <${element.name}>`]]
  const present = new Set(element.children.map(({ name }) => name))
  const missing = [...elements]
    .filter(([name, { isRequired }]) => isRequired && !present.has(name))
    .map(([name]): Fault => [element.line, `<${element.name}> has no <${name}>, which ${type} requires`])
  return [...stray, ...missing, ...element.children.flatMap((child, index) => checkChild(schema, type, element.children, index, child))]
}

function checkChild(schema: MetadataSchema, type: string, siblings: readonly XmlElement[], index: number, child: XmlElement): Fault[] {
  const elements = schema.elementsOf(type) ?? new Map<string, ElementSchema>()
  const expected = elements.get(child.name)
  if (expected === undefined) {
    const meant = [...elements.keys()].find((name) => name.toLowerCase() === child.name.toLowerCase())
    return [[child.line, `${type} has no element <${child.name}>${meant === undefined ? '' : `, but <${meant}>`}`]]
  }
  const earlier = siblings.slice(0, index).some(({ name }) => name === child.name)
  if (earlier && !expected.isRepeatable) return [[child.line, `<${child.name}> stands twice in one ${type}`]]
  if (earlier && siblings[index - 1]?.name !== child.name) {
    return [[child.line, `<${child.name}> elements of a ${type} do not stand together: "duplicated at this location" to an org`]]
  }
  return anyContent.has(`${type}.${child.name}`) ? [] : checkValue(schema, expected.type, child)
}

function checkValue(schema: MetadataSchema, type: string, element: XmlElement): Fault[] {
  if (type === 'any') return []
  if (schema.elementsOf(type) !== undefined) return checkStructure(schema, type, element)
  const [inner] = element.children
  if (inner !== undefined) return [[inner.line, `<${element.name}> holds a value, no elements`]]
  const values = schema.valuesOf(type)
  if (values !== undefined && !values.has(element.text)) {
    return [[element.line, `<${element.name}> "${element.text}" is no ${type}: ${fewOf([...values])}`]]
  }
  const shape = shapes.get(type)
  return shape === undefined || shape.test(element.text) ? [] : [[element.line, `<${element.name}> "${element.text}" is no ${type}`]]
}

const shapes: ReadonlyMap<string, RegExp> = new Map([
  ['boolean', /^(true|false)$/],
  ['number', /^-?\d+(\.\d+)?$/],
])

function fewOf(values: readonly string[]): string {
  return values.length > 8 ? `${values.slice(0, 8).join(', ')} and ${values.length - 8} more` : values.join(', ')
}

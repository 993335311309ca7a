import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What an element of a metadata file may hold. */
export interface ElementSchema {
  /** `string`, `boolean`, `number`, `any`, or the name of a structure or of an enumeration. */
  type: string
  isRepeatable: boolean
  isRequired: boolean
}

/** The types of the Metadata API. */
export interface MetadataSchema {
  /** Elements of a structure by name, those of its base types too; undefined when there is no such structure. */
  elementsOf(type: string): ReadonlyMap<string, ElementSchema> | undefined
  /** Values of an enumeration; undefined when there is no such enumeration. */
  valuesOf(type: string): ReadonlySet<string> | undefined
}

interface Structure {
  bases: Set<string>
  elements: Map<string, ElementSchema>
}

/**
 * `@salesforce/types` is generated from the WSDL of one org: 1.9.0 (API 68) has what is new, 1.7.1 (API 66) has features that the
 * later org lacked. What either knows is allowed; what both require is required.
 */
export const versions = ['types', 'types-66'].map((name) =>
  join(import.meta.dirname, '../node_modules/@salesforce', name, 'lib/metadata.d.ts'),
)

/** @param declarations texts of `metadata.d.ts` files */
export function readMetadataSchema(declarations: readonly string[] = versions.map((path) => readFileSync(path, 'utf8'))): MetadataSchema {
  const structures = new Map<string, Structure>()
  const enumerations = new Map<string, Set<string>>()
  const openTexts = new Set<string>()
  for (const text of declarations) {
    const source = ts.createSourceFile('metadata.d.ts', text, ts.ScriptTarget.Latest)
    for (const statement of source.statements) {
      if (!ts.isTypeAliasDeclaration(statement)) continue
      const { name, type } = statement
      if (type.kind === ts.SyntaxKind.StringKeyword) openTexts.add(name.text)
      else declare(name.text, type, structures, enumerations)
    }
  }
  const known = new Map<string, ReadonlyMap<string, ElementSchema>>()
  const elementsOf: MetadataSchema['elementsOf'] = (type) => {
    const structure = structures.get(type)
    if (structure === undefined || known.has(type)) return known.get(type)
    const elements = new Map([...[...structure.bases].flatMap((base) => [...(elementsOf(base) ?? [])]), ...structure.elements])
    known.set(type, elements)
    return elements
  }
  return { elementsOf, valuesOf: (type) => (openTexts.has(type) ? undefined : enumerations.get(type)) }
}

function declare(name: string, type: ts.TypeNode, structures: Map<string, Structure>, enumerations: Map<string, Set<string>>): void {
  const values = valuesIn(type)
  if (values !== null) {
    enumerations.set(name, new Set([...(enumerations.get(name) ?? []), ...values]))
    return
  }
  const known = structures.get(name)
  const structure: Structure = known ?? { bases: new Set(), elements: new Map() }
  for (const part of ts.isIntersectionTypeNode(type) ? type.types : [type]) {
    if (ts.isTypeReferenceNode(part) && ts.isIdentifier(part.typeName)) structure.bases.add(part.typeName.text)
    if (ts.isTypeLiteralNode(part)) mergeElements(structure.elements, toElements(part), known === undefined)
  }
  if (structure.bases.size + structure.elements.size > 0 || ts.isTypeLiteralNode(type)) structures.set(name, structure)
}

/** Literal texts of a union; null when the type is something else. */
function valuesIn(type: ts.TypeNode): string[] | null {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type]
  const literals = parts.flatMap((part) => (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : []))
  return literals.length === parts.length ? literals : null
}

function mergeElements(into: Map<string, ElementSchema>, elements: Map<string, ElementSchema>, isFirst: boolean): void {
  for (const [name, element] of into) {
    if (!isFirst && elements.get(name)?.isRequired !== true) into.set(name, { ...element, isRequired: false })
  }
  for (const [name, element] of elements) {
    if (!into.has(name)) into.set(name, isFirst ? element : { ...element, isRequired: false })
  }
}

function toElements(literal: ts.TypeLiteralNode): Map<string, ElementSchema> {
  return new Map(
    literal.members.flatMap((member) => {
      if (!ts.isPropertySignature(member) || member.type === undefined) return []
      if (!ts.isIdentifier(member.name) && !ts.isStringLiteral(member.name)) return []
      const isRepeatable = ts.isArrayTypeNode(member.type)
      const type = typeName(ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type)
      return [[member.name.text, { type, isRepeatable, isRequired: !isRepeatable && member.questionToken === undefined }]]
    }),
  )
}

function typeName(type: ts.TypeNode): string {
  if (ts.isParenthesizedTypeNode(type)) return typeName(type.type)
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return type.typeName.text
  if (ts.isUnionTypeNode(type)) {
    const [only, ...others] = type.types.filter((part) => !isNothing(part))
    return only !== undefined && others.length === 0 ? typeName(only) : 'any'
  }
  return primitives.get(type.kind) ?? 'any'
}

const primitives: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
])

function isNothing(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.UndefinedKeyword || (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword)
}

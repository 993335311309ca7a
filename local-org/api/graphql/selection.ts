import { Kind, valueFromASTUntyped, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'

/** A selected field with its variables put in and its fragments spread. */
export interface Selected {
  /** Under which the answer says it. */
  key: string
  name: string
  arguments: Record<string, unknown>
  /** Left out, instead of refused, when the user may not read it. */
  isOptional: boolean
  selected: Selected[]
}

export interface SelectionScope {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
}

export function readSelection(scope: SelectionScope, set: SelectionSetNode | undefined): Selected[] {
  return (set?.selections ?? []).flatMap((node): Selected[] => {
    if (!isIncluded(scope, node.directives ?? [])) return []
    if (node.kind === Kind.FIELD) return [toSelected(scope, node)]
    if (node.kind === Kind.INLINE_FRAGMENT) return readSelection(scope, node.selectionSet)
    return readSelection(scope, scope.fragments.get(node.name.value)?.selectionSet)
  })
}

function toSelected(scope: SelectionScope, node: FieldNode): Selected {
  return {
    key: node.alias?.value ?? node.name.value,
    name: node.name.value,
    arguments: readArguments(scope, node.arguments ?? []),
    isOptional: (node.directives ?? []).some(({ name }) => name.value === 'optional'),
    selected: readSelection(scope, node.selectionSet),
  }
}

function readArguments(scope: SelectionScope, nodes: NonNullable<FieldNode['arguments']>): Record<string, unknown> {
  return Object.fromEntries(nodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value, scope.variables)]))
}

/** `@skip(if: …)` and `@include(if: …)`. */
function isIncluded(scope: SelectionScope, directives: NonNullable<FieldNode['directives']>): boolean {
  return directives.every(({ name, arguments: nodes }) => {
    const condition = readArguments(scope, nodes ?? [])['if']
    if (name.value === 'skip') return condition !== true
    return name.value === 'include' ? condition !== false : true
  })
}

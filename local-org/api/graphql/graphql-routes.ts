import { Kind, OperationTypeNode, parse, valueFromASTUntyped, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { z } from 'zod'
import { ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { readerOf } from '../ui-api/display-value.ts'
import { undefinedField, type GraphqlSource } from './graphql-source.ts'
import { readAggregate } from './read-aggregate.ts'
import { countSubqueries, readConnection } from './read-connection.ts'
import { readSelection, type Selected } from './selection.ts'

const subqueryLimit = 10

const graphqlBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

interface GraphqlError {
  message: string
  path?: string[]
  extensions: { ErrorType: string }
}

/** The UI API part of Salesforce's GraphQL: `uiapi { query { … } aggregate { … } }`, without mutations. */
export function graphqlRoutes(org: LocalOrg): Route[] {
  const run = (call: Call): Reply => {
    const body = graphqlBody.safeParse(call.body)
    if (!body.success) throw refusals.unreadableJson('The body must be { query, variables?, operationName? }')
    const source = { org, user: call.user, reader: readerOf(call.user, org.labels(call.user.language)) }
    try {
      const selected = readOperation(body.data.query, body.data.variables ?? {}, body.data.operationName ?? null)
      return ok(answerOperation(source, selected))
    } catch (error) {
      return ok({ data: null, errors: [toError(error)] })
    }
  }
  return [route('POST', '/services/data/:version/graphql', run)]
}

/** @throws OrgError when the text is no query, or names an operation or variable that is not there */
function readOperation(text: string, given: Record<string, unknown>, operationName: string | null): Selected[] {
  const document = parseDocument(text)
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const operation = operationName === null ? operations[0] : operations.find(({ name }) => name?.value === operationName)
  if (!operation) throw new OrgError(400, 'InvalidSyntax', `There is no operation '${operationName ?? ''}' in the query`)
  if (operation.operation !== OperationTypeNode.QUERY) {
    throw new OrgError(400, 'OperationNotSupported', `The local org answers queries only, not a ${operation.operation}`)
  }
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const scope = { fragments: new Map(fragments.map((one) => [one.name.value, one])), variables: readVariables(operation, given) }
  const selected = readSelection(scope, operation.selectionSet)
  const subqueries = selected.reduce((sum, part) => sum + countSubqueries(part), 0)
  if (subqueries > subqueryLimit) {
    throw new OrgError(400, 'LimitExceeded', `A query may have ${subqueryLimit} subqueries, this one has ${subqueries}`)
  }
  return selected
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text)
  } catch (error) {
    throw new OrgError(400, 'InvalidSyntax', `Invalid Syntax : ${(error as Error).message}`)
  }
}

function readVariables(operation: OperationDefinitionNode, given: Record<string, unknown>): Record<string, unknown> {
  const variables: Record<string, unknown> = {}
  for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value
    const value = given[name] ?? (defaultValue ? valueFromASTUntyped(defaultValue) : null)
    if (value === null && type.kind === Kind.NON_NULL_TYPE) {
      throw new OrgError(400, 'ValidationError', `Variable '${name}' is required and was not given`)
    }
    variables[name] = value
  }
  return variables
}

function answerOperation(source: GraphqlSource, operation: Selected[]) {
  const errors: GraphqlError[] = []
  const answerPart = (read: (source: GraphqlSource, part: Selected) => unknown, parts: Selected[], path: string[]) =>
    Object.fromEntries(
      parts.map((part) => {
        try {
          return [part.key, read(source, part)]
        } catch (error) {
          errors.push({ ...toError(error), path: [...path, part.key] })
          return [part.key, null]
        }
      }),
    )
  const data = Object.fromEntries(
    operation.map((root) => {
      if (root.name !== 'uiapi') throw undefinedField([root.name], 'Query')
      const parts = root.selected.map((part) => {
        const path = [root.key, part.key]
        if (part.name === 'query') return [part.key, answerPart(readConnection, part.selected, path)]
        if (part.name === 'aggregate') return [part.key, answerPart(readAggregate, part.selected, path)]
        throw undefinedField([root.name, part.name], 'UIAPI')
      })
      return [root.key, Object.fromEntries(parts) as unknown]
    }),
  )
  return { data, errors }
}

function toError(error: unknown): GraphqlError {
  if (!(error instanceof OrgError)) throw error
  return { message: error.message, extensions: { ErrorType: error.errorCode } }
}

import { getField, parseQuery, type FieldFunctionExpression, type FieldType, type Subquery } from '@jetstreamapp/soql-parser-js'
import type { Describe, DescribeField, LocalOrg } from '../org.ts'

export interface Column {
  aggregate: boolean
  apexType: string
  booleanType: boolean
  columnName: string
  custom: boolean
  displayName: string
  foreignKeyName: string | null
  insertable: boolean
  joinColumns: Column[]
  numberType: boolean
  textType: boolean
  updatable: boolean
}

const numberTypes = new Set(['double', 'int', 'currency', 'percent'])

/** What `GET /query?q=…&columns=true` answers: the columns of a query, not its rows. `sf data query` builds its table from it. */
export function readColumns(org: LocalOrg, userId: string, soql: string) {
  org.query(userId, soql) // refuses what cannot be queried, as the query itself would
  const query = parseQuery(soql)
  const describe = org.describe(userId, query.sObject ?? '')
  const fields = query.fields ?? []
  const groupBy = [query.groupBy ?? []].flat().length > 0
  return {
    columnMetadata: toColumns(org, userId, describe, fields),
    entityName: describe.name,
    groupBy,
    idSelected: fields.some((field) => field.type === 'Field' && field.field.toLowerCase() === 'id'),
    keyPrefix: describe.keyPrefix,
  }
}

function toColumns(org: LocalOrg, userId: string, describe: Describe, fields: FieldType[]): Column[] {
  const columns: Column[] = []
  let expressions = 0
  for (const field of fields) {
    switch (field.type) {
      case 'FieldSubquery':
        columns.push(toChildColumn(org, userId, describe, field.subquery))
        break
      case 'FieldRelationship':
        addParentColumn(org, userId, describe, [...field.relationships, field.field], columns)
        break
      case 'FieldFunctionExpression':
        columns.push(toFunctionColumn(field, `expr${expressions}`))
        if (!field.alias) expressions += 1
        break
      case 'Field':
        columns.push({
          ...toColumn(findField(describe, field.field), field.field),
          columnName: field.alias ?? fieldName(describe, field.field),
        })
        break
      case 'FieldTypeof':
        columns.push(toColumn(undefined, field.field))
        break
    }
  }
  return columns
}

function toChildColumn(org: LocalOrg, userId: string, describe: Describe, subquery: Subquery): Column {
  const relationship = describe.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === subquery.relationshipName.toLowerCase(),
  )
  const child = relationship && org.describe(userId, relationship.childSObject)
  return {
    ...toColumn(undefined, subquery.relationshipName),
    aggregate: true,
    joinColumns: child ? toColumns(org, userId, child, (subquery.fields ?? []).map(asField)) : [],
  }
}

const asField = (field: FieldType | string): FieldType => (typeof field === 'string' ? getField(field) : field)

/** `Owner.Name` and `Owner.Email` share one column `Owner` with two joined columns. */
function addParentColumn(org: LocalOrg, userId: string, describe: Describe, path: string[], columns: Column[]): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    columns.push(toColumn(findField(describe, first), first))
    return
  }
  const lookup = describe.fields.find(({ relationshipName }) => relationshipName?.toLowerCase() === first.toLowerCase())
  const parent = lookup?.referenceTo[0] === undefined ? null : org.describe(userId, lookup.referenceTo[0])
  let column = columns.find(({ columnName, aggregate }) => columnName === first && !aggregate)
  if (!column) {
    column = { ...toColumn(undefined, first), foreignKeyName: lookup?.name ?? null }
    columns.push(column)
  }
  if (parent) addParentColumn(org, userId, parent, rest, column.joinColumns)
}

function toFunctionColumn(field: FieldFunctionExpression, unnamed: string): Column {
  const parameters = field.parameters.map((parameter) => (typeof parameter === 'string' ? parameter : (parameter.rawValue ?? '')))
  const name = field.functionName.toLowerCase()
  return {
    ...toColumn(undefined, field.alias ?? unnamed),
    aggregate: field.isAggregateFn ?? false,
    displayName: field.alias ?? `${name}(${parameters.join(', ')})`,
    numberType: field.isAggregateFn ?? false,
    textType: !(field.isAggregateFn ?? false),
  }
}

function findField(describe: Describe, name: string): DescribeField | undefined {
  return describe.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
}

const fieldName = (describe: Describe, name: string): string => findField(describe, name)?.name ?? name

function toColumn(field: DescribeField | undefined, name: string): Column {
  const type = field?.type ?? 'string'
  return {
    aggregate: false,
    apexType: type,
    booleanType: type === 'boolean',
    columnName: field?.name ?? name,
    custom: field?.custom ?? false,
    displayName: field?.name ?? name,
    foreignKeyName: null,
    insertable: field?.createable ?? false,
    joinColumns: [],
    numberType: numberTypes.has(type),
    textType: type !== 'boolean' && !numberTypes.has(type),
    updatable: field?.updateable ?? false,
  }
}

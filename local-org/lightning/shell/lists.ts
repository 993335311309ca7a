import { nameOf, readObjectLayout } from './object-layout.ts'
import type { LayoutField } from './object-layout.ts'
import type { PageContext } from './page-model.ts'
import { shellTexts } from './texts.ts'

/** Rows of an object's tab. Values are the org's own (`CsHealthBand__c: 'AtRisk'`) with the labels of picklists beside them. */
export interface ListRows {
  total: number
  isByName: boolean
  columns: LayoutField[]
  rows: { id: string; name: string; values: { field: LayoutField; value: unknown; label: string | null; recordId: string | null }[] }[]
}

const rowLimit = 50

/** What changes with a deploy only is looked up by its name. */
const byName = new Set(['Dashboard', 'Report'])

/** The records that changed last, for the tab of an object; reports and dashboards by name. @throws OrgError for an object the user may not read */
export function readListRows(context: PageContext, sobject: string): ListRows {
  const labels = context.org.labels(context.language)
  const layout = readObjectLayout(context, context.userId, sobject, labels, shellTexts(context.language))
  const columns = layout.highlights.slice(0, 5)
  const selected = ['Id', layout.nameField, ...columns.flatMap(({ name, namePath }) => (namePath ? [name, namePath] : [name]))]
  const order = byName.has(layout.apiName) ? layout.nameField : 'LastModifiedDate DESC'
  const { records } = context.org.query(
    context.userId,
    `SELECT ${[...new Set(selected)].join(', ')} FROM ${sobject} ORDER BY ${order}, Id LIMIT ${rowLimit}`,
  )
  const { totalSize } = context.org.query(context.userId, `SELECT COUNT() FROM ${sobject}`)
  const rows = [...records].map((record) => ({
    id: String(record.Id),
    name: nameOf(record, layout.nameField),
    values: columns.map((field) => ({ field, ...cellOf(record, field) })),
  }))
  return { total: totalSize, isByName: byName.has(layout.apiName), columns, rows }

  function cellOf(record: Record<string, unknown>, { name, type, namePath }: LayoutField) {
    const value = record[name] ?? null
    if (namePath) return { value: pathValue(record, namePath), label: null, recordId: typeof value === 'string' ? value : null }
    const label = type === 'picklist' && typeof value === 'string' ? labels.picklistLabel(sobject, name, value) : null
    return { value, label, recordId: null }
  }
}

/** Accounts whose name contains the text, for the search box in the header. At most 8. */
export function searchAccounts({ org, userId }: PageContext, text: string): { id: string; name: string }[] {
  const wanted = text.trim()
  if (wanted === '') return []
  const pattern = wanted.replaceAll(/[\\'%_]/g, (character) => `\\${character}`)
  const { records } = org.query(userId, `SELECT Id, Name FROM Account WHERE Name LIKE '%${pattern}%' ORDER BY Name LIMIT 8`)
  return [...records].map(({ Id, Name }) => ({ id: String(Id), name: String(Name) }))
}

function pathValue(record: Record<string, unknown>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name] ?? null, record)
}

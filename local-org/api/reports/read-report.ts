import { basename, dirname } from 'node:path'
import type { MetaElement } from '../schema/meta-element.ts'
import { asAggregate, readReportChart } from './read-report-chart.ts'
import {
  dateGranularities,
  filterOperators,
  type ReportDefinition,
  type ReportFilter,
  type ReportFormat,
  type ReportGrouping,
  type SortOrder,
} from './report-definition.ts'

const formats: Readonly<Record<string, ReportFormat>> = { Tabular: 'TABULAR', Summary: 'SUMMARY', Matrix: 'MATRIX' }
const sortOrders: readonly SortOrder[] = ['Asc', 'Desc']

/** What reports may hold and the local org does not run: a figure without it would be another figure. */
const notRun = ['aggregates', 'block', 'buckets', 'crossFilters', 'customDetailFormulas', 'rowLimit', 'historicalSelector']

/** Most characters. Source: Metadata API Developer Guide, "Report". */
const longest = { name: 40, description: 255 }

/**
 * A file of `reports/Folder/`. Source: Metadata API Developer Guide, "Report".
 * @throws MetadataError for what a deploy would refuse, and for what the local org does not run
 */
export function readReport(meta: MetaElement): ReportDefinition {
  const beyond = notRun.find((name) => meta.has(name))
  if (beyond) throw meta.refuse(beyond, 'is not run by the local org')
  const format = formats[meta.requiredText('format')]
  if (!format) throw meta.refuse('format', `must be one of ${Object.keys(formats).join(', ')}`)
  const reportType = meta.requiredText('reportType')
  if (!reportType.endsWith('__c'))
    throw meta.refuse('reportType', `names ${reportType}: reports name a custom report type with __c behind it`)
  const sortColumn = meta.text('sortColumn')
  const report: ReportDefinition = {
    file: meta.file,
    developerName: basename(meta.file).split('.')[0] ?? '',
    folder: basename(dirname(meta.file)),
    name: readText(meta, 'name') ?? meta.requiredText('name'),
    description: readText(meta, 'description'),
    reportType: reportType.slice(0, -'__c'.length),
    format,
    scope: oneOf(meta, 'scope', ['organization', 'user'] as const),
    columns: meta.elements('columns').map((column) => ({
      column: column.requiredText('field'),
      aggregates: column.texts('aggregateTypes').map((type) => asAggregate(column, 'aggregateTypes', type)),
    })),
    groupingsDown: meta.elements('groupingsDown').map(readGrouping),
    groupingsAcross: meta.elements('groupingsAcross').map(readGrouping),
    filters: meta.child('filter')?.elements('criteriaItems').map(readFilter) ?? [],
    booleanFilter: meta.child('filter')?.text('booleanFilter') ?? null,
    timeFrame: readTimeFrame(meta.child('timeFrameFilter')),
    sort: sortColumn === null ? null : { column: sortColumn, order: oneOf(meta, 'sortOrder', sortOrders) },
    chart: readReportChart(meta.child('chart')),
    showDetails: meta.flag('showDetails'),
    showGrandTotal: meta.flag('showGrandTotal'),
    showSubTotals: meta.flag('showSubTotals'),
  }
  refuseWrongGroupings(meta, report)
  return report
}

function refuseWrongGroupings(meta: MetaElement, { format, groupingsDown, groupingsAcross }: ReportDefinition): void {
  if (format === 'TABULAR' && groupingsDown.length + groupingsAcross.length > 0)
    throw meta.refuse('format', 'is Tabular, which has no groupings')
  if (format !== 'TABULAR' && groupingsDown.length === 0) throw meta.refuse('groupingsDown', 'is missing')
  if (format === 'SUMMARY' && groupingsAcross.length > 0) throw meta.refuse('groupingsAcross', 'belongs to the format Matrix')
  if (format === 'MATRIX' && groupingsAcross.length === 0) throw meta.refuse('groupingsAcross', 'is missing')
}

function readText(meta: MetaElement, name: 'name' | 'description'): string | null {
  const text = meta.text(name)
  if (text !== null && text.length > longest[name]) throw meta.refuse(name, `is longer than ${longest[name]} characters`)
  return text
}

function readGrouping(meta: MetaElement): ReportGrouping {
  if (meta.has('aggregateType') || meta.has('sortByName'))
    throw meta.refuse('sortByName', 'is not run by the local org: groups go by their own values')
  return {
    column: meta.requiredText('field'),
    granularity: oneOf(meta, 'dateGranularity', dateGranularities),
    order: oneOf(meta, 'sortOrder', sortOrders),
  }
}

function readFilter(meta: MetaElement): ReportFilter {
  if (meta.flag('columnToColumn')) throw meta.refuse('columnToColumn', 'must be false: the local org compares columns with values')
  return {
    column: meta.requiredText('column'),
    operator: oneOf(meta, 'operator', filterOperators),
    value: meta.text('value') ?? '',
    isUnlocked: meta.flag('isUnlocked'),
  }
}

function readTimeFrame(meta: MetaElement | null): ReportDefinition['timeFrame'] {
  if (!meta) return null
  if (meta.requiredText('interval') !== 'INTERVAL_CUSTOM')
    throw meta.refuse('interval', 'must be INTERVAL_CUSTOM: write relative dates as filters')
  return { column: meta.requiredText('dateColumn'), startDate: meta.text('startDate'), endDate: meta.text('endDate') }
}

function oneOf<T extends string>(meta: MetaElement, name: string, allowed: readonly T[]): T {
  const value = meta.requiredText(name)
  const found = allowed.find((candidate) => candidate === value)
  if (!found) throw meta.refuse(name, `must be one of ${allowed.join(', ')}, not "${value}"`)
  return found
}

import type { MetaElement } from '../schema/meta-element.ts'
import { aggregatePrefixes, type AggregateType, type ChartDefinition, type ChartSummary } from './report-definition.ts'

/** The shapes that the local org draws, by whether they need groups inside the groups. Source: Metadata API Developer Guide, "Report", ChartType. */
const chartTypes: Readonly<Record<string, 'one' | 'two'>> = {
  HorizontalBar: 'one',
  HorizontalBarStacked: 'two',
  VerticalColumn: 'one',
  VerticalColumnStacked: 'two',
  Line: 'one',
  Donut: 'one',
}

/**
 * The element `chart` of a report. Source: Metadata API Developer Guide, "Report", ReportChart.
 * @throws MetadataError for what a deploy would refuse, and for shapes that the local org does not draw
 */
export function readReportChart(meta: MetaElement | null): ChartDefinition | null {
  if (!meta) return null
  const type = meta.requiredText('chartType')
  const levels = chartTypes[type]
  if (!levels) throw meta.refuse('chartType', `must be one of ${Object.keys(chartTypes).join(', ')}, not "${type}"`)
  for (const name of ['size', 'summaryAxisRange', 'legendPosition']) meta.requiredText(name)
  const secondaryGroupingColumn = meta.text('secondaryGroupingColumn')
  if ((secondaryGroupingColumn === null) !== (levels === 'one'))
    throw meta.refuse(
      'secondaryGroupingColumn',
      levels === 'one' ? `does not belong to ${type}` : `is missing: ${type} is made of two groups`,
    )
  return {
    type,
    groupingColumn: meta.requiredText('groupingColumn'),
    secondaryGroupingColumn,
    summaries: meta.elements('chartSummaries').map(readChartSummary),
    title: meta.text('title'),
    showsValues: meta.flag('showValues'),
  }
}

/** One of `chartSummaries` of a report, `chartSummary` of a dashboard component. */
export function readChartSummary(meta: MetaElement): ChartSummary {
  const column = meta.requiredText('column')
  const aggregate = meta.text('aggregate')
  if (column === 'RowCount') return { column, aggregate: null }
  if (aggregate === null) throw meta.refuse('aggregate', `is missing for ${column}`)
  return { column, aggregate: asAggregate(meta, 'aggregate', aggregate) }
}

export function asAggregate(meta: MetaElement, name: string, type: string): AggregateType {
  if (type in aggregatePrefixes) return type as AggregateType
  throw meta.refuse(name, `must be one of ${Object.keys(aggregatePrefixes).join(', ')}, not "${type}"`)
}

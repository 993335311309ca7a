import { OrgError } from '../org.ts'
import { describeReport } from './describe-report.ts'
import { checkFilterLogic } from './filter-logic.ts'
import type { ReadableReport } from './readable-report.ts'
import { filterOperators, type ReportFilter } from './report-definition.ts'

/** Most filters of a run. Source: Reports and Dashboards REST API Developer Guide, "Filter Reports on Demand". */
const mostFilters = 20

const changeable = new Set(['reportFilters', 'reportBooleanFilter'])

/**
 * The report with the filters of a POST in place of its own; what was saved stays as it is.
 * The local org changes filters only: any other part of `reportMetadata` must be left out or be as the report has it.
 * @throws OrgError BAD_REQUEST
 */
export function withFilters(readable: ReadableReport, body: unknown): ReadableReport {
  const sent = isObject(body) ? (body['reportMetadata'] ?? {}) : {}
  if (!isObject(sent)) throw badRequest('The reportMetadata must be an object.')
  const own: Record<string, unknown> = describeReport(readable)
  const other = Object.keys(sent).find((name) => !changeable.has(name) && JSON.stringify(sent[name]) !== JSON.stringify(own[name]))
  if (other) throw badRequest(`The property ${other} of this report can't be changed for a run.`)
  const filters = 'reportFilters' in sent ? readFilters(readable, sent['reportFilters']) : readable.report.filters
  const booleanFilter = 'reportBooleanFilter' in sent ? asLogic(sent['reportBooleanFilter']) : readable.report.booleanFilter
  if (!checkFilterLogic(booleanFilter, filters.length)) throw badRequest(`The filter logic ${booleanFilter} is invalid.`)
  return { ...readable, report: { ...readable.report, filters, booleanFilter } }
}

function readFilters(readable: ReadableReport, sent: unknown): ReportFilter[] {
  if (!Array.isArray(sent)) throw badRequest('The reportFilters must be a list.')
  if (sent.length > mostFilters) throw badRequest(`A report can have up to ${mostFilters} filters.`)
  return sent.map((each: unknown) => {
    const { column, operator, value } = isObject(each) ? each : {}
    const known = filterOperators.find((candidate) => candidate === operator)
    if (!known) throw badRequest(`The filter operator "${String(operator)}" is invalid.`)
    if (typeof column !== 'string' || typeof value !== 'string') throw badRequest('A report filter needs a column and a value.')
    return { column: readable.column(column).name, operator: known, value, isUnlocked: true }
  })
}

function asLogic(sent: unknown): string | null {
  if (sent === null || sent === '') return null
  if (typeof sent !== 'string') throw badRequest('The reportBooleanFilter must be a text.')
  return sent
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const badRequest = (message: string) => new OrgError(400, 'BAD_REQUEST', message)

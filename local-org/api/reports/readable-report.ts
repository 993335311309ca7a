import { OrgError, type Describe, type DescribeField, type LocalOrg, type OrgUser } from '../org.ts'
import { readerOf, type Reader } from '../ui-api/display-value.ts'
import type { DeployedReport } from './deployed-report.ts'
import type { ReportColumn } from './report-columns.ts'
import type { ReportDefinition } from './report-definition.ts'

export interface ReadableColumn extends ReportColumn {
  describe: DescribeField
}

/** A report as one user may see it: columns of fields the user may not read are left out. */
export interface ReadableReport {
  id: string
  report: ReportDefinition
  deployed: DeployedReport
  reader: Reader
  language: string
  /** @throws OrgError for a column that the user may not read or the report type does not have */
  column(name: string): ReadableColumn
  /** All columns of the report type that the user may read. */
  readable: ReadonlyMap<string, ReadableColumn>
}

/**
 * Groups, filters and the order cannot be left out without changing the figures: there a hidden field is an error.
 * Source: Salesforce Help, "Why Can't I See Some Fields in My Report?" (field-level security).
 * @throws OrgError FORBIDDEN when the user may not read an object of the report type
 */
export function toReadable(org: LocalOrg, user: OrgUser, id: string, deployed: DeployedReport): ReadableReport {
  const describes = new Map<string, Describe>()
  const describe = (object: string): Describe => {
    const known = describes.get(object) ?? describeOrRefuse(org, user, object)
    describes.set(object, known)
    return known
  }
  describe(deployed.columns.rowObject.name)
  const readable = new Map(
    [...deployed.columns.columns].flatMap(([name, column]) => {
      const field = describe(column.object.name).fields.find((candidate) => candidate.name === column.field.name)
      return field ? [[name, { ...column, describe: field }] as const] : []
    }),
  )
  const report = { ...deployed.report, columns: deployed.report.columns.filter(({ column }) => readable.has(column)) }
  return {
    id,
    report,
    deployed,
    reader: readerOf(user, org.labels(user.language)),
    language: user.language,
    readable,
    column(name) {
      const column = readable.get(name)
      if (!column) throw new OrgError(400, 'BAD_REQUEST', `The column ${name} is invalid or you don't have access to it.`)
      return column
    },
  }
}

function describeOrRefuse(org: LocalOrg, user: OrgUser, object: string): Describe {
  try {
    return org.describe(user.id, object)
  } catch (error) {
    if (error instanceof OrgError && error.httpStatus === 404) {
      throw new OrgError(403, 'FORBIDDEN', `You don't have permission to the object ${object} of this report's type.`)
    }
    throw error
  }
}

import type { OrgSetup } from '../health-score/run-basis.ts'
import type { OrgCalendar } from '../soql/period.ts'
import { resolveField } from '../soql/schema.ts'
import { conditionNames, type NameLookup } from './condition-names.ts'

/** What the conditions of an org are compiled against: the names of its active scorecards and of Account, and its calendar. */
export function conditionBasis({
  organization,
  asOfDate,
  stored,
  schema,
}: Pick<OrgSetup, 'organization' | 'asOfDate' | 'stored' | 'schema'>): {
  lookup: NameLookup
  calendar: OrgCalendar
} {
  const { timeZone, weekStartsOn, fiscalYearStartMonth } = organization
  const measures = stored.flatMap(({ scorecard }) => scorecard.measures)
  return {
    lookup: conditionNames(measures, (object, path) => resolveField(schema, object, path)),
    calendar: { today: asOfDate, timeZone, weekStartsOn, fiscalYearStartMonth },
  }
}

import { addDays } from '../metric/calendar-day.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import { readCaughtUpAt } from '../operations/run-records.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { OrgCalendar } from '../soql/period.ts'
import { checkRhythm } from './check-rhythm.ts'
import type { NameLookup } from './condition-names.ts'
import type { RhythmOfRun } from './decide-rhythms.ts'
import type { Playbook } from './indicator.ts'
import { graceDays, longestAheadDays, mayBegin, occurrencesAround } from './occurrences.ts'
import type { Rhythm } from './rhythm.ts'

/** What deciding the tasks of rhythms needs to know. */
export interface RhythmBasis {
  rhythms: RhythmOfRun[]
  /** No task of an occurrence that matters now is older. */
  since: string
}

interface Words {
  lookup: NameLookup
  calendar: OrgCalendar
  holidays: ReadonlySet<string>
}

/** Says which rhythms cannot be used, and why. @throws Problem */
export async function readRhythmBasis(
  salesforce: Salesforce,
  { rhythms, playbooks }: { rhythms: readonly Rhythm[]; playbooks: readonly Playbook[] },
  { lookup, calendar, holidays }: Words,
): Promise<{ basis: RhythmBasis | null; problems: string[] }> {
  if (rhythms.length === 0) return { basis: null, problems: [] }
  const playbookOf = new Map(playbooks.map((playbook) => [playbook.key, playbook]))
  const days = { asOfDate: calendar.today, caughtUpOn: await readCaughtUpOn(salesforce, calendar) }
  const usable: RhythmOfRun[] = []
  const problems: string[] = []
  for (const rhythm of rhythms) {
    const checked = checkRhythm(rhythm, playbookOf, lookup, calendar)
    problems.push(...checked.findings.map(({ english }) => `Rhythm ${rhythm.key} is not used until this is put right: ${english}`))
    if (checked.usable === null) continue
    const occurrences = occurrencesAround(rhythm, calendar.today, holidays)
    usable.push({
      ...checked.usable,
      occurrences: occurrences.map((occurrence) => ({ ...occurrence, mayBegin: mayBegin(occurrence, rhythm, days) })),
    })
  }
  const first = usable.flatMap(({ occurrences }) => occurrences.map(({ day }) => day)).toSorted()[0] ?? calendar.today
  return { basis: { rhythms: usable, since: addDays(first, -longestAheadDays - graceDays) }, problems }
}

/** The day up to which no occurrence is outstanding: where no run has left all of them done, the day before the first; without runs yesterday. */
async function readCaughtUpOn(salesforce: Salesforce, { timeZone, today }: OrgCalendar): Promise<string> {
  const { caughtUpAt, firstAt } = await readCaughtUpAt(salesforce)
  if (caughtUpAt !== null) return dateIn(timeZone, caughtUpAt)
  return addDays(firstAt === null ? today : dateIn(timeZone, firstAt), -1)
}

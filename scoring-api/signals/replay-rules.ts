import { addDays } from '../metric/calendar-day.ts'
import { conditionsOf } from '../soql/filter.ts'
import type { OrgCalendar } from '../soql/period.ts'
import { compileIndicator, readConditions, type CompiledIndicator } from './compile-indicator.ts'
import type { NameLookup } from './condition-names.ts'
import type { Indicator, Playbook } from './indicator.ts'
import { hasHistory } from './name-history.ts'
import type { ReplayRules } from './replay-account.ts'

/** How an indicator is asked on each of some days, and what it asks for. */
export interface PreparedReplay {
  rules: ReplayRules
  /** Names that decide: of the conditions and the segment, and the stage where it counts. */
  asked: ReadonlySet<string>
  /** Of these, those that nobody knows in the past. */
  unknownNames: string[]
}

/**
 * @param indicator sound in this org
 * @param days before today; the last is yesterday
 * @throws RangeError when the indicator has a finding
 */
export function prepareReplay(
  indicator: Indicator,
  playbook: Playbook,
  lookup: NameLookup,
  calendar: OrgCalendar,
  days: number,
): PreparedReplay {
  const { conditions } = readConditions(indicator, lookup, calendar)
  if (conditions === null) throw new RangeError(`The conditions of ${indicator.key} cannot be used`)
  const { when, until, segment } = conditions
  const checked = [when, until, segment].filter((one) => one !== null)
  const asked = new Set([...checked.flatMap(({ facts }) => [...facts.keys()]), ...(indicator.stages.length === 0 ? [] : ['Stage'])])
  const isDated = checked.some(({ filter }) => conditionsOf(filter).some(({ values }) => values.some(({ type }) => type === 'period')))
  const dates = Array.from({ length: days }, (_, index) => addDays(calendar.today, index - days))
  const compiledOn = isDated
    ? perDay((today) => compileIndicator(indicator, playbook, conditions, { ...calendar, today }), dates)
    : undefined
  const compiled = compileIndicator(indicator, playbook, conditions, calendar)
  return {
    rules: {
      dates,
      compiledOn: compiledOn ?? (() => compiled),
      asksDaysAsCustomer: asked.has('DaysAsCustomer'),
      asksChange: asked.has('Change30Days'),
      isDated,
    },
    asked,
    unknownNames: [...asked].filter((name) => !hasHistory(name)),
  }
}

/** Relative dates are resolved once for each day. */
function perDay(compile: (today: string) => CompiledIndicator, dates: readonly string[]): (index: number) => CompiledIndicator {
  const compiled = dates.map(compile)
  return (index) => {
    const found = compiled[index]
    if (found === undefined) throw new RangeError(`No day ${index}`)
    return found
  }
}

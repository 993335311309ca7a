import type { OrgCalendar } from '../soql/period.ts'
import { compileCondition } from './compile-condition.ts'
import { checkCondition, checkSegment, unknownNameSentence, type CheckedCondition, type ConditionMistake } from './condition.ts'
import type { NamedFact, NameLookup } from './condition-names.ts'
import { canBeTrue } from './condition-samples.ts'
import { resolvesSentence } from './condition-sentence.ts'
import { placesOf, reasonSentence, resolvedSentence } from './reason.ts'
import type { FactsRow, Truth } from './facts-row.ts'
import type { Indicator, Playbook } from './indicator.ts'
import type { Language } from './signal-decision.ts'
import { findingOf, type SignalFinding } from './signal-finding.ts'
import { not, type Predicate } from './truth.ts'
import { widenCondition } from './widen-condition.ts'

/** An indicator ready to be asked about any number of accounts. */
export interface CompiledIndicator {
  indicator: Indicator
  playbook: Playbook
  /** Stage and segment. */
  applies: Predicate
  when: Predicate
  /** true = what ends a signal is known to be so. */
  ended: Predicate
  /** Names that go into the evidence, each once. */
  names: readonly string[]
  /** What ends a signal, as a sentence. */
  resolves: { english: string; japanese: string }
  /** Why a signal opens on these facts. */
  reason: (row: FactsRow, language: Language) => string
  /** Why a signal ended. */
  ending: (before: FactsRow, now: FactsRow, language: Language) => string
}

/** What an indicator asks, checked against the names there are. */
export interface IndicatorConditions {
  when: CheckedCondition
  /** With the margin. */
  widened: CheckedCondition
  until: CheckedCondition | null
  segment: CheckedCondition | null
  /** Of the reason texts, by the name as written. */
  places: ReadonlyMap<string, NamedFact>
}

/** The conditions of an indicator and everything that is wrong with them; null = at least one cannot be used. */
export function readConditions(
  indicator: Indicator,
  lookup: NameLookup,
  calendar: OrgCalendar,
): { conditions: IndicatorConditions | null; findings: SignalFinding[] } {
  const finding = findingOf(indicator.key)
  const findings: SignalFinding[] = []
  const report = (field: string, mistakes: readonly ConditionMistake[]): null => {
    findings.push(...mistakes.map(({ english, japanese }) => finding(field, english, japanese)))
    return null
  }
  const read = (field: string, text: string | null, check: typeof checkCondition): CheckedCondition | null => {
    if (text === null) return null
    const checked = check(text, lookup)
    return 'mistakes' in checked ? report(field, checked.mistakes) : checked
  }
  const when = read('when', indicator.when, checkCondition)
  const until = read('until', indicator.until, checkCondition)
  const segment = read('segmentFilter', indicator.segmentFilter, checkSegment)
  const places = new Map<string, NamedFact>()
  for (const field of ['reasonText', 'japaneseReasonText'] as const) {
    for (const name of placesOf(indicator[field] ?? '')) {
      const fact = lookup(name)
      if (!('reason' in fact)) places.set(name, fact)
      else {
        const { english, japanese } = unknownNameSentence(name, fact)
        report(field, [{ english: `In {${name}}: ${english}`, japanese: `{${name}}：${japanese}` }])
      }
    }
  }
  if (when === null || findings.length > 0) return { conditions: null, findings }
  const margin = isMargin(indicator.margin) ? indicator.margin : 0
  const widened = { ...when, filter: widenCondition(when.filter, margin) }
  const conditions = { when, widened, until, segment, places }
  return { conditions, findings: checkPossible(indicator, conditions, calendar) }
}

/** Hundredths of a percent, up to the whole. */
export const isMargin = (margin: number): boolean => Number.isInteger(margin) && margin >= 0 && margin <= 10_000

/** A signal that could never open, or never end. */
function checkPossible(indicator: Indicator, conditions: IndicatorConditions, calendar: OrgCalendar): SignalFinding[] {
  const finding = findingOf(indicator.key)
  const { when, widened, until } = conditions
  const asked = [when, ...(until ? [until] : [])]
  const findings: SignalFinding[] = []
  const { opens, ended } = questionsOf(conditions, calendar)
  if (!canBeTrue(opens, [...asked, widened], calendar, false)) {
    findings.push(
      finding(
        'when',
        'No account can ever fulfil the condition, so no signal would ever open.',
        'この条件を満たす取引先はありえません。シグナルが開くことはありません。',
      ),
    )
  }
  if (!canBeTrue(ended, until ? [until] : [when, widened], calendar, true)) {
    findings.push(
      until
        ? finding(
            'until',
            'No account can ever fulfil what ends the signal, so it would stay open for ever.',
            '終了条件を満たす取引先はありえません。シグナルが閉じることはありません。',
          )
        : finding(
            'when',
            'With its margin the condition never ceases to be true, so a signal would stay open for ever: say with "until" what ends it, or make the margin smaller.',
            '余裕幅を含めると条件が成り立ち続け、シグナルが閉じません。終了条件を指定するか、余裕幅を小さくしてください。',
          ),
    )
  }
  return findings
}

function questionsOf({ when, widened, until }: IndicatorConditions, calendar: OrgCalendar): { opens: Predicate; ended: Predicate } {
  const fires = compileCondition(when, calendar)
  const ended = until ? compileCondition(until, calendar) : not(compileCondition(widened, calendar))
  return { ended, opens: until ? (row) => (ended(row) === true ? false : fires(row)) : fires }
}

/** An indicator whose conditions are sound, as functions. A day's: relative dates are resolved. */
export function compileIndicator(
  indicator: Indicator,
  playbook: Playbook,
  conditions: IndicatorConditions,
  calendar: OrgCalendar,
): CompiledIndicator {
  const { when, widened, until, segment, places } = conditions
  const { opens, ended } = questionsOf(conditions, calendar)
  const facts = new Map([...places, ...[...places.values(), ...(until?.facts.values() ?? []), ...when.facts.values()].map(byPath)])
  const asked = [...new Set([...when.facts.keys(), ...(until?.facts.keys() ?? [])])]
  return {
    indicator,
    playbook,
    applies: appliesTo(indicator, segment, calendar),
    when: opens,
    ended,
    names: [...new Set([...asked, ...[...places.values()].map(({ path }) => path)])],
    resolves: resolvesSentence(until ?? widened, until !== null),
    reason: (row, language) => reasonSentence(indicator, facts, asked, row, language),
    ending: (before, now, language) => resolvedSentence(facts, asked, before, now, language),
  }
}

const byPath = (fact: NamedFact): [string, NamedFact] => [fact.path, fact]

/** Whether an account is at one of the stages and in the segment. */
export function appliesTo({ stages }: Pick<Indicator, 'stages'>, segment: CheckedCondition | null, calendar: OrgCalendar): Predicate {
  const inSegment = segment === null ? null : compileCondition(segment, calendar, 'asSoql')
  const wanted = new Set(stages.map((stage) => stage.toLowerCase()))
  return (row) => {
    const inStage = wanted.size === 0 ? true : isAtStage(row)
    if (inStage === false || inSegment === null) return inStage
    const isInSegment = inSegment(row)
    return isInSegment === true ? inStage : isInSegment
  }

  function isAtStage({ Stage: stage }: FactsRow): Truth {
    if (stage === undefined) return null
    return typeof stage === 'string' && wanted.has(stage.toLowerCase())
  }
}

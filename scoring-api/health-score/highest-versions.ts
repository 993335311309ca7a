import type { StoredScorecard } from './scorecard-records.ts'

export interface HighestVersions {
  /** One a key, in the order given. */
  stored: StoredScorecard[]
  /** A sentence for each key whose older versions should have been retired. */
  problems: string[]
}

const dayMilliseconds = 86_400_000

/**
 * Of several active versions of one scorecard the highest scores, the others are ignored. That is worth a sentence unless the highest became
 * active within the day before `asOf`: then somebody is about to retire the older ones.
 */
export function highestVersions(active: readonly StoredScorecard[], asOf: Date): HighestVersions {
  const byKey = Map.groupBy(active, ({ scorecard }) => scorecard.key)
  const highest = new Map([...byKey].map(([key, versions]) => [key, versions.toSorted(byVersionDescending)]))
  return {
    stored: active.filter((one) => highest.get(one.scorecard.key)?.[0] === one),
    problems: [...highest].flatMap(([key, [first, ...older]]) =>
      first === undefined || older.length === 0 || isFresh(first, asOf) ? [] : [sentence(key, first, older)],
    ),
  }
}

const byVersionDescending = (a: StoredScorecard, b: StoredScorecard): number =>
  b.scorecard.version - a.scorecard.version || (a.scorecard.versionKey < b.scorecard.versionKey ? -1 : 1)

const isFresh = ({ activatedAt }: StoredScorecard, asOf: Date): boolean =>
  activatedAt !== null && asOf.getTime() - Date.parse(activatedAt) < dayMilliseconds

function sentence(key: string, { scorecard }: StoredScorecard, older: readonly StoredScorecard[]): string {
  const ignored = older.map((one) => one.scorecard.versionKey).join(', ')
  const verb = older.length === 1 ? 'is' : 'are'
  return `Scorecard ${key} has ${older.length + 1} active versions: ${scorecard.versionKey} scores, ${ignored} ${verb} ignored; set Status__c of ${older.length === 1 ? 'it' : 'these'} to Retired.`
}

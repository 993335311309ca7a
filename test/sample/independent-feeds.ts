import { daysFrom, type Calendar, type ReadRows, type Row } from './independent-values.ts'

const lookBackDays = 400
const fewestDays = 4
const shortestSilenceDays = 7

/**
 * Feeds that have fallen silent, told by the days on which the whole book has rows.
 * @param feeds `Case.CreatedDate`; the field may be a path
 */
export async function stoppedFeeds(read: ReadRows, feeds: string[], { asOf, dayOf }: Calendar): Promise<Set<string>> {
  const stopped = new Set<string>()
  for (const feed of new Set(feeds)) {
    const [sobject, ...path] = feed.split('.') as [string, ...string[]]
    const rows = await read(`SELECT ${path.join('.')} FROM ${sobject} WHERE ${path.join('.')} != null`)
    const days = rows
      .map((row) => dayOf(path.reduce<unknown>((value, step) => (value as Row)[step], row)) as string)
      .filter((day) => day <= asOf && daysFrom(day, asOf) <= lookBackDays)
    if (isSilent([...new Set(days)].toSorted(), asOf)) stopped.add(feed)
  }
  return stopped
}

function isSilent(days: string[], asOf: string): boolean {
  const newest = days.at(-1)
  if (newest === undefined || days.length < fewestDays) return false
  const gaps = days.slice(1).map((day, index) => daysFrom(days[index] as string, day))
  return daysFrom(newest, asOf) > Math.max(shortestSilenceDays, 2 * Math.max(...gaps))
}

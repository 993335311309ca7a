import type { Language } from './signal-decision.ts'

const japaneseUnits: Record<string, string> = {
  DAY: '日',
  WEEK: '週間',
  MONTH: 'か月',
  QUARTER: '四半期',
  YEAR: '年',
  FISCAL_QUARTER: '会計四半期',
  FISCAL_YEAR: '会計年度',
}
const japaneseNames: Record<string, string> = { DAY: '日', WEEK: '週', MONTH: '月', QUARTER: '四半期', YEAR: '年' }
const japaneseDays: Record<string, string> = {
  TODAY: '今日',
  YESTERDAY: '昨日',
  TOMORROW: '明日',
  LAST_90_DAYS: '過去90日間',
  NEXT_90_DAYS: '今後90日間',
}
const directions: Record<string, string> = { LAST: '先', THIS: '今', NEXT: '来' }

/** A relative date of SOQL in words: `NEXT_N_DAYS:90` is "the next 90 days". */
export function periodText(name: string, count: number | null, language: Language): string {
  const counted = /^(?:(LAST|NEXT)_N_(\w+?)S|N_(\w+?)S_AGO)$/.exec(name)
  if (counted && count !== null) {
    const [, direction, unit = '', unitAgo] = counted
    if (language === 'ja') {
      if (unitAgo !== undefined) return `${count}${japaneseUnits[unitAgo] ?? unitAgo}前`
      return `${direction === 'LAST' ? '過去' : '今後'}${count}${japaneseUnits[unit] ?? unit}`
    }
    const things = `${count} ${words(unitAgo ?? unit)}${count === 1 ? '' : 's'}`
    return unitAgo === undefined ? `the ${direction === 'LAST' ? 'last' : 'next'} ${things}` : `${things} ago`
  }
  if (language === 'en')
    return /^(TODAY|YESTERDAY|TOMORROW)$/.test(name) ? name.toLowerCase() : `${/^THIS/.test(name) ? '' : 'the '}${words(name)}`
  const [, direction = '', unit = ''] = /^(LAST|THIS|NEXT)_(\w+)$/.exec(name) ?? []
  return japaneseDays[name] ?? `${directions[direction] ?? ''}${japaneseNames[unit] ?? japaneseUnits[unit] ?? name}`
}

const words = (name: string): string => name.toLowerCase().replaceAll('_', ' ')

/** The words of report and dashboard pages; what the reports hold brings its own. */
export interface ReportTexts {
  report: string
  dashboard: string
  refresh: string
  filters: string
  logic: string
  shows: Record<'organization' | 'user', string>
  chart: string
  summary: string
  details: string
  total: string
  grandTotal: string
  /** Of subtotals. */
  subtotals: Record<'sum' | 'average' | 'minimum' | 'maximum', string>
  noRows: string
  noRowsHint: string
  /** {0}: most rows of an answer. */
  cut: string
  /** {0} of {1} rows. */
  rowsOf: string
  showTable: string
  showChart: string
  viewReport: string
  /** {0}: a moment. */
  asOf: string
  /** {0}: a person. */
  viewedAs: string
  /** {0}: number of groups. {1}: the largest of them. {2}: its figure. */
  chartSays: string
  notReadable: string
  filterWords: {
    operators: Record<string, string>
    /** Beside those, of dates. */
    dateOperators: Record<string, string>
    relativeDates: Record<string, string>
    hasNoValue: string
    hasValue: string
    yes: string
    no: string
    or: string
  }
}

const english: ReportTexts = {
  report: 'Report',
  dashboard: 'Dashboard',
  refresh: 'Refresh',
  filters: 'Filters',
  logic: 'Filter logic',
  shows: { organization: 'All records', user: 'Records of accounts that I own' },
  chart: 'Chart',
  summary: 'Summary',
  details: 'Details',
  total: 'Total',
  grandTotal: 'Grand total',
  subtotals: { sum: 'Sum', average: 'Average', minimum: 'Smallest', maximum: 'Largest' },
  noRows: 'Nothing matches these filters',
  noRowsHint: 'The report has run: there are no records that match its filters and that you may see.',
  cut: 'The first {0} records are shown; the figures count all of them.',
  rowsOf: '{0} of {1}',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  viewReport: 'View report',
  asOf: 'As of {0}',
  viewedAs: 'Viewing as {0}',
  chartSays: '{0} groups; the largest is {1} with {2}. The figures are in the table.',
  notReadable: 'You may not see the field that this shows.',
  filterWords: {
    operators: {
      equals: 'equals',
      notEqual: 'is not',
      lessThan: 'is less than',
      greaterThan: 'is greater than',
      lessOrEqual: 'is at most',
      greaterOrEqual: 'is at least',
      contains: 'contains',
      notContain: 'does not contain',
      startsWith: 'starts with',
    },
    dateOperators: {
      equals: 'is',
      lessThan: 'is before',
      greaterThan: 'is after',
      lessOrEqual: 'is on or before',
      greaterOrEqual: 'is on or after',
    },
    relativeDates: {
      TODAY: 'today',
      YESTERDAY: 'yesterday',
      TOMORROW: 'tomorrow',
      LAST_N_DAYS: '{0} days ago',
      NEXT_N_DAYS: '{0} days from now',
    },
    hasNoValue: 'has no value',
    hasValue: 'has a value',
    yes: 'yes',
    no: 'no',
    or: ' or ',
  },
}

const japanese: ReportTexts = {
  report: 'レポート',
  dashboard: 'ダッシュボード',
  refresh: '更新',
  filters: '検索条件',
  logic: '検索条件ロジック',
  shows: { organization: 'すべてのレコード', user: '自分が所有する取引先のレコード' },
  chart: 'グラフ',
  summary: '集計',
  details: '明細',
  total: '合計',
  grandTotal: '総計',
  subtotals: { sum: '合計', average: '平均', minimum: '最小', maximum: '最大' },
  noRows: 'この検索条件に一致するものはありません',
  noRowsHint: 'レポートは実行されました。検索条件に一致し、あなたが参照できるレコードはありません。',
  cut: '最初の {0} 件を表示しています。集計値はすべてのレコードのものです。',
  rowsOf: '{1} 件中 {0} 件',
  showTable: '表で見る',
  showChart: 'グラフで見る',
  viewReport: 'レポートを表示',
  asOf: '{0} 現在',
  viewedAs: '{0} として表示',
  chartSays: '{0} 個のグループ。最大は {1} の {2} です。数値は表にあります。',
  notReadable: 'ここに表示される項目を参照する権限がありません。',
  filterWords: {
    operators: {
      equals: '＝',
      notEqual: '≠',
      lessThan: '＜',
      greaterThan: '＞',
      lessOrEqual: '≦',
      greaterOrEqual: '≧',
      contains: '次の文字列を含む：',
      notContain: '次の文字列を含まない：',
      startsWith: '次の文字列で始まる：',
    },
    dateOperators: {},
    relativeDates: {
      TODAY: '今日',
      YESTERDAY: '昨日',
      TOMORROW: '明日',
      LAST_N_DAYS: '{0}日前',
      NEXT_N_DAYS: '{0}日後',
    },
    hasNoValue: '＝ 値なし',
    hasValue: '≠ 値なし',
    yes: 'はい',
    no: 'いいえ',
    or: ' または ',
  },
}

export function reportTexts(language: string): ReportTexts {
  return language === 'ja' ? japanese : english
}

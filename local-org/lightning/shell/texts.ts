/** The shell's own words; components bring theirs as custom labels. */
export interface ShellTexts {
  information: string
  customFields: string
  systemInformation: string
  address: string
  /** {0}: an object. */
  ownerOf: string
  details: string
  related: string
  home: string
  search: string
  searchAccounts: string
  noResults: string
  skipToContent: string
  mainNavigation: string
  moreTabs: string
  accountMenu: string
  switchUser: string
  language: string
  notInLocalOrg: string
  favorites: string
  create: string
  help: string
  setup: string
  notifications: string
  noRecords: string
  pageNotFound: string
  pageNotFoundHint: string
  noAccess: string
  componentFailed: string
  componentMissing: string
  /** {0} shown of {1}. */
  rowsOf: string
  recentlyChanged: string
  all: string
  yes: string
  no: string
}

const english: ShellTexts = {
  information: 'Information',
  customFields: 'Additional Information',
  systemInformation: 'System Information',
  address: 'Address Information',
  ownerOf: '{0} Owner',
  details: 'Details',
  related: 'Related',
  home: 'Home',
  search: 'Search...',
  searchAccounts: 'Search accounts',
  noResults: 'No accounts found',
  skipToContent: 'Skip to main content',
  mainNavigation: 'App navigation',
  moreTabs: 'More',
  accountMenu: 'View profile',
  switchUser: 'Switch user',
  language: 'Language',
  notInLocalOrg: 'Not in the local org',
  favorites: 'Favorites',
  create: 'Global actions',
  help: 'Help',
  setup: 'Setup',
  notifications: 'Notifications',
  noRecords: 'No records to show',
  pageNotFound: 'This page does not exist',
  pageNotFoundHint: 'Check the address, or choose a tab above.',
  noAccess: 'The record does not exist, or you may not see it. Ask your administrator for access.',
  componentFailed: 'This component stopped working',
  componentMissing: 'This component cannot be shown here',
  rowsOf: '{0} of {1} records',
  recentlyChanged: 'Recently changed',
  all: 'All',
  yes: 'Yes',
  no: 'No',
}

const japanese: ShellTexts = {
  information: '基本情報',
  customFields: '追加情報',
  systemInformation: 'システム情報',
  address: '住所情報',
  ownerOf: '{0} 所有者',
  details: '詳細',
  related: '関連',
  home: 'ホーム',
  search: '検索...',
  searchAccounts: '取引先を検索',
  noResults: '取引先が見つかりません',
  skipToContent: 'メインコンテンツへスキップ',
  mainNavigation: 'アプリケーションナビゲーション',
  moreTabs: 'さらに表示',
  accountMenu: 'プロファイルを表示',
  switchUser: 'ユーザーを切り替え',
  language: '言語',
  notInLocalOrg: 'ローカル組織にはありません',
  favorites: 'お気に入り',
  create: 'グローバルアクション',
  help: 'ヘルプ',
  setup: '設定',
  notifications: '通知',
  noRecords: '表示するレコードがありません',
  pageNotFound: 'このページは存在しません',
  pageNotFoundHint: 'アドレスを確認するか、上のタブを選択してください。',
  noAccess: 'レコードが存在しないか、参照する権限がありません。システム管理者に問い合わせてください。',
  componentFailed: 'このコンポーネントは停止しました',
  componentMissing: 'このコンポーネントはここに表示できません',
  rowsOf: '{1} 件中 {0} 件',
  recentlyChanged: '最近更新したデータ',
  all: 'すべて',
  yes: 'はい',
  no: 'いいえ',
}

export function shellTexts(language: string): ShellTexts {
  return language === 'ja' ? japanese : english
}

import {
  calculated,
  checkbox,
  computed,
  currency,
  date,
  dateTime,
  decimal,
  integer,
  lookup,
  percent,
  picklist,
  restrictedPicklist,
  text,
  textArea,
} from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'
import { leadSources } from './account.ts'

export interface OpportunityStage {
  isClosed: boolean
  isWon: boolean
  /** Percent. */
  probability: number
  forecastCategory: string
}

const open = (probability: number, forecastCategory: string): OpportunityStage => ({
  isClosed: false,
  isWon: false,
  probability,
  forecastCategory,
})

/** The stages Salesforce ships, keyed by API value. A stage not listed here is open, 0 %, pipeline. */
export const opportunityStages: Record<string, OpportunityStage> = {
  Prospecting: open(10, 'Pipeline'),
  Qualification: open(10, 'Pipeline'),
  'Needs Analysis': open(20, 'Pipeline'),
  'Value Proposition': open(50, 'Pipeline'),
  'Id. Decision Makers': open(60, 'Pipeline'),
  'Perception Analysis': open(70, 'Pipeline'),
  'Proposal/Price Quote': open(75, 'Pipeline'),
  'Negotiation/Review': open(90, 'Pipeline'),
  'Closed Won': { isClosed: true, isWon: true, probability: 100, forecastCategory: 'Closed' },
  'Closed Lost': { isClosed: true, isWon: false, probability: 0, forecastCategory: 'Omitted' },
}

/** API value of ForecastCategory → API value of ForecastCategoryName. */
export const forecastCategoryNames: Record<string, string> = {
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  Forecast: 'Commit',
  Closed: 'Closed',
  Omitted: 'Omitted',
}

export const opportunity = standardObject({
  name: 'Opportunity',
  keyPrefix: '006',
  label: 'Opportunity|商談',
  labelPlural: 'Opportunities|商談',
  owner: 'user',
  fields: [
    lookup('AccountId', 'Account', 'Account ID|取引先 ID', { children: 'Opportunities', onParentDelete: 'cascade' }),
    text('Name', 120, 'Name|商談名', { required: true, nameField: true }),
    textArea('Description', 32000, 'Description|説明'),
    picklist(
      'StageName',
      'Stage|フェーズ',
      [
        'Prospecting|見込みの発掘',
        'Qualification|見込みの精査',
        'Needs Analysis|ニーズの分析',
        'Value Proposition|価値の提案',
        'Id. Decision Makers|意思決定者の特定',
        'Perception Analysis|認識の分析',
        'Proposal/Price Quote|提案・見積',
        'Negotiation/Review|交渉・検討',
        'Closed Won|成立',
        'Closed Lost|不成立',
      ],
      { required: true },
    ),
    currency('Amount', 'Amount|金額'),
    percent('Probability', 3, 0, 'Probability (%)|確度 (%)', { permissionable: false }),
    currency('ExpectedRevenue', 'Expected Amount|期待収益', calculated),
    decimal('TotalOpportunityQuantity', 18, 2, 'Quantity|数量'),
    date('CloseDate', 'Close Date|完了予定日', { required: true }),
    picklist('Type', 'Opportunity Type|商談 種別', [
      'Existing Customer - Upgrade|既存顧客 (アップグレード)',
      'Existing Customer - Replacement|既存顧客 (入れ替え)',
      'Existing Customer - Downgrade|既存顧客 (ダウングレード)',
      'New Customer|新規顧客',
      'Renewal|更新',
    ]),
    text('NextStep', 255, 'Next Step|次のステップ'),
    picklist('LeadSource', 'Lead Source|リードソース', leadSources),
    checkbox('IsClosed', 'Closed|完了フラグ', computed),
    checkbox('IsWon', 'Won|成立フラグ', computed),
    restrictedPicklist(
      'ForecastCategory',
      'Forecast Category|売上予測分類',
      ['Omitted', 'Pipeline', 'BestCase', 'Forecast', 'Closed'],
      computed,
    ),
    picklist(
      'ForecastCategoryName',
      'Forecast Category|売上予測分類',
      ['Omitted|売上予測から除外', 'Pipeline|パイプライン', 'Best Case|最善達成予測', 'Commit|達成予測', 'Closed|完了'],
      { permissionable: false },
    ),
    lookup('CampaignId', 'Campaign', 'Campaign ID|キャンペーン ID', { children: 'Opportunities' }),
    checkbox('HasOpportunityLineItem', 'Has Line Item|品目あり', computed),
    lookup('Pricebook2Id', 'Pricebook2', 'Price Book ID|価格表 ID', { permissionable: false, children: 'Opportunities' }),
    lookup('ContactId', 'Contact', 'Contact ID|取引先責任者 ID', { writtenBy: 'createOnly', permissionable: false }),
    lookup('ContractId', 'Contract', 'Contract ID|契約 ID', { children: 'Opportunities' }),
    integer('FiscalQuarter', 'Fiscal Quarter|会計四半期', computed),
    integer('FiscalYear', 'Fiscal Year|会計年度', computed),
    text('Fiscal', 6, 'Fiscal Period|会計期間', computed),
    checkbox('IsPrivate', 'Private|非公開'),
    date('LastActivityDate', 'Last Activity|最終活動日', computed),
    dateTime('LastStageChangeDate', 'Last Stage Change Date|最終フェーズ変更日', computed),
    dateTime('LastViewedDate', 'Last Viewed Date|最終参照日', computed),
    dateTime('LastReferencedDate', 'Last Referenced Date|最終参照日', computed),
  ],
})

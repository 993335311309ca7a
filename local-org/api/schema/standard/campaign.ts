import { checkbox, computed, currency, date, dateTime, decimal, integer, lookup, percent, picklist, text, textArea } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

export const campaign = standardObject({
  name: 'Campaign',
  keyPrefix: '701',
  label: 'Campaign|キャンペーン',
  labelPlural: 'Campaigns|キャンペーン',
  owner: 'user',
  fields: [
    text('Name', 80, 'Name|キャンペーン名', { required: true, nameField: true }),
    lookup('ParentId', 'Campaign', 'Parent Campaign ID|親キャンペーン ID', { children: 'ChildCampaigns' }),
    picklist('Type', 'Type|種別', [
      'Conference|コンファレンス',
      'Webinar|Web セミナー',
      'Trade Show|展示会',
      'Public Relations|広報',
      'Partners|パートナー',
      'Referral Program|紹介プログラム',
      'Advertisement|広告',
      'Banner Ads|バナー広告',
      'Direct Mail|ダイレクトメール',
      'Email|メール',
      'Telemarketing|テレマーケティング',
      'Other|その他',
    ]),
    picklist('Status', 'Status|状況', ['*Planned|計画中', 'In Progress|進行中', 'Completed|完了', 'Aborted|中止'], { defaultValue: 'Planned' }),
    date('StartDate', 'Start Date|開始日'),
    date('EndDate', 'End Date|終了日'),
    currency('ExpectedRevenue', 'Expected Revenue|期待収益'),
    currency('BudgetedCost', 'Budgeted Cost|予算'),
    currency('ActualCost', 'Actual Cost|実績費用'),
    percent('ExpectedResponse', 10, 2, 'Expected Response (%)|期待回答率 (%)'),
    decimal('NumberSent', 18, 0, 'Num Sent|送信数'),
    checkbox('IsActive', 'Active|有効'),
    textArea('Description', 32000, 'Description|説明'),
    integer('NumberOfContacts', 'Contacts in Campaign|キャンペーンの取引先責任者', { writtenBy: 'system' }),
    date('LastActivityDate', 'Last Activity|最終活動日', computed),
    dateTime('LastViewedDate', 'Last Viewed Date|最終参照日', computed),
    dateTime('LastReferencedDate', 'Last Referenced Date|最終参照日', computed),
  ],
})

export const campaignMember = standardObject({
  name: 'CampaignMember',
  keyPrefix: '00v',
  label: 'Campaign Member|キャンペーンメンバー',
  labelPlural: 'Campaign Members|キャンペーンメンバー',
  fields: [
    lookup('CampaignId', 'Campaign', 'Campaign ID|キャンペーン ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'CampaignMembers',
      onParentDelete: 'cascade',
    }),
    lookup('ContactId', 'Contact', 'Contact ID|取引先責任者 ID', {
      writtenBy: 'createOnly',
      permissionable: false,
      children: 'CampaignMembers',
      onParentDelete: 'cascade',
    }),
    picklist('Status', 'Status|状況', ['*Sent|送信済み', 'Responded|回答済み'], { defaultValue: 'Sent', permissionable: false }),
    checkbox('HasResponded', 'Responded|回答', computed),
    date('FirstRespondedDate', 'First Responded Date|最初の回答日', computed),
  ],
})

import { checkbox, computed, date, lookup, picklist, text } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

export const accountContactRelation = standardObject({
  name: 'AccountContactRelation',
  keyPrefix: '07k',
  label: 'Account Contact Relationship|取引先と取引先責任者のリレーション',
  labelPlural: 'Account Contact Relationship|取引先と取引先責任者のリレーション',
  fields: [
    lookup('AccountId', 'Account', 'Account ID|取引先 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'AccountContactRelations',
      onParentDelete: 'cascade',
    }),
    lookup('ContactId', 'Contact', 'Contact ID|取引先責任者 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'AccountContactRelations',
      onParentDelete: 'cascade',
    }),
    picklist('Roles', 'Roles|ロール', [
      'Business User|業務担当者',
      'Decision Maker|意思決定者',
      'Economic Buyer|経済的購買決定者',
      'Economic Decision Maker|経済的意思決定者',
      'Evaluator|評価者',
      'Executive Sponsor|エグゼクティブスポンサー',
      'Influencer|インフルエンサー',
      'Technical Buyer|技術的購買決定者',
      'Other|その他',
    ]),
    checkbox('IsDirect', 'Direct|直接', computed),
    checkbox('IsActive', 'Active|有効', { defaultValue: true }),
    date('StartDate', 'Start Date|開始日'),
    date('EndDate', 'End Date|終了日'),
  ].map((field) => (field.name === 'Roles' ? { ...field, type: 'multipicklist' as const, length: 4099 } : field)),
})

export const accountTeamMember = standardObject({
  name: 'AccountTeamMember',
  keyPrefix: '01M',
  label: 'Account Team Member|取引先チームメンバー',
  labelPlural: 'Account Team Member|取引先チームメンバー',
  fields: [
    lookup('AccountId', 'Account', 'Account ID|取引先 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'AccountTeamMembers',
      onParentDelete: 'cascade',
    }),
    lookup('UserId', 'User', 'User ID|ユーザ ID', { required: true, writtenBy: 'createOnly', children: 'AccountTeams' }),
    picklist('TeamMemberRole', 'Team Role|チーム内の役割', [
      'Account Manager|取引先担当者',
      'Channel Manager|チャネル担当者',
      'Customer Success Manager|カスタマーサクセスマネージャー',
      'Executive Sponsor|エグゼクティブスポンサー',
      'Lead Qualifier|リード評価者',
      'Pre-Sales Consultant|プリセールスコンサルタント',
      'Sales Manager|営業マネージャー',
      'Sales Rep|営業担当',
    ]),
    text('Title', 80, 'Title|役職', computed),
  ],
})

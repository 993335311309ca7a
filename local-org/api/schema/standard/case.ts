import { calculated, checkbox, computed, dateTime, email, lookup, phone, picklist, text, textArea } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

/** Case statuses Salesforce ships as closed. */
export const closedCaseStatuses = new Set(['Closed'])

export const caseObject = standardObject({
  name: 'Case',
  keyPrefix: '500',
  label: 'Case|ケース',
  labelPlural: 'Cases|ケース',
  owner: 'userOrQueue',
  fields: [
    lookup('MasterRecordId', 'Case', 'Master Record ID|マスタレコード ID', computed),
    text('CaseNumber', 30, 'Case Number|ケース番号', { ...computed, nameField: true, autoNumberFormat: '{00000000}' }),
    lookup('ContactId', 'Contact', 'Contact ID|取引先責任者 ID', { children: 'Cases' }),
    lookup('AccountId', 'Account', 'Account ID|取引先 ID', { children: 'Cases', onParentDelete: 'restrict' }),
    lookup('AssetId', 'Asset', 'Asset ID|納入商品 ID', { children: 'Cases' }),
    lookup('ParentId', 'Case', 'Parent Case ID|親ケース ID', { children: 'Cases' }),
    text('SuppliedName', 80, 'Name|名前'),
    email('SuppliedEmail', 'Email Address|メールアドレス'),
    phone('SuppliedPhone', 'Phone|電話'),
    text('SuppliedCompany', 80, 'Company|会社名'),
    picklist('Type', 'Case Type|ケース種別', [
      'Mechanical|機械',
      'Electrical|電気',
      'Electronic|電子',
      'Structural|構造',
      'Problem|問題',
      'Question|質問',
      'Feature Request|機能要望',
      'Other|その他',
    ]),
    picklist('Status', 'Status|状況', ['*New|新規', 'Working|対応中', 'Escalated|エスカレーション済み', 'Closed|クローズ'], {
      defaultValue: 'New',
      permissionable: false,
    }),
    picklist('Reason', 'Case Reason|ケース発生源の理由', [
      'Installation|設置',
      'Equipment Complexity|機器の複雑さ',
      'Performance|性能',
      'Breakdown|故障',
      'Equipment Design|機器の設計',
      'Feedback|フィードバック',
      'Other|その他',
    ]),
    picklist('Origin', 'Case Origin|ケース発生源', ['Phone|電話', 'Email|メール', 'Web|Web']),
    text('Subject', 255, 'Subject|件名'),
    picklist('Priority', 'Priority|優先度', ['High|高', '*Medium|中', 'Low|低'], { defaultValue: 'Medium' }),
    textArea('Description', 32000, 'Description|説明'),
    checkbox('IsClosed', 'Closed|クローズ', computed),
    dateTime('ClosedDate', 'Closed Date|クローズ日', { writtenBy: 'audit' }),
    checkbox('IsEscalated', 'Escalated|エスカレーション済み'),
    checkbox('IsClosedOnCreate', 'Closed When Created|作成時クローズ', calculated),
    phone('ContactPhone', 'Contact Phone|取引先責任者 電話', computed),
    phone('ContactMobile', 'Contact Mobile|取引先責任者 携帯', computed),
    email('ContactEmail', 'Contact Email|取引先責任者 メール', computed),
    textArea('Comments', 4000, 'Internal Comments|社内コメント', { permissionable: false }),
    dateTime('LastViewedDate', 'Last Viewed Date|最終参照日', computed),
    dateTime('LastReferencedDate', 'Last Referenced Date|最終参照日', computed),
  ],
})

import { checkbox, computed, date, dateTime, integer, lookup, picklist, restrictedPicklist, text, textArea } from '../field-makers.ts'
import type { FieldDefinition } from '../object-definition.ts'
import { standardObject } from '../standard-object.ts'

/** Task statuses Salesforce ships as closed. */
export const closedTaskStatuses = new Set(['Completed'])

/** Records an activity can be about; custom objects that enable activities are added to it. */
const whatTargets = ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Product2']

function relatedTo(children: string): FieldDefinition[] {
  return [
    lookup('WhoId', ['Contact'], 'Name ID|名前 ID', { children, onParentDelete: 'setNull' }),
    lookup('WhatId', whatTargets, 'Related To ID|関連先 ID', { children, onParentDelete: 'cascade' }),
    lookup('AccountId', 'Account', 'Account ID|取引先 ID', computed),
  ]
}

const recurrence = [checkbox('IsRecurrence', 'Create Recurring Series|定期的な活動', { permissionable: false })]

export const task = standardObject({
  name: 'Task',
  keyPrefix: '00T',
  label: 'Task|ToDo',
  labelPlural: 'Tasks|ToDo',
  owner: 'userOrQueue',
  fields: [
    ...relatedTo('Tasks'),
    text('Subject', 255, 'Subject|件名', { nameField: true, permissionable: false }),
    date('ActivityDate', 'Due Date Only|期日のみ'),
    picklist(
      'Status',
      'Status|状況',
      ['*Not Started|未着手', 'In Progress|進行中', 'Completed|完了', 'Waiting on someone else|待機中', 'Deferred|延期'],
      { required: true, defaultValue: 'Not Started' },
    ),
    picklist('Priority', 'Priority|優先度', ['High|高', '*Normal|中', 'Low|低'], { required: true, defaultValue: 'Normal' }),
    checkbox('IsHighPriority', 'High Priority|優先度 高', computed),
    textArea('Description', 32000, 'Description|説明'),
    checkbox('IsClosed', 'Closed|クローズ', computed),
    picklist('Type', 'Type|種別', ['Call|電話', 'Meeting|ミーティング', 'Email|メール', 'Other|その他']),
    restrictedPicklist('TaskSubtype', 'Task Subtype|ToDo サブタイプ', ['*Task', 'Email', 'ListEmail', 'Call', 'Cadence', 'LinkedIn'], {
      writtenBy: 'createOnly',
      defaultValue: 'Task',
      permissionable: false,
    }),
    integer('CallDurationInSeconds', 'Call Duration|通話時間', { permissionable: false }),
    picklist('CallType', 'Call Type|コール種別', ['Internal|内部', 'Inbound|受信', 'Outbound|発信'], { permissionable: false }),
    text('CallDisposition', 255, 'Call Result|通話結果', { permissionable: false }),
    text('CallObject', 255, 'Call Object Identifier|コールオブジェクト識別子', { permissionable: false }),
    dateTime('ReminderDateTime', 'Reminder Date/Time|アラーム日時', { permissionable: false }),
    checkbox('IsReminderSet', 'Reminder Set|アラームの設定', { permissionable: false }),
    checkbox('IsArchived', 'Archived|アーカイブ済み', computed),
    dateTime('CompletedDateTime', 'Completed Date/Time|完了日時', { writtenBy: 'audit', permissionable: false }),
    ...recurrence,
  ],
})

/**
 * Which values of `Task.Status` there are, and which of them close a task. Made by the org from the picklist; nobody writes it through the API.
 * Source: Object Reference, "TaskStatus".
 */
export const taskStatus = standardObject({
  name: 'TaskStatus',
  keyPrefix: '01J',
  label: 'Task Status Value|ToDo 状況値',
  labelPlural: 'Task Status Value|ToDo 状況値',
  kind: 'setup',
  fields: [
    text('MasterLabel', 255, 'Master Label|マスタ表示ラベル', { ...computed, nameField: true }),
    text('ApiName', 255, 'API Name|API 参照名', computed),
    integer('SortOrder', 'Sort Order|並び替え順', computed),
    checkbox('IsDefault', 'Is Default|デフォルト', computed),
    checkbox('IsClosed', 'Closed|クローズ', computed),
  ],
})

export const event = standardObject({
  name: 'Event',
  keyPrefix: '00U',
  label: 'Event|行動',
  labelPlural: 'Events|行動',
  owner: 'user',
  fields: [
    ...relatedTo('Events'),
    text('Subject', 255, 'Subject|件名', { nameField: true, permissionable: false }),
    text('Location', 255, 'Location|場所'),
    checkbox('IsAllDayEvent', 'All-Day Event|終日'),
    dateTime('ActivityDateTime', 'Due Date Time|期日 日時', { permissionable: false }),
    date('ActivityDate', 'Due Date Only|期日のみ', { permissionable: false }),
    integer('DurationInMinutes', 'Duration|期間 (分)', { permissionable: false }),
    dateTime('StartDateTime', 'Start Date Time|開始日時', { permissionable: false }),
    dateTime('EndDateTime', 'End Date Time|終了日時', { permissionable: false }),
    date('EndDate', 'End Date|終了日', computed),
    textArea('Description', 32000, 'Description|説明'),
    picklist('Type', 'Type|種別', ['Email|メール', 'Meeting|ミーティング', 'Other|その他', 'Call|電話']),
    checkbox('IsPrivate', 'Private|非公開', { permissionable: false }),
    restrictedPicklist('ShowAs', 'Show Time As|公開方法', ['*Busy|予定あり', 'OutOfOffice|外出', 'Free|予定なし'], {
      defaultValue: 'Busy',
      permissionable: false,
    }),
    checkbox('IsChild', 'Is Child|子', computed),
    checkbox('IsGroupEvent', 'Is Group Event|グループ行動', computed),
    restrictedPicklist('EventSubtype', 'Event Subtype|行動サブタイプ', ['*Event'], {
      writtenBy: 'createOnly',
      defaultValue: 'Event',
      permissionable: false,
    }),
    dateTime('ReminderDateTime', 'Reminder Date/Time|アラーム日時', { permissionable: false }),
    checkbox('IsReminderSet', 'Reminder Set|アラームの設定', { permissionable: false }),
    checkbox('IsArchived', 'Archived|アーカイブ済み', computed),
    ...recurrence,
  ],
})

import { checkbox, date, integer, restrictedPicklist, text, textArea } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/**
 * Days on which the org does not work, kept by its administrators and read by everybody. A recurring one has `ActivityDate` empty.
 * Source: Object Reference, "Holiday".
 */
export const holiday = standardObject({
  name: 'Holiday',
  keyPrefix: '0C0',
  label: 'Holiday|休日',
  labelPlural: 'Holidays|休日',
  kind: 'setup',
  fields: [
    text('Name', 80, 'Holiday Name|休日名', { required: true, nameField: true }),
    textArea('Description', 4000, 'Description|説明'),
    checkbox('IsAllDay', 'All Day|終日', { defaultValue: true }),
    date('ActivityDate', 'Date|日付'),
    integer('StartTimeInMinutes', 'Start Time In Minutes|開始時刻 (分)'),
    integer('EndTimeInMinutes', 'End Time In Minutes|終了時刻 (分)'),
    checkbox('IsRecurrence', 'Recurring Holiday|定期的な休日'),
    date('RecurrenceStartDate', 'Recurrence Start|定期的な休日の開始日'),
    date('RecurrenceEndDateOnly', 'Recurrence End|定期的な休日の終了日'),
    restrictedPicklist('RecurrenceType', 'Recurrence Type|定期種別', [
      'RecursDaily',
      'RecursEveryWeekday',
      'RecursMonthly',
      'RecursMonthlyNth',
      'RecursWeekly',
      'RecursYearly',
      'RecursYearlyNth',
    ]),
    integer('RecurrenceInterval', 'Recurrence Interval|定期間隔'),
    integer('RecurrenceDayOfWeekMask', 'Recurrence Day of Week Mask|定期曜日マスク'),
    integer('RecurrenceDayOfMonth', 'Recurrence Day of Month|定期日'),
    restrictedPicklist('RecurrenceInstance', 'Recurrence Instance|定期回', ['First', 'Second', 'Third', 'Fourth', 'Last']),
    restrictedPicklist('RecurrenceMonthOfYear', 'Recurrence Month of Year|定期月', months),
  ],
})

/** Every word of putting off. */
import NEW_DUE_DATE from '@salesforce/label/c.CsNewDueDate';
import SIGNAL_SNOOZED from '@salesforce/label/c.CsSignalSnoozed';
import SNOOZE from '@salesforce/label/c.CsSnooze';
import SNOOZE_FOR from '@salesforce/label/c.CsSnoozeFor';
import SNOOZE_IN_PAST from '@salesforce/label/c.CsSnoozeInPast';
import SNOOZE_SIGNAL from '@salesforce/label/c.CsSnoozeSignal';
import SNOOZE_TASK from '@salesforce/label/c.CsSnoozeTask';
import SNOOZE_TOO_LONG from '@salesforce/label/c.CsSnoozeTooLong';
import SNOOZE_UNTIL from '@salesforce/label/c.CsSnoozeUntil';
import TASK_SNOOZED from '@salesforce/label/c.CsTaskSnoozed';

export const label = {
  NEW_DUE_DATE,
  SIGNAL_SNOOZED,
  SNOOZE,
  SNOOZE_FOR,
  SNOOZE_IN_PAST,
  SNOOZE_SIGNAL,
  SNOOZE_TASK,
  SNOOZE_TOO_LONG,
  SNOOZE_UNTIL,
  TASK_SNOOZED,
};

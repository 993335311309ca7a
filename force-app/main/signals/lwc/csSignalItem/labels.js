/** Every word of a signal. */
import ADD_TASK from '@salesforce/label/c.CsAddTask';
import CLOSED_ON from '@salesforce/label/c.CsClosedOn';
import DISMISS from '@salesforce/label/c.CsDismiss';
import DISMISSED_BECAUSE from '@salesforce/label/c.CsDismissedBecause';
import DONE_TASKS from '@salesforce/label/c.CsDoneTasks';
import NOW from '@salesforce/label/c.CsNow';
import NO_TASKS from '@salesforce/label/c.CsNoTasks';
import PLAYBOOK_NAMED from '@salesforce/label/c.CsPlaybookNamed';
import QUEUED_WHY from '@salesforce/label/c.CsQueuedWhy';
import RESOLVED from '@salesforce/label/c.CsResolved';
import SIGNAL_NOT_SAVED from '@salesforce/label/c.CsSignalNotSaved';
import SIGNAL_WOKEN from '@salesforce/label/c.CsSignalWoken';
import SNOOZE from '@salesforce/label/c.CsSnooze';
import SNOOZED_UNTIL from '@salesforce/label/c.CsSnoozedUntil';
import TASKS from '@salesforce/label/c.CsTasks';
import THEN from '@salesforce/label/c.CsThen';
import THEN_ON from '@salesforce/label/c.CsThenOn';
import VALUE from '@salesforce/label/c.CsSignalValue';
import VALUES_THEN_AND_NOW from '@salesforce/label/c.CsValuesThenAndNow';
import WAKE from '@salesforce/label/c.CsWake';

export const label = {
  ADD_TASK,
  CLOSED_ON,
  DISMISS,
  DISMISSED_BECAUSE,
  DONE_TASKS,
  NOW,
  NO_TASKS,
  PLAYBOOK_NAMED,
  QUEUED_WHY,
  RESOLVED,
  SIGNAL_NOT_SAVED,
  SIGNAL_WOKEN,
  SNOOZE,
  SNOOZED_UNTIL,
  TASKS,
  THEN,
  THEN_ON,
  VALUE,
  VALUES_THEN_AND_NOW,
  WAKE,
};

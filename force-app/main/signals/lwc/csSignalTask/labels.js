/** Every word of a task. */
import COMPLETE from '@salesforce/label/c.CsComplete';
import COMPLETE_TASK from '@salesforce/label/c.CsCompleteTask';
import DONE from '@salesforce/label/c.CsDone';
import HAND_OVER from '@salesforce/label/c.CsHandOver';
import HAND_OVER_NAMED from '@salesforce/label/c.CsHandOverNamed';
import PARTY_CUSTOMER from '@salesforce/label/c.CsPartyCustomer';
import PARTY_JOINT from '@salesforce/label/c.CsPartyJoint';
import PARTY_OWN from '@salesforce/label/c.CsPartyOwn';
import REOPEN from '@salesforce/label/c.CsReopen';
import REOPEN_TASK from '@salesforce/label/c.CsReopenTask';
import SNOOZE from '@salesforce/label/c.CsSnooze';
import SNOOZE_NAMED from '@salesforce/label/c.CsSnoozeNamed';
import TASK_COMPLETED from '@salesforce/label/c.CsTaskCompleted';
import TASK_NOT_SAVED from '@salesforce/label/c.CsTaskNotSaved';
import TASK_REOPENED from '@salesforce/label/c.CsTaskReopened';

export const label = {
  COMPLETE,
  COMPLETE_TASK,
  DONE,
  HAND_OVER,
  HAND_OVER_NAMED,
  PARTY_CUSTOMER,
  PARTY_JOINT,
  PARTY_OWN,
  REOPEN,
  REOPEN_TASK,
  SNOOZE,
  SNOOZE_NAMED,
  TASK_COMPLETED,
  TASK_NOT_SAVED,
  TASK_REOPENED,
};

/** Every word of a new task. */
import ADD_TASK from '@salesforce/label/c.CsAddTask';
import CANCEL from '@salesforce/label/c.CsCancel';
import DUE_DATE from '@salesforce/label/c.CsDueDate';
import NOT_SAVED from '@salesforce/label/c.CsNotSaved';
import OWNER from '@salesforce/label/c.CsTaskOwner';
import PARTY from '@salesforce/label/c.CsParty';
import SUBJECT from '@salesforce/label/c.CsTaskSubject';
import TASK_ADDED from '@salesforce/label/c.CsTaskAdded';

export const label = {
  ADD_TASK,
  CANCEL,
  DUE_DATE,
  NOT_SAVED,
  OWNER,
  PARTY,
  SUBJECT,
  TASK_ADDED,
};

/** Every word of a new task. */
import ADD_TASK from '@salesforce/label/c.CsAddTask';
import DUE_DATE from '@salesforce/label/c.CsDueDate';
import OWNER from '@salesforce/label/c.CsTaskOwner';
import PARTY from '@salesforce/label/c.CsParty';
import SUBJECT from '@salesforce/label/c.CsTaskSubject';
import TASK_ADDED from '@salesforce/label/c.CsTaskAdded';

export const label = {
  ADD_TASK,
  DUE_DATE,
  OWNER,
  PARTY,
  SUBJECT,
  TASK_ADDED,
};

/** Every word of handing over. */
import CANCEL from '@salesforce/label/c.CsCancel';
import HANDED_OVER from '@salesforce/label/c.CsTaskHandedOver';
import HAND_OVER from '@salesforce/label/c.CsHandOver';
import HAND_OVER_TASK from '@salesforce/label/c.CsHandOverTask';
import NEW_OWNER from '@salesforce/label/c.CsNewOwner';
import NOT_SAVED from '@salesforce/label/c.CsNotSaved';

export const label = {
  CANCEL,
  HANDED_OVER,
  HAND_OVER,
  HAND_OVER_TASK,
  NEW_OWNER,
  NOT_SAVED,
};

/** Every word of handing over. */
import HANDED_OVER from '@salesforce/label/c.CsTaskHandedOver';
import HAND_OVER from '@salesforce/label/c.CsHandOver';
import HAND_OVER_TASK from '@salesforce/label/c.CsHandOverTask';
import NEW_OWNER from '@salesforce/label/c.CsNewOwner';

export const label = {
  HANDED_OVER,
  HAND_OVER,
  HAND_OVER_TASK,
  NEW_OWNER,
};

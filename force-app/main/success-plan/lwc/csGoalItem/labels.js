/** Every word of a goal. */
import EDIT from '@salesforce/label/c.CsEdit';
import EDIT_NAMED from '@salesforce/label/c.CsEditNamed';
import NOW from '@salesforce/label/c.CsGoalNow';
import PROGRESS from '@salesforce/label/c.CsGoalProgress';
import PROGRESS_UNKNOWN from '@salesforce/label/c.CsGoalProgressUnknown';
import REACH from '@salesforce/label/c.CsReach';
import REACHED_ON from '@salesforce/label/c.CsReachedOn';
import REACH_NAMED from '@salesforce/label/c.CsReachNamed';

export const label = {
  EDIT,
  EDIT_NAMED,
  NOW,
  PROGRESS,
  PROGRESS_UNKNOWN,
  REACH,
  REACHED_ON,
  REACH_NAMED,
};

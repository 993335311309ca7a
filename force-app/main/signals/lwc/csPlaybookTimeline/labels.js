/** Every word of a playbook's timeline. */
import FROM_DAY_TO_DAY from '@salesforce/label/c.CsFromDayToDay';
import STEP_UNNAMED from '@salesforce/label/c.CsStepUnnamed';
import TIMELINE_INTRO from '@salesforce/label/c.CsTimelineIntro';

export const label = {
  FROM_DAY_TO_DAY,
  STEP_UNNAMED,
  TIMELINE_INTRO,
};

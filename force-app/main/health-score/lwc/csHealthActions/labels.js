/** Every word of the actions. */
import LOOK_BACK_ACTION from '@salesforce/label/c.CsLookBackAction';
import LOOK_BACK_DAY from '@salesforce/label/c.CsLookBackDay';
import OVERRIDE_ACTION from '@salesforce/label/c.CsOverrideAction';
import PULSE_GIVE from '@salesforce/label/c.CsPulseGive';
import WHY_CHANGED from '@salesforce/label/c.CsWhyChanged';

export const label = {
  LOOK_BACK_ACTION,
  LOOK_BACK_DAY,
  OVERRIDE_ACTION,
  PULSE_GIVE,
  WHY_CHANGED,
};

/** Every word of overrides. */
import OVERRIDE_END from '@salesforce/label/c.CsOverrideEnd';
import OVERRIDE_ENDED_DONE from '@salesforce/label/c.CsOverrideEndedDone';
import OVERRIDE_END_SURE from '@salesforce/label/c.CsOverrideEndSure';
import OVERRIDE_ENTER from '@salesforce/label/c.CsOverrideEnter';
import OVERRIDE_HINT from '@salesforce/label/c.CsOverrideHint';
import OVERRIDE_NOT_ENDED from '@salesforce/label/c.CsOverrideNotEnded';

export const label = {
  OVERRIDE_END,
  OVERRIDE_ENDED_DONE,
  OVERRIDE_END_SURE,
  OVERRIDE_ENTER,
  OVERRIDE_HINT,
  OVERRIDE_NOT_ENDED,
};

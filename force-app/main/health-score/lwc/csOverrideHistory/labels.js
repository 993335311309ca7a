/** Every word of the history of overrides. */
import OVERRIDES from '@salesforce/label/c.CsOverrides';
import OVERRIDES_NONE from '@salesforce/label/c.CsOverridesNone';
import OVERRIDE_BY from '@salesforce/label/c.CsOverrideBy';
import OVERRIDE_END from '@salesforce/label/c.CsOverrideEnd';
import OVERRIDE_ENDED from '@salesforce/label/c.CsOverrideEnded';
import OVERRIDE_ENDED_EXPIRED from '@salesforce/label/c.CsOverrideEndedExpired';
import OVERRIDE_ENDED_REPLACED from '@salesforce/label/c.CsOverrideEndedReplaced';
import OVERRIDE_ENDED_WITHDRAWN from '@salesforce/label/c.CsOverrideEndedWithdrawn';
import OVERRIDE_EXPIRES from '@salesforce/label/c.CsOverrideExpires';
import OVERRIDE_REASON from '@salesforce/label/c.CsOverrideReason';
import OVERRIDE_TO_SCORE from '@salesforce/label/c.CsOverrideToScore';

export const label = {
  OVERRIDES,
  OVERRIDES_NONE,
  OVERRIDE_BY,
  OVERRIDE_END,
  OVERRIDE_ENDED,
  OVERRIDE_ENDED_EXPIRED,
  OVERRIDE_ENDED_REPLACED,
  OVERRIDE_ENDED_WITHDRAWN,
  OVERRIDE_EXPIRES,
  OVERRIDE_REASON,
  OVERRIDE_TO_SCORE,
};

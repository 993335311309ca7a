/** Every word of pulses. */
import NOTE from '@salesforce/label/c.CsNote';
import OVERRIDE_BY from '@salesforce/label/c.CsOverrideBy';
import OVERRIDE_REASON from '@salesforce/label/c.CsOverrideReason';
import PULSES from '@salesforce/label/c.CsPulses';
import PULSE_GIVE from '@salesforce/label/c.CsPulseGive';
import PULSE_GIVEN_ON from '@salesforce/label/c.CsPulseGivenOn';
import PULSE_IN_FUTURE from '@salesforce/label/c.CsPulseInFuture';
import PULSE_LEVEL_NEEDED from '@salesforce/label/c.CsPulseLevelNeeded';
import PULSE_QUESTION from '@salesforce/label/c.CsPulseQuestion';
import PULSE_SAVE from '@salesforce/label/c.CsPulseSave';
import PULSE_SAVED from '@salesforce/label/c.CsPulseSaved';
import REASON_CODE from '@salesforce/label/c.CsReasonCode';
import REASON_CODE_CHOOSE from '@salesforce/label/c.CsReasonCodeChoose';
import REQUIRED from '@salesforce/label/c.CsRequired';

export const label = {
  NOTE,
  OVERRIDE_BY,
  OVERRIDE_REASON,
  PULSES,
  PULSE_GIVE,
  PULSE_GIVEN_ON,
  PULSE_IN_FUTURE,
  PULSE_LEVEL_NEEDED,
  PULSE_QUESTION,
  PULSE_SAVE,
  PULSE_SAVED,
  REASON_CODE,
  REASON_CODE_CHOOSE,
  REQUIRED,
};

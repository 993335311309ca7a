/** Every word of the form of an override. */
import BAND from '@salesforce/label/c.CsBand';
import BAND_FOLLOWS_SCORE from '@salesforce/label/c.CsBandFollowsScore';
import NOTE from '@salesforce/label/c.CsNote';
import OVERRIDE_LAST_DAY from '@salesforce/label/c.CsOverrideLastDay';
import OVERRIDE_LAST_DAY_HELP from '@salesforce/label/c.CsOverrideLastDayHelp';
import OVERRIDE_NEEDS_SCORE_OR_BAND from '@salesforce/label/c.CsOverrideNeedsScoreOrBand';
import OVERRIDE_SAVE from '@salesforce/label/c.CsOverrideSave';
import OVERRIDE_SAVED from '@salesforce/label/c.CsOverrideSaved';
import OVERRIDE_SCORE_FIELD from '@salesforce/label/c.CsOverrideScoreField';
import OVERRIDE_SCORE_HELP from '@salesforce/label/c.CsOverrideScoreHelp';
import OVERRIDE_TOO_EARLY from '@salesforce/label/c.CsOverrideTooEarly';
import OVERRIDE_TOO_LONG from '@salesforce/label/c.CsOverrideTooLong';
import REASON_CODE from '@salesforce/label/c.CsReasonCode';
import REASON_CODE_CHOOSE from '@salesforce/label/c.CsReasonCodeChoose';

export const label = {
  BAND,
  BAND_FOLLOWS_SCORE,
  NOTE,
  OVERRIDE_LAST_DAY,
  OVERRIDE_LAST_DAY_HELP,
  OVERRIDE_NEEDS_SCORE_OR_BAND,
  OVERRIDE_SAVE,
  OVERRIDE_SAVED,
  OVERRIDE_SCORE_FIELD,
  OVERRIDE_SCORE_HELP,
  OVERRIDE_TOO_EARLY,
  OVERRIDE_TOO_LONG,
  REASON_CODE,
  REASON_CODE_CHOOSE,
};

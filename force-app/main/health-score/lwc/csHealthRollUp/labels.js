/** Every word of the roll-up. */
import ACCOUNT_NAME from '@salesforce/label/c.CsAccountName';
import ARR from '@salesforce/label/c.CsArr';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import NOT_SCORED from '@salesforce/label/c.CsNotScored';
import ROLL_UP_ARR from '@salesforce/label/c.CsRollUpArr';
import ROLL_UP_EXPLANATION from '@salesforce/label/c.CsRollUpExplanation';
import ROLL_UP_HIDDEN from '@salesforce/label/c.CsRollUpHidden';
import ROLL_UP_LOWEST from '@salesforce/label/c.CsRollUpLowest';
import ROLL_UP_OWN from '@salesforce/label/c.CsRollUpOwn';
import ROLL_UP_WORST from '@salesforce/label/c.CsRollUpWorst';
import SCORE from '@salesforce/label/c.CsScore';
import SHARE from '@salesforce/label/c.CsShare';

export const label = {
  ACCOUNT_NAME,
  ARR,
  COVERAGE,
  NOT_SCORED,
  ROLL_UP_ARR,
  ROLL_UP_EXPLANATION,
  ROLL_UP_HIDDEN,
  ROLL_UP_LOWEST,
  ROLL_UP_OWN,
  ROLL_UP_WORST,
  SCORE,
  SHARE,
};

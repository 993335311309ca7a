/** Every word of the form of a call. */
import AGREES from '@salesforce/label/c.CsRenewalCallAgrees';
import DIFFERS from '@salesforce/label/c.CsRenewalCallDiffers';
import LIKELIHOOD from '@salesforce/label/c.CsRenewalCallLikelihood';
import LIKELIHOOD_HELP from '@salesforce/label/c.CsRenewalCallLikelihoodHelp';
import NAMED from '@salesforce/label/c.CsRenewalCallNamed';
import NOTE from '@salesforce/label/c.CsNote';
import NO_MODEL from '@salesforce/label/c.CsRenewalCallNoModel';
import REASON from '@salesforce/label/c.CsReasonCode';
import REASON_CHOOSE from '@salesforce/label/c.CsReasonCodeChoose';
import SAVE from '@salesforce/label/c.CsRenewalCallSave';
import SAVED from '@salesforce/label/c.CsRenewalCallSaved';

export const label = {
  AGREES,
  DIFFERS,
  LIKELIHOOD,
  LIKELIHOOD_HELP,
  NAMED,
  NOTE,
  NO_MODEL,
  REASON,
  REASON_CHOOSE,
  SAVE,
  SAVED,
};

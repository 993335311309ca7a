/** Every word of what was said. */
import ASK from '@salesforce/label/c.CsRenewalWithdrawAsk';
import ASK_NO_MODEL from '@salesforce/label/c.CsRenewalWithdrawAskNoModel';
import CALL_BY from '@salesforce/label/c.CsRenewalCallBy';
import DISPUTED from '@salesforce/label/c.CsRenewalDisputed';
import DISPUTED_REASON from '@salesforce/label/c.CsRenewalDisputedReason';
import WITHDRAW from '@salesforce/label/c.CsRenewalWithdraw';
import WITHDRAWN from '@salesforce/label/c.CsRenewalWithdrawn';
import WITHDRAWN_BY from '@salesforce/label/c.CsRenewalWithdrawnBy';
import WITHDRAWN_ON from '@salesforce/label/c.CsRenewalWithdrawnOn';

export const label = {
  ASK,
  ASK_NO_MODEL,
  CALL_BY,
  DISPUTED,
  DISPUTED_REASON,
  WITHDRAW,
  WITHDRAWN,
  WITHDRAWN_BY,
  WITHDRAWN_ON,
};

/** Every word of the history of a forecast. */
import CHART from '@salesforce/label/c.CsTrendChart';
import CSM from '@salesforce/label/c.CsRenewalCsm';
import FINAL from '@salesforce/label/c.CsRenewalFinal';
import HISTORY from '@salesforce/label/c.CsRenewalHistory';
import MODEL from '@salesforce/label/c.CsRenewalModel';
import NONE from '@salesforce/label/c.CsRenewalHistoryNone';
import TABLE from '@salesforce/label/c.CsTrendTable';
import TEXT from '@salesforce/label/c.CsRenewalHistoryText';
import WEEK from '@salesforce/label/c.CsRenewalWeek';

export const label = {
  CHART,
  CSM,
  FINAL,
  HISTORY,
  MODEL,
  NONE,
  TABLE,
  TEXT,
  WEEK,
};

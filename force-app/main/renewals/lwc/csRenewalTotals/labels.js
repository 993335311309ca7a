/** Every word of the totals. */
import ARR_DUE from '@salesforce/label/c.CsRenewalBookArrDue';
import AT_RISK from '@salesforce/label/c.CsRenewalBookAtRisk';
import COMMITTED from '@salesforce/label/c.CsRenewalBookCommitted';
import DECIDED from '@salesforce/label/c.CsRenewalBookDecided';
import EXPECTED from '@salesforce/label/c.CsRenewalBookExpected';
import EXPECTED_OF from '@salesforce/label/c.CsRenewalBookExpectedOf';
import LOST from '@salesforce/label/c.CsRenewalBookLost';
import OVERDUE from '@salesforce/label/c.CsRenewalBookOverdue';
import SHOW_ONLY from '@salesforce/label/c.CsRenewalBookShowOnly';
import WITHOUT_ARR from '@salesforce/label/c.CsRenewalBookWithoutArr';
import WITHOUT_LIKELIHOOD from '@salesforce/label/c.CsRenewalBookWithoutLikelihood';

export const label = {
  ARR_DUE,
  AT_RISK,
  COMMITTED,
  DECIDED,
  EXPECTED,
  EXPECTED_OF,
  LOST,
  OVERDUE,
  SHOW_ONLY,
  WITHOUT_ARR,
  WITHOUT_LIKELIHOOD,
};

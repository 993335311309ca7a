/** Every word of the list of accounts. */
import ACCOUNT from '@salesforce/label/c.CsAccountName';
import ALL from '@salesforce/label/c.CsRenewalBookAll';
import ARR from '@salesforce/label/c.CsArr';
import CATEGORY from '@salesforce/label/c.CsRenewalCategory';
import CSM from '@salesforce/label/c.CsRenewalCsm';
import DATE from '@salesforce/label/c.CsRenewalDate';
import DECIDED_LOST from '@salesforce/label/c.CsRenewalBookDecidedLost';
import DECIDED_RENEWED from '@salesforce/label/c.CsRenewalBookDecidedRenewed';
import EXPECTED_ARR from '@salesforce/label/c.CsRenewalExpectedArr';
import HEALTH from '@salesforce/label/c.CsRenewalBookBand';
import LIKELIHOOD from '@salesforce/label/c.CsRenewalLikelihood';
import NOT_KNOWN from '@salesforce/label/c.CsRenewalNotKnown';
import RISKS from '@salesforce/label/c.CsRenewalBookRisks';
import SHOW_ALL from '@salesforce/label/c.CsRenewalBookShowAll';
import SHOW_MORE from '@salesforce/label/c.CsAccountsShowMore';
import SORTED_ASCENDING from '@salesforce/label/c.CsSortedAscending';
import SORTED_DESCENDING from '@salesforce/label/c.CsSortedDescending';
import TITLE from '@salesforce/label/c.CsRenewalBookAccounts';

export const label = {
  ACCOUNT,
  ALL,
  ARR,
  CATEGORY,
  CSM,
  DATE,
  DECIDED_LOST,
  DECIDED_RENEWED,
  EXPECTED_ARR,
  HEALTH,
  LIKELIHOOD,
  NOT_KNOWN,
  RISKS,
  SHOW_ALL,
  SHOW_MORE,
  SORTED_ASCENDING,
  SORTED_DESCENDING,
  TITLE,
};

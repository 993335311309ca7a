/** Every word of renewals by group. */
import ARR_DUE from '@salesforce/label/c.CsRenewalBookArrDue';
import BARS from '@salesforce/label/c.CsRenewalBookBars';
import CATEGORIES from '@salesforce/label/c.CsRenewalBookCategories';
import CHART from '@salesforce/label/c.CsTrendChart';
import EXPECTED from '@salesforce/label/c.CsRenewalBookExpected';
import NOT_KNOWN from '@salesforce/label/c.CsRenewalBookNotKnown';
import SHOW_MORE from '@salesforce/label/c.CsAccountsShowMore';
import TABLE from '@salesforce/label/c.CsTrendTable';
import TOTAL from '@salesforce/label/c.CsRenewalBookTotal';

export const label = { ARR_DUE, BARS, CATEGORIES, CHART, EXPECTED, NOT_KNOWN, SHOW_MORE, TABLE, TOTAL };

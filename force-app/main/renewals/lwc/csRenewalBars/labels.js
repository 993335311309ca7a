/** Every word of the bars. */
import NONE from '@salesforce/label/c.CsRenewalBookNone';
import PART from '@salesforce/label/c.CsRenewalBookPart';

export const label = { NONE, PART };

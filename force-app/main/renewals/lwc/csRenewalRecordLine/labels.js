/** Every word of the line. */
import BETTER from '@salesforce/label/c.CsRenewalRecordBetter';
import NONE from '@salesforce/label/c.CsRenewalRecordNone';
import RECORD from '@salesforce/label/c.CsRenewalRecord';
import SAME from '@salesforce/label/c.CsRenewalRecordSame';
import TOO_FEW from '@salesforce/label/c.CsRenewalRecordTooFew';
import UNKNOWN from '@salesforce/label/c.CsRenewalRecordUnknown';
import WORSE from '@salesforce/label/c.CsRenewalRecordWorse';

export const label = {
  BETTER,
  NONE,
  RECORD,
  SAME,
  TOO_FEW,
  UNKNOWN,
  WORSE,
};

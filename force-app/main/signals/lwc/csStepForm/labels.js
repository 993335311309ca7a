/** Every word of a step's form. */
import WAITS_FOR_NONE from '@salesforce/label/c.CsWaitsForNone';

export const label = {
  WAITS_FOR_NONE,
};

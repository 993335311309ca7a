/** Every word of the summary of findings. */
import FINDING_IN from '@salesforce/label/c.CsFindingIn';
import MEASURE_UNNAMED from '@salesforce/label/c.CsMeasureUnnamed';

export const label = {
  FINDING_IN,
  MEASURE_UNNAMED,
};

/** Every word of the band bar. */
import BAND_BAR_DESCRIPTION from '@salesforce/label/c.CsBandBarDescription';
import BAND_BAR_MARGIN from '@salesforce/label/c.CsBandBarMargin';

export const label = {
  BAND_BAR_DESCRIPTION,
  BAND_BAR_MARGIN,
};

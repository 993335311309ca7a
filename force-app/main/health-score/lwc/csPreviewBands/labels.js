/** Every word of the preview's bands. */
import BAND from '@salesforce/label/c.CsBand';
import BAND_COUNT from '@salesforce/label/c.CsBandCount';
import CHANGE from '@salesforce/label/c.CsChange';
import PREVIEW_BANDS from '@salesforce/label/c.CsPreviewBands';
import PREVIEW_MOVEMENTS from '@salesforce/label/c.CsPreviewMovements';
import TODAY from '@salesforce/label/c.CsToday';
import UNDER_DRAFT from '@salesforce/label/c.CsUnderDraft';

export const label = {
  BAND,
  BAND_COUNT,
  CHANGE,
  PREVIEW_BANDS,
  PREVIEW_MOVEMENTS,
  TODAY,
  UNDER_DRAFT,
};

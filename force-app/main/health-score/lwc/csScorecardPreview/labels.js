/** Every word of the preview. */
import PREVIEW_AGAIN from '@salesforce/label/c.CsPreviewAgain';
import PREVIEW_BANDS from '@salesforce/label/c.CsPreviewBands';
import PREVIEW_FAILED from '@salesforce/label/c.CsPreviewFailed';
import PREVIEW_HEADLINE from '@salesforce/label/c.CsPreviewHeadline';
import PREVIEW_HEALTHY_SHARE from '@salesforce/label/c.CsPreviewHealthyShare';
import PREVIEW_INTRO from '@salesforce/label/c.CsPreviewIntro';
import PREVIEW_MEASURES from '@salesforce/label/c.CsPreviewMeasures';
import PREVIEW_MOVERS from '@salesforce/label/c.CsPreviewMovers';
import PREVIEW_NOBODY from '@salesforce/label/c.CsPreviewNobody';
import PREVIEW_OUTDATED from '@salesforce/label/c.CsPreviewOutdated';
import PREVIEW_PROGRESS from '@salesforce/label/c.CsPreviewProgress';
import PREVIEW_READING from '@salesforce/label/c.CsPreviewReading';
import PREVIEW_START from '@salesforce/label/c.CsPreviewStart';

export const label = {
  PREVIEW_AGAIN,
  PREVIEW_BANDS,
  PREVIEW_FAILED,
  PREVIEW_HEADLINE,
  PREVIEW_HEALTHY_SHARE,
  PREVIEW_INTRO,
  PREVIEW_MEASURES,
  PREVIEW_MOVERS,
  PREVIEW_NOBODY,
  PREVIEW_OUTDATED,
  PREVIEW_PROGRESS,
  PREVIEW_READING,
  PREVIEW_START,
};

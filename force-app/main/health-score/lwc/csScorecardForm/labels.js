/** Every word of the scorecard's form. */
import BANDS from '@salesforce/label/c.CsBands';
import EVERY_OTHER_STAGE from '@salesforce/label/c.CsEveryOtherStage';

export const label = {
  BANDS,
  EVERY_OTHER_STAGE,
};

/** Every word of the preview's movers. */
import ACCOUNT_NAME from '@salesforce/label/c.CsAccountName';
import CAUSE_COVERAGE from '@salesforce/label/c.CsCauseCoverage';
import CAUSE_OTHER from '@salesforce/label/c.CsCauseOther';
import CHANGE from '@salesforce/label/c.CsChange';
import LOADING from '@salesforce/label/c.CsLoading';
import MOVER_CAUSES from '@salesforce/label/c.CsMoverCauses';
import MOVER_NO_ACCESS from '@salesforce/label/c.CsMoverNoAccess';
import MOVERS_NONE from '@salesforce/label/c.CsMoversNone';
import MOVERS_SHOWN from '@salesforce/label/c.CsMoversShown';
import PREVIEW_MOVERS from '@salesforce/label/c.CsPreviewMovers';
import TODAY from '@salesforce/label/c.CsToday';
import UNDER_DRAFT from '@salesforce/label/c.CsUnderDraft';

export const label = {
  ACCOUNT_NAME,
  CAUSE_COVERAGE,
  CAUSE_OTHER,
  CHANGE,
  LOADING,
  MOVER_CAUSES,
  MOVER_NO_ACCESS,
  MOVERS_NONE,
  MOVERS_SHOWN,
  PREVIEW_MOVERS,
  TODAY,
  UNDER_DRAFT,
};

/** Every word of the scorecard editor. */
import ACTIVATE from '@salesforce/label/c.CsActivate';
import ACTIVATE_NEEDS_CHECK from '@salesforce/label/c.CsActivateNeedsCheck';
import ACTIVATE_NEEDS_SAVING from '@salesforce/label/c.CsActivateNeedsSaving';
import ALL_SCORECARDS from '@salesforce/label/c.CsAllScorecards';
import CHECK_SOUND from '@salesforce/label/c.CsCheckSound';
import CHECKING from '@salesforce/label/c.CsChecking';
import FINDING_IN from '@salesforce/label/c.CsFindingIn';
import FINDING_KEY_TAKEN from '@salesforce/label/c.CsFindingKeyTaken';
import FIXED_ACTIVE from '@salesforce/label/c.CsFixedActive';
import FIXED_RETIRED from '@salesforce/label/c.CsFixedRetired';
import LEAVE_MESSAGE from '@salesforce/label/c.CsLeaveMessage';
import LEAVE_TITLE from '@salesforce/label/c.CsLeaveTitle';
import LOADING from '@salesforce/label/c.CsLoading';
import MEASURES from '@salesforce/label/c.CsMeasures';
import NEW_VERSION from '@salesforce/label/c.CsNewVersion';
import PREVIEW from '@salesforce/label/c.CsPreview';
import SAVE_DRAFT from '@salesforce/label/c.CsSaveDraft';
import SAVE_FAILED from '@salesforce/label/c.CsSaveFailed';
import SAVED from '@salesforce/label/c.CsSaved';
import SAVING from '@salesforce/label/c.CsSaving';
import SCORECARD_GONE from '@salesforce/label/c.CsScorecardGone';
import SCORECARD_LOAD_FAILED from '@salesforce/label/c.CsScorecardLoadFailed';
import SCORECARD_UNNAMED from '@salesforce/label/c.CsScorecardUnnamed';
import SCORECARD_VERSION from '@salesforce/label/c.CsScorecardVersion';
import SECTION_SCORECARD from '@salesforce/label/c.CsSectionScorecard';
import SERVICE_DOWN from '@salesforce/label/c.CsServiceDown';
import TRY_AGAIN from '@salesforce/label/c.CsTryAgain';
import UNSAVED from '@salesforce/label/c.CsUnsaved';

export const label = {
  ACTIVATE,
  ACTIVATE_NEEDS_CHECK,
  ACTIVATE_NEEDS_SAVING,
  ALL_SCORECARDS,
  CHECK_SOUND,
  CHECKING,
  FINDING_IN,
  FINDING_KEY_TAKEN,
  FIXED_ACTIVE,
  FIXED_RETIRED,
  LEAVE_MESSAGE,
  LEAVE_TITLE,
  LOADING,
  MEASURES,
  NEW_VERSION,
  PREVIEW,
  SAVE_DRAFT,
  SAVE_FAILED,
  SAVED,
  SAVING,
  SCORECARD_GONE,
  SCORECARD_LOAD_FAILED,
  SCORECARD_UNNAMED,
  SCORECARD_VERSION,
  SECTION_SCORECARD,
  SERVICE_DOWN,
  TRY_AGAIN,
  UNSAVED,
};

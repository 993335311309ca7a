/** Every word of the editor of an indicator or a playbook. */
import ACTIVATE from '@salesforce/label/c.CsActivate';
import ACTIVATE_NEEDS_CHECK from '@salesforce/label/c.CsActivateNeedsCheck';
import ACTIVATE_NEEDS_SAVING from '@salesforce/label/c.CsActivateNeedsSaving';
import ACTIVE_NOTICE from '@salesforce/label/c.CsActiveNotice';
import ALL_DEFINITIONS from '@salesforce/label/c.CsAllDefinitions';
import CHECKING from '@salesforce/label/c.CsChecking';
import CHECK_SOUND from '@salesforce/label/c.CsCheckSound';
import DEFINITION_SERVICE_DOWN from '@salesforce/label/c.CsDefinitionServiceDown';
import FINDING_IN from '@salesforce/label/c.CsFindingIn';
import LEAVE_MESSAGE from '@salesforce/label/c.CsLeaveMessage';
import LEAVE_TITLE from '@salesforce/label/c.CsLeaveTitle';
import NEW_INDICATOR from '@salesforce/label/c.CsNewIndicator';
import NEW_PLAYBOOK from '@salesforce/label/c.CsNewPlaybook';
import SAVED from '@salesforce/label/c.CsSaved';
import SAVE_CHANGES from '@salesforce/label/c.CsSaveChanges';
import SAVE_DRAFT from '@salesforce/label/c.CsSaveDraft';
import SAVE_FAILED from '@salesforce/label/c.CsSaveFailed';
import SAVING from '@salesforce/label/c.CsSaving';
import STEP_UNNAMED from '@salesforce/label/c.CsStepUnnamed';
import TEST_MODE from '@salesforce/label/c.CsTestMode';
import TRY_AGAIN from '@salesforce/label/c.CsTryAgain';
import UNSAVED from '@salesforce/label/c.CsUnsaved';

export const label = {
  ACTIVATE,
  ACTIVATE_NEEDS_CHECK,
  ACTIVATE_NEEDS_SAVING,
  ACTIVE_NOTICE,
  ALL_DEFINITIONS,
  CHECKING,
  CHECK_SOUND,
  DEFINITION_SERVICE_DOWN,
  FINDING_IN,
  LEAVE_MESSAGE,
  LEAVE_TITLE,
  NEW_INDICATOR,
  NEW_PLAYBOOK,
  SAVED,
  SAVE_CHANGES,
  SAVE_DRAFT,
  SAVE_FAILED,
  SAVING,
  STEP_UNNAMED,
  TEST_MODE,
  TRY_AGAIN,
  UNSAVED,
};

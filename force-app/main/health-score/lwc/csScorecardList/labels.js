/** Every word of the list of scorecards. */
import ACCOUNT_COUNT from '@salesforce/label/c.CsAccountCount';
import ACTIONS_FOR from '@salesforce/label/c.CsActionsFor';
import ACTIVATED from '@salesforce/label/c.CsActivated';
import ACTIVATED_BY from '@salesforce/label/c.CsActivatedBy';
import CHANGED from '@salesforce/label/c.CsChanged';
import DELETE_DRAFT from '@salesforce/label/c.CsDeleteDraft';
import EVERY_OTHER_STAGE from '@salesforce/label/c.CsEveryOtherStage';
import NEW_VERSION_FROM from '@salesforce/label/c.CsNewVersionFrom';
import NO_ACTIVE_VERSION from '@salesforce/label/c.CsNoActiveVersion';
import OPEN from '@salesforce/label/c.CsOpen';
import OPEN_VERSION from '@salesforce/label/c.CsOpenVersion';
import RETIRE from '@salesforce/label/c.CsRetire';
import ROLL_BACK from '@salesforce/label/c.CsRollBack';
import VERSION from '@salesforce/label/c.CsVersion';

export const label = {
  ACCOUNT_COUNT,
  ACTIONS_FOR,
  ACTIVATED,
  ACTIVATED_BY,
  CHANGED,
  DELETE_DRAFT,
  EVERY_OTHER_STAGE,
  NEW_VERSION_FROM,
  NO_ACTIVE_VERSION,
  OPEN,
  OPEN_VERSION,
  RETIRE,
  ROLL_BACK,
  VERSION,
};

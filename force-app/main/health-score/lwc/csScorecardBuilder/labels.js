/** Every word of the scorecard builder. */
import ACTION_FAILED from '@salesforce/label/c.CsActionFailed';
import ACTIVATE_FIXES from '@salesforce/label/c.CsActivateFixes';
import ACTIVATE_REPLACES from '@salesforce/label/c.CsActivateReplaces';
import ACTIVATE_TITLE from '@salesforce/label/c.CsActivateTitle';
import ACTIVATE_WITHOUT_PREVIEW from '@salesforce/label/c.CsActivateWithoutPreview';
import ACTIVATED_DONE from '@salesforce/label/c.CsActivatedDone';
import DELETE_MESSAGE from '@salesforce/label/c.CsDeleteMessage';
import DELETE_TITLE from '@salesforce/label/c.CsDeleteTitle';
import DELETED_DONE from '@salesforce/label/c.CsDeletedDone';
import LOADING from '@salesforce/label/c.CsLoading';
import NEW_SCORECARD from '@salesforce/label/c.CsNewScorecard';
import RETIRE_MESSAGE from '@salesforce/label/c.CsRetireMessage';
import RETIRE_TITLE from '@salesforce/label/c.CsRetireTitle';
import RETIRED_DONE from '@salesforce/label/c.CsRetiredDone';
import ROLL_BACK_MESSAGE from '@salesforce/label/c.CsRollBackMessage';
import ROLL_BACK_TITLE from '@salesforce/label/c.CsRollBackTitle';
import SCORECARD_BUILDER from '@salesforce/label/c.CsScorecardBuilder';
import SCORECARDS_EMPTY from '@salesforce/label/c.CsScorecardsEmpty';
import SCORECARDS_EMPTY_HELP from '@salesforce/label/c.CsScorecardsEmptyHelp';
import SCORECARDS_INTRO from '@salesforce/label/c.CsScorecardsIntro';
import SCORECARDS_LOAD_FAILED from '@salesforce/label/c.CsScorecardsLoadFailed';
import SCORECARDS_READ_ONLY from '@salesforce/label/c.CsScorecardsReadOnly';

export const label = {
  ACTION_FAILED,
  ACTIVATE_FIXES,
  ACTIVATE_REPLACES,
  ACTIVATE_TITLE,
  ACTIVATE_WITHOUT_PREVIEW,
  ACTIVATED_DONE,
  DELETE_MESSAGE,
  DELETE_TITLE,
  DELETED_DONE,
  LOADING,
  NEW_SCORECARD,
  RETIRE_MESSAGE,
  RETIRE_TITLE,
  RETIRED_DONE,
  ROLL_BACK_MESSAGE,
  ROLL_BACK_TITLE,
  SCORECARD_BUILDER,
  SCORECARDS_EMPTY,
  SCORECARDS_EMPTY_HELP,
  SCORECARDS_INTRO,
  SCORECARDS_LOAD_FAILED,
  SCORECARDS_READ_ONLY,
};

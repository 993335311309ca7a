/** Every word of the stakeholder map. */
import ADD from '@salesforce/label/c.CsStakeholderAdd';
import BACK from '@salesforce/label/c.CsStakeholderBack';
import BACK_DONE from '@salesforce/label/c.CsStakeholderBackDone';
import BACK_NAMED from '@salesforce/label/c.CsStakeholderBackNamed';
import CONTACT_DELETED from '@salesforce/label/c.CsContactDeleted';
import CONTACT_NEVER from '@salesforce/label/c.CsContactNever';
import EDIT from '@salesforce/label/c.CsEdit';
import EDIT_NAMED from '@salesforce/label/c.CsEditNamed';
import FAILED from '@salesforce/label/c.CsStakeholdersFailed';
import GAPS from '@salesforce/label/c.CsGaps';
import GAPS_NONE from '@salesforce/label/c.CsGapsNone';
import GAP_CRITIC from '@salesforce/label/c.CsGapCritic';
import GAP_LEFT from '@salesforce/label/c.CsGapLeft';
import GAP_LEFT_UNDATED from '@salesforce/label/c.CsGapLeftUndated';
import GAP_MISSING from '@salesforce/label/c.CsGapMissing';
import GAP_NEVER_MET from '@salesforce/label/c.CsGapNeverMet';
import GAP_NOT_MET from '@salesforce/label/c.CsGapNotMet';
import GONE from '@salesforce/label/c.CsStakeholdersGone';
import LEAVE from '@salesforce/label/c.CsStakeholderLeave';
import LEAVE_NAMED from '@salesforce/label/c.CsStakeholderLeaveNamed';
import LEFT_ON from '@salesforce/label/c.CsLeftOn';
import LOADING from '@salesforce/label/c.CsLoading';
import MET from '@salesforce/label/c.CsStakeholderMet';
import MET_NAMED from '@salesforce/label/c.CsStakeholderMetNamed';
import NONE from '@salesforce/label/c.CsStakeholdersNone';
import NONE_HELP from '@salesforce/label/c.CsStakeholdersNoneHelp';
import NOT_SAVED from '@salesforce/label/c.CsPlanNotSaved';
import NO_ACCESS from '@salesforce/label/c.CsStakeholdersNoAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsNoAccessHelp';
import PERSON from '@salesforce/label/c.CsPerson';
import STAKEHOLDER_MAP from '@salesforce/label/c.CsStakeholderMap';
import TODO from '@salesforce/label/c.CsStakeholderActions';

export const label = {
  ADD,
  BACK,
  BACK_DONE,
  BACK_NAMED,
  CONTACT_DELETED,
  CONTACT_NEVER,
  EDIT,
  EDIT_NAMED,
  FAILED,
  GAPS,
  GAPS_NONE,
  GAP_CRITIC,
  GAP_LEFT,
  GAP_LEFT_UNDATED,
  GAP_MISSING,
  GAP_NEVER_MET,
  GAP_NOT_MET,
  GONE,
  LEAVE,
  LEAVE_NAMED,
  LEFT_ON,
  LOADING,
  MET,
  MET_NAMED,
  NONE,
  NONE_HELP,
  NOT_SAVED,
  NO_ACCESS,
  NO_ACCESS_HELP,
  PERSON,
  STAKEHOLDER_MAP,
  TODO,
};

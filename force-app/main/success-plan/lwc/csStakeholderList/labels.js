/** Every word of the list of people. */
import BACK from '@salesforce/label/c.CsStakeholderBack';
import BACK_DONE from '@salesforce/label/c.CsStakeholderBackDone';
import BACK_NAMED from '@salesforce/label/c.CsStakeholderBackNamed';
import CONTACT_DELETED from '@salesforce/label/c.CsContactDeleted';
import CONTACT_NEVER from '@salesforce/label/c.CsContactNever';
import EDIT from '@salesforce/label/c.CsEdit';
import EDIT_NAMED from '@salesforce/label/c.CsEditNamed';
import GONE from '@salesforce/label/c.CsStakeholdersGone';
import LEAVE from '@salesforce/label/c.CsStakeholderLeave';
import LEAVE_NAMED from '@salesforce/label/c.CsStakeholderLeaveNamed';
import LEFT_ON from '@salesforce/label/c.CsLeftOn';
import MET from '@salesforce/label/c.CsStakeholderMet';
import MET_NAMED from '@salesforce/label/c.CsStakeholderMetNamed';
import NOT_SAVED from '@salesforce/label/c.CsPlanNotSaved';
import PERSON from '@salesforce/label/c.CsPerson';
import STAKEHOLDER_MAP from '@salesforce/label/c.CsStakeholderMap';
import TODO from '@salesforce/label/c.CsStakeholderActions';

export const label = {
  BACK,
  BACK_DONE,
  BACK_NAMED,
  CONTACT_DELETED,
  CONTACT_NEVER,
  EDIT,
  EDIT_NAMED,
  GONE,
  LEAVE,
  LEAVE_NAMED,
  LEFT_ON,
  MET,
  MET_NAMED,
  NOT_SAVED,
  PERSON,
  STAKEHOLDER_MAP,
  TODO,
};

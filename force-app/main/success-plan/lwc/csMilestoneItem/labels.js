/** Every word of a milestone. */
import EDIT from '@salesforce/label/c.CsEdit';
import EDIT_NAMED from '@salesforce/label/c.CsEditNamed';
import NOT_SAVED from '@salesforce/label/c.CsPlanNotSaved';
import PARTY_CUSTOMER from '@salesforce/label/c.CsPartyCustomer';
import PARTY_JOINT from '@salesforce/label/c.CsPartyJoint';
import PARTY_OWN from '@salesforce/label/c.CsPartyOwn';
import REACH from '@salesforce/label/c.CsReach';
import REACHED_ON from '@salesforce/label/c.CsReachedOn';
import REACH_NAMED from '@salesforce/label/c.CsReachNamed';
import REOPEN from '@salesforce/label/c.CsReopen';
import REOPENED from '@salesforce/label/c.CsMilestoneReopened';
import REOPEN_NAMED from '@salesforce/label/c.CsReopenNamed';

export const label = {
  EDIT,
  EDIT_NAMED,
  NOT_SAVED,
  PARTY_CUSTOMER,
  PARTY_JOINT,
  PARTY_OWN,
  REACH,
  REACHED_ON,
  REACH_NAMED,
  REOPEN,
  REOPENED,
  REOPEN_NAMED,
};

/** Every word of noting a day. */
import CONTACT_NOTED from '@salesforce/label/c.CsContactNoted';
import GOAL_REACHED from '@salesforce/label/c.CsGoalReachedDone';
import LEAVE_NAMED from '@salesforce/label/c.CsStakeholderLeaveNamed';
import MET_NAMED from '@salesforce/label/c.CsStakeholderMetNamed';
import MILESTONE_REACHED from '@salesforce/label/c.CsMilestoneReachedDone';
import REACH_NAMED from '@salesforce/label/c.CsReachNamed';
import SAVE from '@salesforce/label/c.CsSave';
import STAKEHOLDER_LEFT from '@salesforce/label/c.CsStakeholderLeft';

export const label = {
  CONTACT_NOTED,
  GOAL_REACHED,
  LEAVE_NAMED,
  MET_NAMED,
  MILESTONE_REACHED,
  REACH_NAMED,
  SAVE,
  STAKEHOLDER_LEFT,
};

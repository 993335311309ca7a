/** Every word of the roadmap. */
import ADD_MILESTONE from '@salesforce/label/c.CsMilestoneAdd';
import LOADING from '@salesforce/label/c.CsLoading';
import MILESTONES from '@salesforce/label/c.CsMilestones';
import MILESTONES_NONE from '@salesforce/label/c.CsMilestonesNone';
import MILESTONES_OVERDUE from '@salesforce/label/c.CsMilestonesOverdue';
import MILESTONES_REACHED from '@salesforce/label/c.CsMilestonesReached';
import NO_ACCESS from '@salesforce/label/c.CsNoPlanAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsNoAccessHelp';
import OPEN_TASKS from '@salesforce/label/c.CsOpenTasks';
import PARTY_CUSTOMER from '@salesforce/label/c.CsPartyCustomer';
import PARTY_JOINT from '@salesforce/label/c.CsPartyJoint';
import PARTY_OWN from '@salesforce/label/c.CsPartyOwn';
import PLAN_LOAD_FAILED from '@salesforce/label/c.CsPlanLoadFailed';
import STAGE_HERE from '@salesforce/label/c.CsStageHere';
import STAGE_PASSED from '@salesforce/label/c.CsStagePassed';
import STAGE_PATH from '@salesforce/label/c.CsStagePath';
import STAGE_UNSET from '@salesforce/label/c.CsStageUnset';
import STATE_TO_REACH from '@salesforce/label/c.CsStateToReach';
import SUCCESS_ROADMAP from '@salesforce/label/c.CsSuccessRoadmap';
import TASKS_FAILED from '@salesforce/label/c.CsOpenTasksFailed';
import TASKS_MORE from '@salesforce/label/c.CsOpenTasksMore';
import TASKS_NONE from '@salesforce/label/c.CsOpenTasksNone';

export const label = {
  ADD_MILESTONE,
  LOADING,
  MILESTONES,
  MILESTONES_NONE,
  MILESTONES_OVERDUE,
  MILESTONES_REACHED,
  NO_ACCESS,
  NO_ACCESS_HELP,
  OPEN_TASKS,
  PARTY_CUSTOMER,
  PARTY_JOINT,
  PARTY_OWN,
  PLAN_LOAD_FAILED,
  STAGE_HERE,
  STAGE_PASSED,
  STAGE_PATH,
  STAGE_UNSET,
  STATE_TO_REACH,
  SUCCESS_ROADMAP,
  TASKS_FAILED,
  TASKS_MORE,
  TASKS_NONE,
};

/** Every word of the forms that is no label of a field. */
import GOAL_ADD from '@salesforce/label/c.CsGoalAdd';
import GOAL_CHANGE from '@salesforce/label/c.CsGoalChange';
import GOAL_SAVED from '@salesforce/label/c.CsGoalSaved';
import LOADING from '@salesforce/label/c.CsLoading';
import MILESTONE_ADD from '@salesforce/label/c.CsMilestoneAdd';
import MILESTONE_CHANGE from '@salesforce/label/c.CsMilestoneChange';
import MILESTONE_SAVED from '@salesforce/label/c.CsMilestoneSaved';
import OTHER_PEOPLE from '@salesforce/label/c.CsOtherPeople';
import SAVE from '@salesforce/label/c.CsSave';
import STAKEHOLDER_ADD from '@salesforce/label/c.CsStakeholderAdd';
import STAKEHOLDER_CHANGE from '@salesforce/label/c.CsStakeholderChange';
import STAKEHOLDER_SAVED from '@salesforce/label/c.CsStakeholderSaved';

export const label = {
  GOAL_ADD,
  GOAL_CHANGE,
  GOAL_SAVED,
  LOADING,
  MILESTONE_ADD,
  MILESTONE_CHANGE,
  MILESTONE_SAVED,
  OTHER_PEOPLE,
  SAVE,
  STAKEHOLDER_ADD,
  STAKEHOLDER_CHANGE,
  STAKEHOLDER_SAVED,
};

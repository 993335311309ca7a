/** Every word of the goals that is no label of a field. */
import ADD_GOAL from '@salesforce/label/c.CsGoalAdd';
import GOALS from '@salesforce/label/c.CsGoals';
import GOALS_NONE from '@salesforce/label/c.CsGoalsNone';
import GOALS_NONE_HELP from '@salesforce/label/c.CsGoalsNoneHelp';
import PROGRESS from '@salesforce/label/c.CsGoalProgressColumn';
import SHOW_CHART from '@salesforce/label/c.CsTrendChart';
import SHOW_TABLE from '@salesforce/label/c.CsTrendTable';

export const label = {
  ADD_GOAL,
  GOALS,
  GOALS_NONE,
  GOALS_NONE_HELP,
  PROGRESS,
  SHOW_CHART,
  SHOW_TABLE,
};

/** Every word of a playbook's steps. */
import ACTIONS from '@salesforce/label/c.CsActions';
import ADD_STEP from '@salesforce/label/c.CsAddStep';
import DUE_WITHIN from '@salesforce/label/c.CsDueWithin';
import ESCALATES_AFTER from '@salesforce/label/c.CsEscalatesAfter';
import FINDING_COUNT from '@salesforce/label/c.CsFindingCount';
import MOVE_DOWN from '@salesforce/label/c.CsMoveDown';
import MOVE_UP from '@salesforce/label/c.CsMoveUp';
import PARTY from '@salesforce/label/c.CsParty';
import REMOVE_STEP from '@salesforce/label/c.CsRemoveStep';
import REMOVE_STEP_EFFECT from '@salesforce/label/c.CsRemoveStepEffect';
import REMOVE_STEP_NAMED from '@salesforce/label/c.CsRemoveStepNamed';
import STEP from '@salesforce/label/c.CsStep';
import STEPS from '@salesforce/label/c.CsSteps';
import STEP_MOVED from '@salesforce/label/c.CsStepMoved';
import STEP_NUMBER from '@salesforce/label/c.CsStepNumber';
import STEP_UNNAMED from '@salesforce/label/c.CsStepUnnamed';
import WAITS_FOR from '@salesforce/label/c.CsWaitsFor';

export const label = {
  ACTIONS,
  ADD_STEP,
  DUE_WITHIN,
  ESCALATES_AFTER,
  FINDING_COUNT,
  MOVE_DOWN,
  MOVE_UP,
  PARTY,
  REMOVE_STEP,
  REMOVE_STEP_EFFECT,
  REMOVE_STEP_NAMED,
  STEP,
  STEPS,
  STEP_MOVED,
  STEP_NUMBER,
  STEP_UNNAMED,
  WAITS_FOR,
};

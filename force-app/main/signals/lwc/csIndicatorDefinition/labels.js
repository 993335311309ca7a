/** Every word of the findings. */
import FINDING_KEY_SHAPE from '@salesforce/label/c.CsFindingKeyShapeDefinition';
import FINDING_KEY_USED from '@salesforce/label/c.CsFindingKeyUsed';
import FINDING_NO_PLAYBOOK from '@salesforce/label/c.CsFindingNoPlaybook';
import FINDING_NO_STEPS from '@salesforce/label/c.CsFindingNoSteps';
import FINDING_PERCENT from '@salesforce/label/c.CsFindingPercent';
import FINDING_REQUIRED from '@salesforce/label/c.CsFindingRequired';
import FINDING_STEP_KEY_REPEATED from '@salesforce/label/c.CsFindingStepKeyRepeated';
import FINDING_WHOLE_NUMBER from '@salesforce/label/c.CsFindingWholeNumber';

export const label = {
  FINDING_KEY_SHAPE,
  FINDING_KEY_USED,
  FINDING_NO_PLAYBOOK,
  FINDING_NO_STEPS,
  FINDING_PERCENT,
  FINDING_REQUIRED,
  FINDING_STEP_KEY_REPEATED,
  FINDING_WHOLE_NUMBER,
};

/** Every word of the list of playbooks. */
import ACTIONS from '@salesforce/label/c.CsActions';
import ACTIONS_FOR_DEFINITION from '@salesforce/label/c.CsActionsForDefinition';
import DELETE_DRAFT from '@salesforce/label/c.CsDeleteDraft';
import DUPLICATE from '@salesforce/label/c.CsDuplicate';
import NO_PLAYBOOKS from '@salesforce/label/c.CsNoPlaybooks';
import OPEN from '@salesforce/label/c.CsOpen';
import OPEN_TO_ACTIVATE from '@salesforce/label/c.CsOpenToActivate';
import PLAYBOOK from '@salesforce/label/c.CsPlaybook';
import PLAYBOOKS from '@salesforce/label/c.CsPlaybooks';
import RETIRE from '@salesforce/label/c.CsRetire';
import STATUS from '@salesforce/label/c.CsStatus';
import STEPS from '@salesforce/label/c.CsSteps';
import USED_BY from '@salesforce/label/c.CsUsedBy';
import USED_BY_NONE from '@salesforce/label/c.CsUsedByNone';

export const label = {
  ACTIONS,
  ACTIONS_FOR_DEFINITION,
  DELETE_DRAFT,
  DUPLICATE,
  NO_PLAYBOOKS,
  OPEN,
  OPEN_TO_ACTIVATE,
  PLAYBOOK,
  PLAYBOOKS,
  RETIRE,
  STATUS,
  STEPS,
  USED_BY,
  USED_BY_NONE,
};

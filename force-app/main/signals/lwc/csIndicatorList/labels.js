/** Every word of the list of indicators. */
import ACTIONS from '@salesforce/label/c.CsActions';
import ACTIONS_FOR_DEFINITION from '@salesforce/label/c.CsActionsForDefinition';
import DELETE_DRAFT from '@salesforce/label/c.CsDeleteDraft';
import DUPLICATE from '@salesforce/label/c.CsDuplicate';
import EVERY_STAGE from '@salesforce/label/c.CsEveryStage';
import INDICATOR from '@salesforce/label/c.CsIndicator';
import LOADING from '@salesforce/label/c.CsLoading';
import NONE_OF_STATUS from '@salesforce/label/c.CsNoneOfStatus';
import NO_PLAYBOOK from '@salesforce/label/c.CsNoPlaybook';
import OPEN from '@salesforce/label/c.CsOpen';
import OPEN_NOW from '@salesforce/label/c.CsOpenNow';
import OPEN_TO_ACTIVATE from '@salesforce/label/c.CsOpenToActivate';
import OPPORTUNITIES from '@salesforce/label/c.CsOpportunities';
import PLAYBOOK from '@salesforce/label/c.CsPlaybook';
import RETIRE from '@salesforce/label/c.CsRetire';
import RISKS from '@salesforce/label/c.CsRisks';
import STAGES from '@salesforce/label/c.CsStages';
import STATUS from '@salesforce/label/c.CsStatus';
import STATUS_ALL from '@salesforce/label/c.CsStatusAll';
import STATUS_COUNT from '@salesforce/label/c.CsStatusCount';
import URGENCY from '@salesforce/label/c.CsUrgency';

export const label = {
  ACTIONS,
  ACTIONS_FOR_DEFINITION,
  DELETE_DRAFT,
  DUPLICATE,
  EVERY_STAGE,
  INDICATOR,
  LOADING,
  NONE_OF_STATUS,
  NO_PLAYBOOK,
  OPEN,
  OPEN_NOW,
  OPEN_TO_ACTIVATE,
  OPPORTUNITIES,
  PLAYBOOK,
  RETIRE,
  RISKS,
  STAGES,
  STATUS,
  STATUS_ALL,
  STATUS_COUNT,
  URGENCY,
};

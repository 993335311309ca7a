/** Every word of the playbook builder. */
import ACTION_FAILED from '@salesforce/label/c.CsActionFailed';
import ACTIVATE_DEFINITION from '@salesforce/label/c.CsActivateDefinition';
import ACTIVATE_INDICATOR_EFFECT from '@salesforce/label/c.CsActivateIndicatorEffect';
import ACTIVATE_PLAYBOOK_EFFECT from '@salesforce/label/c.CsActivatePlaybookEffect';
import ACTIVATE_WITHOUT_TEST from '@salesforce/label/c.CsActivateWithoutTest';
import COPY_OF from '@salesforce/label/c.CsCopyOf';
import DEFINITIONS_EMPTY from '@salesforce/label/c.CsDefinitionsEmpty';
import DEFINITIONS_EMPTY_HELP from '@salesforce/label/c.CsDefinitionsEmptyHelp';
import DEFINITIONS_INTRO from '@salesforce/label/c.CsDefinitionsIntro';
import DEFINITIONS_LOAD_FAILED from '@salesforce/label/c.CsDefinitionsLoadFailed';
import DEFINITIONS_READ_ONLY from '@salesforce/label/c.CsDefinitionsReadOnly';
import DEFINITION_ACTIVATED from '@salesforce/label/c.CsDefinitionActivated';
import DEFINITION_DELETED from '@salesforce/label/c.CsDefinitionDeleted';
import DEFINITION_RETIRED from '@salesforce/label/c.CsDefinitionRetired';
import DELETE_DEFINITION from '@salesforce/label/c.CsDeleteDefinition';
import DELETE_INDICATOR_EFFECT from '@salesforce/label/c.CsDeleteIndicatorEffect';
import DELETE_PLAYBOOK_EFFECT from '@salesforce/label/c.CsDeletePlaybookEffect';
import INDICATORS from '@salesforce/label/c.CsIndicators';
import LOADING from '@salesforce/label/c.CsLoading';
import NEW_INDICATOR from '@salesforce/label/c.CsNewIndicator';
import NEW_PLAYBOOK from '@salesforce/label/c.CsNewPlaybook';
import PLAYBOOKS from '@salesforce/label/c.CsPlaybooks';
import PLAYBOOK_BUILDER from '@salesforce/label/c.CsPlaybookBuilder';
import PLAYBOOK_IN_USE from '@salesforce/label/c.CsPlaybookInUse';
import RETIRE_DEFINITION from '@salesforce/label/c.CsRetireDefinition';
import RETIRE_INDICATOR_EFFECT from '@salesforce/label/c.CsRetireIndicatorEffect';
import RETIRE_PLAYBOOK_EFFECT from '@salesforce/label/c.CsRetirePlaybookEffect';

export const label = {
  ACTION_FAILED,
  ACTIVATE_DEFINITION,
  ACTIVATE_INDICATOR_EFFECT,
  ACTIVATE_PLAYBOOK_EFFECT,
  ACTIVATE_WITHOUT_TEST,
  COPY_OF,
  DEFINITIONS_EMPTY,
  DEFINITIONS_EMPTY_HELP,
  DEFINITIONS_INTRO,
  DEFINITIONS_LOAD_FAILED,
  DEFINITIONS_READ_ONLY,
  DEFINITION_ACTIVATED,
  DEFINITION_DELETED,
  DEFINITION_RETIRED,
  DELETE_DEFINITION,
  DELETE_INDICATOR_EFFECT,
  DELETE_PLAYBOOK_EFFECT,
  INDICATORS,
  LOADING,
  NEW_INDICATOR,
  NEW_PLAYBOOK,
  PLAYBOOKS,
  PLAYBOOK_BUILDER,
  PLAYBOOK_IN_USE,
  RETIRE_DEFINITION,
  RETIRE_INDICATOR_EFFECT,
  RETIRE_PLAYBOOK_EFFECT,
};

/** Every word of an indicator's form. */
import CONDITION_HELP from '@salesforce/label/c.CsConditionHelp';
import NAME_WITH_STATUS from '@salesforce/label/c.CsNameWithStatus';
import NO_PLAYBOOK from '@salesforce/label/c.CsNoPlaybook';
import PLAYBOOK_STEPS from '@salesforce/label/c.CsPlaybookSteps';
import SECTION_ACTION from '@salesforce/label/c.CsSectionAction';
import SECTION_CONDITION from '@salesforce/label/c.CsSectionCondition';
import SECTION_FOR_WHOM from '@salesforce/label/c.CsSectionForWhom';
import SECTION_INDICATOR from '@salesforce/label/c.CsSectionIndicator';
import SECTION_TEXTS from '@salesforce/label/c.CsSectionTexts';
import STAGES_HELP from '@salesforce/label/c.CsStagesHelp';

export const label = {
  CONDITION_HELP,
  NAME_WITH_STATUS,
  NO_PLAYBOOK,
  PLAYBOOK_STEPS,
  SECTION_ACTION,
  SECTION_CONDITION,
  SECTION_FOR_WHOM,
  SECTION_INDICATOR,
  SECTION_TEXTS,
  STAGES_HELP,
};

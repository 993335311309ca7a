/** Every word of a playbook's form. */
import SECTION_OWNER from '@salesforce/label/c.CsSectionOwner';
import SECTION_PLAYBOOK from '@salesforce/label/c.CsSectionPlaybook';
import STEPS from '@salesforce/label/c.CsSteps';
import TIMELINE from '@salesforce/label/c.CsTimeline';

export const label = {
  SECTION_OWNER,
  SECTION_PLAYBOOK,
  STEPS,
  TIMELINE,
};

/** Every word of the stakeholder map. */
import ADD from '@salesforce/label/c.CsStakeholderAdd';
import CONTACT_DELETED from '@salesforce/label/c.CsContactDeleted';
import FAILED from '@salesforce/label/c.CsStakeholdersFailed';
import GAPS from '@salesforce/label/c.CsGaps';
import GAPS_NONE from '@salesforce/label/c.CsGapsNone';
import GAP_CRITIC from '@salesforce/label/c.CsGapCritic';
import GAP_LEFT from '@salesforce/label/c.CsGapLeft';
import GAP_LEFT_UNDATED from '@salesforce/label/c.CsGapLeftUndated';
import GAP_MISSING from '@salesforce/label/c.CsGapMissing';
import GAP_NEVER_MET from '@salesforce/label/c.CsGapNeverMet';
import GAP_NOT_MET from '@salesforce/label/c.CsGapNotMet';
import LOADING from '@salesforce/label/c.CsLoading';
import NONE from '@salesforce/label/c.CsStakeholdersNone';
import NONE_HELP from '@salesforce/label/c.CsStakeholdersNoneHelp';
import NO_ACCESS from '@salesforce/label/c.CsStakeholdersNoAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsNoAccessHelp';
import STAKEHOLDER_MAP from '@salesforce/label/c.CsStakeholderMap';

export const label = {
  ADD,
  CONTACT_DELETED,
  FAILED,
  GAPS,
  GAPS_NONE,
  GAP_CRITIC,
  GAP_LEFT,
  GAP_LEFT_UNDATED,
  GAP_MISSING,
  GAP_NEVER_MET,
  GAP_NOT_MET,
  LOADING,
  NONE,
  NONE_HELP,
  NO_ACCESS,
  NO_ACCESS_HELP,
  STAKEHOLDER_MAP,
};

/** Every word of the programme’s return. */
import LOADING from '@salesforce/label/c.CsLoading';
import TITLE from '@salesforce/label/c.CsProgramme';
import ACCOUNTS from '@salesforce/label/c.CsProgrammeAccounts';
import ACCOUNTS_PER_POST_BEFORE from '@salesforce/label/c.CsProgrammeAccountsPerPostBefore';
import ATTRIBUTED_SHARE from '@salesforce/label/c.CsProgrammeAttributedShare';
import BENEFIT from '@salesforce/label/c.CsProgrammeBenefit';
import CAPACITY from '@salesforce/label/c.CsProgrammeCapacity';
import CAPACITY_FORMULA from '@salesforce/label/c.CsProgrammeCapacityFormula';
import CAUTION from '@salesforce/label/c.CsProgrammeCaution';
import PROGRAMME_COST from '@salesforce/label/c.CsProgrammeCost';
import DEFAULTED from '@salesforce/label/c.CsProgrammeDefaulted';
import EDIT from '@salesforce/label/c.CsProgrammeEdit';
import EMPTY from '@salesforce/label/c.CsProgrammeEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsProgrammeEmptyHelp';
import EXPANDED_ARR from '@salesforce/label/c.CsProgrammeExpandedArr';
import EXPANDED_SHARE_BEFORE from '@salesforce/label/c.CsProgrammeExpandedShareBefore';
import INCOMPLETE from '@salesforce/label/c.CsProgrammeIncomplete';
import LOAD_FAILED from '@salesforce/label/c.CsProgrammeLoadFailed';
import LOST_ARR from '@salesforce/label/c.CsProgrammeLostArr';
import LOST_SHARE_BEFORE from '@salesforce/label/c.CsProgrammeLostShareBefore';
import MISSING from '@salesforce/label/c.CsProgrammeMissing';
import NEEDS from '@salesforce/label/c.CsProgrammeNeeds';
import NO_BEFORE from '@salesforce/label/c.CsProgrammeNoBefore';
import NO_START from '@salesforce/label/c.CsProgrammeNoStart';
import POST_COST from '@salesforce/label/c.CsProgrammePostCost';
import POSTS from '@salesforce/label/c.CsProgrammePosts';
import PREVENTED_CHURN from '@salesforce/label/c.CsProgrammePreventedChurn';
import PREVENTED_CHURN_FORMULA from '@salesforce/label/c.CsProgrammePreventedChurnFormula';
import RECORDED from '@salesforce/label/c.CsProgrammeRecorded';
import RETURN_HELP from '@salesforce/label/c.CsProgrammeReturnHelp';
import RETURN_ON_COST from '@salesforce/label/c.CsProgrammeReturnOnCost';
import SPAN from '@salesforce/label/c.CsProgrammeSpan';
import SPAN_BEFORE from '@salesforce/label/c.CsProgrammeSpanBefore';
import STARTING_ARR from '@salesforce/label/c.CsProgrammeStartingArr';
import STATED from '@salesforce/label/c.CsProgrammeStated';
import UPSELL from '@salesforce/label/c.CsProgrammeUpsell';
import UPSELL_FORMULA from '@salesforce/label/c.CsProgrammeUpsellFormula';

export const label = {
  ACCOUNTS,
  ACCOUNTS_PER_POST_BEFORE,
  ATTRIBUTED_SHARE,
  BENEFIT,
  CAPACITY,
  CAPACITY_FORMULA,
  CAUTION,
  DEFAULTED,
  EDIT,
  EMPTY,
  EMPTY_HELP,
  EXPANDED_ARR,
  EXPANDED_SHARE_BEFORE,
  INCOMPLETE,
  LOADING,
  LOAD_FAILED,
  LOST_ARR,
  LOST_SHARE_BEFORE,
  MISSING,
  NEEDS,
  NO_BEFORE,
  NO_START,
  POSTS,
  POST_COST,
  PREVENTED_CHURN,
  PREVENTED_CHURN_FORMULA,
  PROGRAMME_COST,
  RECORDED,
  RETURN_HELP,
  RETURN_ON_COST,
  SPAN,
  SPAN_BEFORE,
  STARTING_ARR,
  STATED,
  TITLE,
  UPSELL,
  UPSELL_FORMULA,
};

/** Every word of the account list. */
import ACCOUNT_NAME from '@salesforce/label/c.CsAccountName';
import ACCOUNTS from '@salesforce/label/c.CsAccounts';
import EMPTY from '@salesforce/label/c.CsAccountsEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsAccountsEmptyHelp';
import LIMIT from '@salesforce/label/c.CsAccountsLimit';
import LOAD_FAILED from '@salesforce/label/c.CsAccountsLoadFailed';
import LOADING_MORE from '@salesforce/label/c.CsAccountsLoadingMore';
import NO_MATCH from '@salesforce/label/c.CsAccountsNoMatch';
import NO_MATCH_HELP from '@salesforce/label/c.CsAccountsNoMatchHelp';
import SEARCH from '@salesforce/label/c.CsAccountsSearch';
import SEARCH_HINT from '@salesforce/label/c.CsAccountsSearchHint';
import SHOW_MORE from '@salesforce/label/c.CsAccountsShowMore';
import SHOWN from '@salesforce/label/c.CsAccountsShown';
import ALL_INDUSTRIES from '@salesforce/label/c.CsAllIndustries';
import ALL_OWNERS from '@salesforce/label/c.CsAllOwners';
import ALL_STAGES from '@salesforce/label/c.CsAllStages';
import AS_OF from '@salesforce/label/c.CsAsOf';
import CHANGE_30_DAYS from '@salesforce/label/c.CsChange30DaysColumn';
import CLEAR_FILTERS from '@salesforce/label/c.CsClearFilters';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import FILTER_BY_BAND from '@salesforce/label/c.CsFilterByBand';
import HEALTH_SCORE from '@salesforce/label/c.CsHealthScore';
import INDUSTRY from '@salesforce/label/c.CsIndustry';
import LOADING from '@salesforce/label/c.CsLoading';
import NO_VALUE from '@salesforce/label/c.CsNoValue';
import OWNER from '@salesforce/label/c.CsOwner';
import SORTED_ASCENDING from '@salesforce/label/c.CsSortedAscending';
import SORTED_DESCENDING from '@salesforce/label/c.CsSortedDescending';
import STAGE from '@salesforce/label/c.CsStage';

export const label = {
  ACCOUNT_NAME,
  ACCOUNTS,
  ALL_INDUSTRIES,
  ALL_OWNERS,
  ALL_STAGES,
  AS_OF,
  CHANGE_30_DAYS,
  CLEAR_FILTERS,
  COVERAGE,
  EMPTY,
  EMPTY_HELP,
  FILTER_BY_BAND,
  HEALTH_SCORE,
  INDUSTRY,
  LIMIT,
  LOADING,
  LOADING_MORE,
  LOAD_FAILED,
  NO_MATCH,
  NO_MATCH_HELP,
  NO_VALUE,
  OWNER,
  SEARCH,
  SEARCH_HINT,
  SHOWN,
  SHOW_MORE,
  SORTED_ASCENDING,
  SORTED_DESCENDING,
  STAGE,
};

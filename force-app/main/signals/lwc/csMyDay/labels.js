/** Every word of the day. */
import ARR_OF from '@salesforce/label/c.CsArrOf';
import CLEAR_FILTERS from '@salesforce/label/c.CsClearFilters';
import CLOSED_ON from '@salesforce/label/c.CsClosedOn';
import COMPLETE from '@salesforce/label/c.CsComplete';
import DUE_TODAY from '@salesforce/label/c.CsDueToday';
import EVERYBODY from '@salesforce/label/c.CsEverybody';
import HAND_OVER from '@salesforce/label/c.CsHandOver';
import KEYS from '@salesforce/label/c.CsKeys';
import KEYS_MOVE from '@salesforce/label/c.CsKeysMove';
import KIND from '@salesforce/label/c.CsKind';
import LOADING from '@salesforce/label/c.CsLoading';
import MINE from '@salesforce/label/c.CsMine';
import MY_DAY from '@salesforce/label/c.CsMyDay';
import MY_DAY_EMPTY from '@salesforce/label/c.CsMyDayEmpty';
import MY_DAY_EMPTY_HELP from '@salesforce/label/c.CsMyDayEmptyHelp';
import MY_DAY_LIMIT from '@salesforce/label/c.CsMyDayLimit';
import MY_DAY_LOAD_FAILED from '@salesforce/label/c.CsMyDayLoadFailed';
import MY_DAY_NO_MATCH from '@salesforce/label/c.CsMyDayNoMatch';
import MY_TEAM from '@salesforce/label/c.CsMyTeam';
import NEWLY_RESOLVED from '@salesforce/label/c.CsNewlyResolved';
import NEW_SIGNALS from '@salesforce/label/c.CsNewSignals';
import ONE_CSM from '@salesforce/label/c.CsOneCsm';
import OPENED_ON from '@salesforce/label/c.CsOpenedOn';
import OPPORTUNITIES from '@salesforce/label/c.CsOpportunities';
import OPPORTUNITY from '@salesforce/label/c.CsOpportunity';
import ORDER from '@salesforce/label/c.CsOrder';
import ORDER_DUE from '@salesforce/label/c.CsOrderDue';
import ORDER_STAKE from '@salesforce/label/c.CsOrderStake';
import ORDER_URGENCY from '@salesforce/label/c.CsOrderUrgency';
import OVERDUE from '@salesforce/label/c.CsOverdue';
import RISK from '@salesforce/label/c.CsRisk';
import RISKS from '@salesforce/label/c.CsRisks';
import RISKS_AND_OPPORTUNITIES from '@salesforce/label/c.CsRisksAndOpportunities';
import SHOW_MORE from '@salesforce/label/c.CsAccountsShowMore';
import SHOW_ONLY from '@salesforce/label/c.CsShowOnly';
import SIGNALS_NO_ACCESS from '@salesforce/label/c.CsSignalsNoAccess';
import SIGNALS_NO_ACCESS_HELP from '@salesforce/label/c.CsSignalsNoAccessHelp';
import SIGNALS_STALE from '@salesforce/label/c.CsSignalsStale';
import SNOOZE from '@salesforce/label/c.CsSnooze';
import WHOSE from '@salesforce/label/c.CsWhose';

export const label = {
  ARR_OF,
  CLEAR_FILTERS,
  CLOSED_ON,
  COMPLETE,
  DUE_TODAY,
  EVERYBODY,
  HAND_OVER,
  KEYS,
  KEYS_MOVE,
  KIND,
  LOADING,
  MINE,
  MY_DAY,
  MY_DAY_EMPTY,
  MY_DAY_EMPTY_HELP,
  MY_DAY_LIMIT,
  MY_DAY_LOAD_FAILED,
  MY_DAY_NO_MATCH,
  MY_TEAM,
  NEWLY_RESOLVED,
  NEW_SIGNALS,
  ONE_CSM,
  OPENED_ON,
  OPPORTUNITIES,
  OPPORTUNITY,
  ORDER,
  ORDER_DUE,
  ORDER_STAKE,
  ORDER_URGENCY,
  OVERDUE,
  RISK,
  RISKS,
  RISKS_AND_OPPORTUNITIES,
  SHOW_MORE,
  SHOW_ONLY,
  SIGNALS_NO_ACCESS,
  SIGNALS_NO_ACCESS_HELP,
  SIGNALS_STALE,
  SNOOZE,
  WHOSE,
};

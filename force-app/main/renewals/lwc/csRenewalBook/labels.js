/** Every word of the renewals book. */
import BREAKDOWN from '@salesforce/label/c.CsRenewalBookBreakdown';
import BREAK_BY from '@salesforce/label/c.CsRenewalBookBreakBy';
import BY_MONTH from '@salesforce/label/c.CsRenewalBookByMonth';
import CSM from '@salesforce/label/c.CsRenewalCsm';
import CURRENCY from '@salesforce/label/c.CsRenewalBookCurrency';
import CURRENCY_NOTE from '@salesforce/label/c.CsRenewalBookCurrencyNote';
import CURRENCY_OF from '@salesforce/label/c.CsRenewalBookCurrencyOf';
import CUT from '@salesforce/label/c.CsRenewalBookCut';
import EMPTY from '@salesforce/label/c.CsRenewalBookEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsRenewalBookEmptyHelp';
import FAILED from '@salesforce/label/c.CsRenewalBookFailed';
import FAILED_FILTER from '@salesforce/label/c.CsRenewalBookFailedFilter';
import LOADING from '@salesforce/label/c.CsLoading';
import MONTH from '@salesforce/label/c.CsRenewalBookMonth';
import MY_ACCOUNTS from '@salesforce/label/c.CsRenewalBookMyAccounts';
import NEXT_12_MONTHS from '@salesforce/label/c.CsRenewalBookNext12Months';
import NEXT_3_MONTHS from '@salesforce/label/c.CsRenewalBookNext3Months';
import NEXT_6_MONTHS from '@salesforce/label/c.CsRenewalBookNext6Months';
import NEXT_QUARTER from '@salesforce/label/c.CsRenewalBookNextQuarter';
import NOT_SET from '@salesforce/label/c.CsRenewalBookNotSet';
import NO_ACCESS from '@salesforce/label/c.CsRenewalBookNoAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsRenewalBookNoAccessHelp';
import OVERDUE from '@salesforce/label/c.CsRenewalBookOverdue';
import PERIOD from '@salesforce/label/c.CsRenewalBookPeriod';
import READING from '@salesforce/label/c.CsRenewalBookReading';
import STALE from '@salesforce/label/c.CsRenewalStale';
import THIS_QUARTER from '@salesforce/label/c.CsRenewalBookThisQuarter';
import TITLE from '@salesforce/label/c.CsRenewalBook';
import VISIBLE from '@salesforce/label/c.CsRenewalBookVisible';
import WHOSE from '@salesforce/label/c.CsRenewalBookWhose';

export const label = {
  BREAKDOWN,
  BREAK_BY,
  BY_MONTH,
  CSM,
  CURRENCY,
  CURRENCY_NOTE,
  CURRENCY_OF,
  CUT,
  EMPTY,
  EMPTY_HELP,
  FAILED,
  FAILED_FILTER,
  LOADING,
  MONTH,
  MY_ACCOUNTS,
  NEXT_12_MONTHS,
  NEXT_3_MONTHS,
  NEXT_6_MONTHS,
  NEXT_QUARTER,
  NOT_SET,
  NO_ACCESS,
  NO_ACCESS_HELP,
  OVERDUE,
  PERIOD,
  READING,
  STALE,
  THIS_QUARTER,
  TITLE,
  VISIBLE,
  WHOSE,
};

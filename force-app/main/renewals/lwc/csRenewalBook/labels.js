/** Every word of the renewals book. */
import CUT from '@salesforce/label/c.CsRenewalBookCut';
import EMPTY from '@salesforce/label/c.CsRenewalBookEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsRenewalBookEmptyHelp';
import FAILED from '@salesforce/label/c.CsRenewalBookFailed';
import LOADING from '@salesforce/label/c.CsLoading';
import MY_ACCOUNTS from '@salesforce/label/c.CsRenewalBookMyAccounts';
import NEXT_12_MONTHS from '@salesforce/label/c.CsRenewalBookNext12Months';
import NEXT_3_MONTHS from '@salesforce/label/c.CsRenewalBookNext3Months';
import NEXT_6_MONTHS from '@salesforce/label/c.CsRenewalBookNext6Months';
import NEXT_QUARTER from '@salesforce/label/c.CsRenewalBookNextQuarter';
import NO_ACCESS from '@salesforce/label/c.CsRenewalBookNoAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsRenewalBookNoAccessHelp';
import PERIOD from '@salesforce/label/c.CsRenewalBookPeriod';
import READING from '@salesforce/label/c.CsRenewalBookReading';
import STALE from '@salesforce/label/c.CsRenewalStale';
import THIS_QUARTER from '@salesforce/label/c.CsRenewalBookThisQuarter';
import TITLE from '@salesforce/label/c.CsRenewalBook';
import VISIBLE from '@salesforce/label/c.CsRenewalBookVisible';
import WHOSE from '@salesforce/label/c.CsRenewalBookWhose';

export const label = {
  CUT,
  EMPTY,
  EMPTY_HELP,
  FAILED,
  LOADING,
  MY_ACCOUNTS,
  NEXT_12_MONTHS,
  NEXT_3_MONTHS,
  NEXT_6_MONTHS,
  NEXT_QUARTER,
  NO_ACCESS,
  NO_ACCESS_HELP,
  PERIOD,
  READING,
  STALE,
  THIS_QUARTER,
  TITLE,
  VISIBLE,
  WHOSE,
};

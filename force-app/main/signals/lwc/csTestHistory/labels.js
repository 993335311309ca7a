/** Every word of an indicator's test in the past. */
import AS_TABLE from '@salesforce/label/c.CsAsTable';
import DAY from '@salesforce/label/c.CsDay';
import DAYS from '@salesforce/label/c.CsDays';
import NONE_RESOLVED from '@salesforce/label/c.CsNoneResolved';
import PAST_ACCOUNTS from '@salesforce/label/c.CsPastAccounts';
import PAST_DOWNWARDS from '@salesforce/label/c.CsPastDownwards';
import PAST_MEDIAN_DAYS from '@salesforce/label/c.CsPastMedianDays';
import PAST_NONE from '@salesforce/label/c.CsPastNone';
import PAST_OPENED from '@salesforce/label/c.CsPastOpened';
import PAST_PERIOD from '@salesforce/label/c.CsPastPeriod';
import PAST_RESOLVED from '@salesforce/label/c.CsPastResolved';
import PAST_SCALE from '@salesforce/label/c.CsPastScale';
import PAST_SILENT from '@salesforce/label/c.CsPastSilent';
import PAST_STILL_OPEN from '@salesforce/label/c.CsPastStillOpen';
import PAST_UNKNOWN_NAMES from '@salesforce/label/c.CsPastUnknownNames';
import PAST_UPWARDS from '@salesforce/label/c.CsPastUpwards';
import TEST_PAST from '@salesforce/label/c.CsTestPast';

export const label = {
  AS_TABLE,
  DAY,
  DAYS,
  NONE_RESOLVED,
  PAST_ACCOUNTS,
  PAST_DOWNWARDS,
  PAST_MEDIAN_DAYS,
  PAST_NONE,
  PAST_OPENED,
  PAST_PERIOD,
  PAST_RESOLVED,
  PAST_SCALE,
  PAST_SILENT,
  PAST_STILL_OPEN,
  PAST_UNKNOWN_NAMES,
  PAST_UPWARDS,
  TEST_PAST,
};

/** Every word of the playbook results. */
import LOADING from '@salesforce/label/c.CsLoading';
import TITLE from '@salesforce/label/c.CsPlaybookResults';
import DISMISSED from '@salesforce/label/c.CsPlaybookResultsDismissed';
import ELSEWHERE from '@salesforce/label/c.CsPlaybookResultsElsewhere';
import EMPTY from '@salesforce/label/c.CsPlaybookResultsEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsPlaybookResultsEmptyHelp';
import FIRED from '@salesforce/label/c.CsPlaybookResultsFired';
import IN_TIME from '@salesforce/label/c.CsPlaybookResultsInTime';
import LAST_365_DAYS from '@salesforce/label/c.CsPlaybookResultsLast365Days';
import LAST_90_DAYS from '@salesforce/label/c.CsPlaybookResultsLast90Days';
import LOAD_FAILED from '@salesforce/label/c.CsPlaybookResultsLoadFailed';
import MEDIAN_DAYS from '@salesforce/label/c.CsPlaybookResultsMedianDays';
import NO_RENEWALS from '@salesforce/label/c.CsPlaybookResultsNoRenewals';
import NOTE from '@salesforce/label/c.CsPlaybookResultsNote';
import OLD from '@salesforce/label/c.CsPlaybookResultsOld';
import PERIOD from '@salesforce/label/c.CsPlaybookResultsPeriod';
import PLAYBOOK from '@salesforce/label/c.CsPlaybookResultsPlaybook';
import RESOLVED from '@salesforce/label/c.CsPlaybookResultsResolved';
import STILL_OPEN from '@salesforce/label/c.CsPlaybookResultsStillOpen';
import UP_TO from '@salesforce/label/c.CsPlaybookResultsUpTo';
import WHERE_FIRED from '@salesforce/label/c.CsPlaybookResultsWhereFired';
import SORTED_ASCENDING from '@salesforce/label/c.CsSortedAscending';
import SORTED_DESCENDING from '@salesforce/label/c.CsSortedDescending';

export const label = {
  DISMISSED,
  ELSEWHERE,
  EMPTY,
  EMPTY_HELP,
  FIRED,
  IN_TIME,
  LAST_365_DAYS,
  LAST_90_DAYS,
  LOADING,
  LOAD_FAILED,
  MEDIAN_DAYS,
  NOTE,
  NO_RENEWALS,
  OLD,
  PERIOD,
  PLAYBOOK,
  RESOLVED,
  SORTED_ASCENDING,
  SORTED_DESCENDING,
  STILL_OPEN,
  TITLE,
  UP_TO,
  WHERE_FIRED,
};

/** Every word of the signals card itself. */
import CLOSED_SIGNALS from '@salesforce/label/c.CsClosedSignals';
import INDICATORS_WATCHED from '@salesforce/label/c.CsIndicatorsWatched';
import LOADING from '@salesforce/label/c.CsLoading';
import NOTHING_TO_DO from '@salesforce/label/c.CsNothingToDo';
import OPPORTUNITIES from '@salesforce/label/c.CsOpportunities';
import QUEUED from '@salesforce/label/c.CsQueued';
import RECURRING_TASKS from '@salesforce/label/c.CsRecurringTasks';
import RISKS from '@salesforce/label/c.CsRisks';
import SIGNALS from '@salesforce/label/c.CsSignals';
import SIGNALS_LOAD_FAILED from '@salesforce/label/c.CsSignalsLoadFailed';
import SIGNALS_NO_ACCESS from '@salesforce/label/c.CsSignalsNoAccess';
import SIGNALS_NO_ACCESS_HELP from '@salesforce/label/c.CsSignalsNoAccessHelp';
import SIGNALS_PART_FAILED from '@salesforce/label/c.CsSignalsPartFailed';
import SIGNALS_STALE from '@salesforce/label/c.CsSignalsStale';
import SNOOZED from '@salesforce/label/c.CsSnoozed';

export const label = {
  CLOSED_SIGNALS,
  INDICATORS_WATCHED,
  LOADING,
  NOTHING_TO_DO,
  OPPORTUNITIES,
  QUEUED,
  RECURRING_TASKS,
  RISKS,
  SIGNALS,
  SIGNALS_LOAD_FAILED,
  SIGNALS_NO_ACCESS,
  SIGNALS_NO_ACCESS_HELP,
  SIGNALS_PART_FAILED,
  SIGNALS_STALE,
  SNOOZED,
};

/** Every word of an indicator's test of today. */
import ACCOUNT_NAME from '@salesforce/label/c.CsAccountName';
import LOADING from '@salesforce/label/c.CsLoading';
import MOVER_NO_ACCESS from '@salesforce/label/c.CsMoverNoAccess';
import NEXT_RUN from '@salesforce/label/c.CsNextRun';
import OUTCOME_COOLING_DOWN from '@salesforce/label/c.CsOutcomeCoolingDown';
import OUTCOME_DISMISSED from '@salesforce/label/c.CsOutcomeDismissed';
import OUTCOME_OPENS from '@salesforce/label/c.CsOutcomeOpens';
import OUTCOME_OPEN_ALREADY from '@salesforce/label/c.CsOutcomeOpenAlready';
import OUTCOME_QUEUED from '@salesforce/label/c.CsOutcomeQueued';
import OUTCOME_WAITS from '@salesforce/label/c.CsOutcomeWaits';
import OWNED_ACCOUNTS from '@salesforce/label/c.CsOwnedAccounts';
import TASKS from '@salesforce/label/c.CsTasks';
import TASKS_PER_OWNER from '@salesforce/label/c.CsTasksPerOwner';
import TASK_OWNER from '@salesforce/label/c.CsTaskOwner';
import TEST_ACCOUNTS from '@salesforce/label/c.CsTestAccounts';
import TEST_ACCOUNTS_SHOWN from '@salesforce/label/c.CsTestAccountsShown';
import TEST_REASON from '@salesforce/label/c.CsTestReason';

export const label = {
  ACCOUNT_NAME,
  LOADING,
  MOVER_NO_ACCESS,
  NEXT_RUN,
  OUTCOME_COOLING_DOWN,
  OUTCOME_DISMISSED,
  OUTCOME_OPENS,
  OUTCOME_OPEN_ALREADY,
  OUTCOME_QUEUED,
  OUTCOME_WAITS,
  OWNED_ACCOUNTS,
  TASKS,
  TASKS_PER_OWNER,
  TASK_OWNER,
  TEST_ACCOUNTS,
  TEST_ACCOUNTS_SHOWN,
  TEST_REASON,
};

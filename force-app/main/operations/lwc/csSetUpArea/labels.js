/** Every word of an area of the set-up. */
import BUDGET from '@salesforce/label/c.CsSetUpBudget';
import CONNECTION from '@salesforce/label/c.CsSetUpConnection';
import DEFINITIONS from '@salesforce/label/c.CsSetUpDefinitions';
import FAILED from '@salesforce/label/c.CsSetUpFailed';
import FEEDS from '@salesforce/label/c.CsSetUpFeeds';
import MAPPING from '@salesforce/label/c.CsSetUpMapping';
import PART_WELL from '@salesforce/label/c.CsSetUpPartWell';
import PASSED from '@salesforce/label/c.CsSetUpPassed';
import PERMISSIONS from '@salesforce/label/c.CsSetUpPermissions';
import RUNS from '@salesforce/label/c.CsSetUpRuns';
import SHOW_WELL from '@salesforce/label/c.CsSetUpShowWell';
import UNKNOWN from '@salesforce/label/c.CsSetUpUnknown';
import WARNING from '@salesforce/label/c.CsSetUpWarning';
import WHAT_TO_DO from '@salesforce/label/c.CsSetUpWhatToDo';

export const label = { PART_WELL, SHOW_WELL, WHAT_TO_DO };

/** @type {Record<string, string>} */
export const areaNames = {
  connection: CONNECTION,
  permissions: PERMISSIONS,
  mapping: MAPPING,
  definitions: DEFINITIONS,
  runs: RUNS,
  budget: BUDGET,
  feeds: FEEDS,
};

export const statusNames = { passed: PASSED, warning: WARNING, failed: FAILED, unknown: UNKNOWN };

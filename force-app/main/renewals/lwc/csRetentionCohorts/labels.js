/** Every word of the cohorts. */
import ACCOUNTS from '@salesforce/label/c.CsArrWaterfallAccounts';
import TITLE from '@salesforce/label/c.CsRetentionCohorts';
import ABOUT from '@salesforce/label/c.CsRetentionCohortsAbout';
import COHORT from '@salesforce/label/c.CsRetentionCohortsCohort';
import FEW from '@salesforce/label/c.CsRetentionCohortsFew';
import FEW_HELP from '@salesforce/label/c.CsRetentionCohortsFewHelp';
import LEFT_OF from '@salesforce/label/c.CsRetentionCohortsLeftOf';
import MEASURE from '@salesforce/label/c.CsRetentionCohortsMeasure';
import MONTHS_LATER from '@salesforce/label/c.CsRetentionCohortsMonthsLater';
import START from '@salesforce/label/c.CsRetentionCohortsStart';
import GROSS from '@salesforce/label/c.CsRetentionGross';
import LOGO from '@salesforce/label/c.CsRetentionLogo';
import NET from '@salesforce/label/c.CsRetentionNet';
import STARTING from '@salesforce/label/c.CsRetentionTrendStarting';

export const label = {
  ABOUT,
  ACCOUNTS,
  COHORT,
  FEW,
  FEW_HELP,
  GROSS,
  LEFT_OF,
  LOGO,
  MEASURE,
  MONTHS_LATER,
  NET,
  START,
  STARTING,
  TITLE,
};

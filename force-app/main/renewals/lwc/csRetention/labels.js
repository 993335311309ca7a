/** Every word of retention. */
import LOADING from '@salesforce/label/c.CsLoading';
import TITLE from '@salesforce/label/c.CsRetention';
import AT_RATES from '@salesforce/label/c.CsRetentionAtRates';
import COHORTS_OF_BOOK from '@salesforce/label/c.CsRetentionCohortsOfBook';
import EMPTY from '@salesforce/label/c.CsRetentionEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsRetentionEmptyHelp';
import ENDING from '@salesforce/label/c.CsRetentionEnding';
import ENDING_ABOUT from '@salesforce/label/c.CsRetentionEndingAbout';
import FROM_LEDGER from '@salesforce/label/c.CsRetentionFromLedger';
import FROM_RECORDS from '@salesforce/label/c.CsRetentionFromRecords';
import GROSS from '@salesforce/label/c.CsRetentionGross';
import GROSS_ABOUT from '@salesforce/label/c.CsRetentionGrossAbout';
import LOAD_FAILED from '@salesforce/label/c.CsRetentionLoadFailed';
import LOGO from '@salesforce/label/c.CsRetentionLogo';
import LOGO_ABOUT from '@salesforce/label/c.CsRetentionLogoAbout';
import MONTH from '@salesforce/label/c.CsRetentionMonth';
import MONTH_TO_DATE from '@salesforce/label/c.CsRetentionMonthToDate';
import NET from '@salesforce/label/c.CsRetentionNet';
import NET_ABOUT from '@salesforce/label/c.CsRetentionNetAbout';
import NO_SEGMENT from '@salesforce/label/c.CsRetentionNoSegment';
import NO_WINDOW from '@salesforce/label/c.CsRetentionNoWindow';
import NO_WINDOW_YET from '@salesforce/label/c.CsRetentionNoWindowYet';
import OLD from '@salesforce/label/c.CsRetentionOld';
import ONE_MONTH from '@salesforce/label/c.CsRetentionOneMonth';
import RECORDED_FROM from '@salesforce/label/c.CsRetentionRecordedFrom';
import SEGMENT from '@salesforce/label/c.CsRetentionSegment';
import SPAN from '@salesforce/label/c.CsRetentionSpan';
import TWELVE_MONTHS from '@salesforce/label/c.CsRetentionTwelveMonths';
import WHOLE_BOOK from '@salesforce/label/c.CsRetentionWholeBook';
import WINDOW from '@salesforce/label/c.CsRetentionWindow';

export const label = {
  AT_RATES,
  COHORTS_OF_BOOK,
  EMPTY,
  EMPTY_HELP,
  ENDING,
  ENDING_ABOUT,
  FROM_LEDGER,
  FROM_RECORDS,
  GROSS,
  GROSS_ABOUT,
  LOADING,
  LOAD_FAILED,
  LOGO,
  LOGO_ABOUT,
  MONTH,
  MONTH_TO_DATE,
  NET,
  NET_ABOUT,
  NO_SEGMENT,
  NO_WINDOW,
  NO_WINDOW_YET,
  OLD,
  ONE_MONTH,
  RECORDED_FROM,
  SEGMENT,
  SPAN,
  TITLE,
  TWELVE_MONTHS,
  WHOLE_BOOK,
  WINDOW,
};

/** Every word of the track record. */
import AGAINST_LAST_YEAR from '@salesforce/label/c.CsTrackRecordAgainstLastYear';
import ARR_ERROR from '@salesforce/label/c.CsTrackRecordArrError';
import ARR_ERROR_HELP from '@salesforce/label/c.CsTrackRecordArrErrorHelp';
import BETTER from '@salesforce/label/c.CsTrackRecordBetter';
import BIAS from '@salesforce/label/c.CsTrackRecordBias';
import BIAS_HELP from '@salesforce/label/c.CsTrackRecordBiasHelp';
import BRIER from '@salesforce/label/c.CsTrackRecordBrier';
import BRIER_HELP from '@salesforce/label/c.CsTrackRecordBrierHelp';
import BY_MONTH from '@salesforce/label/c.CsTrackRecordByMonth';
import CAUTIOUS from '@salesforce/label/c.CsTrackRecordCautious';
import COMPARED from '@salesforce/label/c.CsTrackRecordCompared';
import CSM from '@salesforce/label/c.CsRenewalCsm';
import CSMS from '@salesforce/label/c.CsTrackRecordCsms';
import CSM_CALLS from '@salesforce/label/c.CsTrackRecordCsmCalls';
import CSM_NOTE from '@salesforce/label/c.CsTrackRecordCsmNote';
import EMPTY from '@salesforce/label/c.CsTrackRecordEmpty';
import EMPTY_HELP from '@salesforce/label/c.CsTrackRecordEmptyHelp';
import FINAL from '@salesforce/label/c.CsRenewalFinal';
import FORECAST from '@salesforce/label/c.CsTrackRecordForecast';
import HOPEFUL from '@salesforce/label/c.CsTrackRecordHopeful';
import HORIZON from '@salesforce/label/c.CsTrackRecordHorizon';
import HORIZONS from '@salesforce/label/c.CsTrackRecordHorizons';
import INTRO from '@salesforce/label/c.CsTrackRecordIntro';
import JUDGED from '@salesforce/label/c.CsTrackRecordJudged';
import JUDGED_RENEWED from '@salesforce/label/c.CsTrackRecordJudgedRenewed';
import LAST_YEAR from '@salesforce/label/c.CsTrackRecordLastYear';
import LAST_YEAR_HELP from '@salesforce/label/c.CsTrackRecordLastYearHelp';
import LOADING from '@salesforce/label/c.CsLoading';
import LOAD_FAILED from '@salesforce/label/c.CsTrackRecordLoadFailed';
import MODEL from '@salesforce/label/c.CsRenewalModel';
import NONE from '@salesforce/label/c.CsTrackRecordNone';
import NOTE from '@salesforce/label/c.CsTrackRecordNote';
import NO_CALLS from '@salesforce/label/c.CsTrackRecordNoCalls';
import OLD from '@salesforce/label/c.CsPlaybookResultsOld';
import RENEWALS from '@salesforce/label/c.CsTrackRecordRenewals';
import SAME from '@salesforce/label/c.CsTrackRecordSame';
import SHORT_BETTER from '@salesforce/label/c.CsTrackRecordShortBetter';
import SHORT_SAME from '@salesforce/label/c.CsTrackRecordShortSame';
import SHORT_WORSE from '@salesforce/label/c.CsTrackRecordShortWorse';
import TITLE from '@salesforce/label/c.CsTrackRecord';
import TOO_FEW from '@salesforce/label/c.CsTrackRecordTooFew';
import TOO_FEW_COMMON from '@salesforce/label/c.CsTrackRecordTooFewCommon';
import TOO_FEW_JUDGED from '@salesforce/label/c.CsTrackRecordTooFewJudged';
import UNBIASED from '@salesforce/label/c.CsTrackRecordUnbiased';
import WORSE from '@salesforce/label/c.CsTrackRecordWorse';

export const label = {
  AGAINST_LAST_YEAR,
  ARR_ERROR,
  ARR_ERROR_HELP,
  BETTER,
  BIAS,
  BIAS_HELP,
  BRIER,
  BRIER_HELP,
  BY_MONTH,
  CAUTIOUS,
  COMPARED,
  CSM,
  CSMS,
  CSM_CALLS,
  CSM_NOTE,
  EMPTY,
  EMPTY_HELP,
  FINAL,
  FORECAST,
  HOPEFUL,
  HORIZON,
  HORIZONS,
  INTRO,
  JUDGED,
  JUDGED_RENEWED,
  LAST_YEAR,
  LAST_YEAR_HELP,
  LOADING,
  LOAD_FAILED,
  MODEL,
  NONE,
  NOTE,
  NO_CALLS,
  OLD,
  RENEWALS,
  SAME,
  SHORT_BETTER,
  SHORT_SAME,
  SHORT_WORSE,
  TITLE,
  TOO_FEW,
  TOO_FEW_COMMON,
  TOO_FEW_JUDGED,
  UNBIASED,
  WORSE,
};

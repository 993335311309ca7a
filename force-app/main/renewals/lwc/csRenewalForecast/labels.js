/** Every word of the renewal forecast. */
import AHEAD from '@salesforce/label/c.CsRenewalAhead';
import ARR from '@salesforce/label/c.CsArr';
import BASIS from '@salesforce/label/c.CsRenewalBasis';
import CALL from '@salesforce/label/c.CsRenewalCall';
import CANNOT_TELL from '@salesforce/label/c.CsRenewalCannotTell';
import CATEGORY from '@salesforce/label/c.CsRenewalCategory';
import CSM from '@salesforce/label/c.CsRenewalCsm';
import DATE from '@salesforce/label/c.CsRenewalDate';
import EXPECTED_ARR from '@salesforce/label/c.CsRenewalExpectedArr';
import FAILED from '@salesforce/label/c.CsRenewalFailed';
import FINAL from '@salesforce/label/c.CsRenewalFinal';
import FORECAST from '@salesforce/label/c.CsRenewalForecast';
import INTERVAL_NONE from '@salesforce/label/c.CsRenewalIntervalNone';
import LIKELIHOOD from '@salesforce/label/c.CsRenewalLikelihood';
import LIKELIHOOD_HELP from '@salesforce/label/c.CsRenewalLikelihoodHelp';
import LOADING from '@salesforce/label/c.CsLoading';
import LOST from '@salesforce/label/c.CsRenewalLostDone';
import LOST_ON from '@salesforce/label/c.CsRenewalLostOn';
import MODEL from '@salesforce/label/c.CsRenewalModel';
import MODEL_FOUND from '@salesforce/label/c.CsRenewalModelFound';
import MOVES from '@salesforce/label/c.CsRenewalMoves';
import MOVES_NONE from '@salesforce/label/c.CsRenewalMovesNone';
import NOT_COMMIT from '@salesforce/label/c.CsRenewalNotCommit';
import NOT_YET from '@salesforce/label/c.CsRenewalNotYet';
import NO_ACCESS from '@salesforce/label/c.CsRenewalNoAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsNoAccessHelp';
import NO_DATE from '@salesforce/label/c.CsRenewalNoDate';
import NO_DATE_HELP from '@salesforce/label/c.CsRenewalNoDateHelp';
import OPPORTUNITY from '@salesforce/label/c.CsOpportunity';
import PART_FAILED from '@salesforce/label/c.CsSignalsPartFailed';
import READ_ONLY from '@salesforce/label/c.CsRenewalReadOnly';
import RENEWED from '@salesforce/label/c.CsRenewalRenewed';
import RENEWED_ON from '@salesforce/label/c.CsRenewalRenewedOn';
import RISK from '@salesforce/label/c.CsRisk';
import SIDES from '@salesforce/label/c.CsRenewalSides';
import START from '@salesforce/label/c.CsRenewalStart';
import START_HELP from '@salesforce/label/c.CsRenewalStartHelp';
import STALE from '@salesforce/label/c.CsRenewalStale';

export const label = {
  AHEAD,
  ARR,
  BASIS,
  CALL,
  CANNOT_TELL,
  CATEGORY,
  CSM,
  DATE,
  EXPECTED_ARR,
  FAILED,
  FINAL,
  FORECAST,
  INTERVAL_NONE,
  LIKELIHOOD,
  LIKELIHOOD_HELP,
  LOADING,
  LOST,
  LOST_ON,
  MODEL,
  MODEL_FOUND,
  MOVES,
  MOVES_NONE,
  NOT_COMMIT,
  NOT_YET,
  NO_ACCESS,
  NO_ACCESS_HELP,
  NO_DATE,
  NO_DATE_HELP,
  OPPORTUNITY,
  PART_FAILED,
  READ_ONLY,
  RENEWED,
  RENEWED_ON,
  RISK,
  SIDES,
  STALE,
  START,
  START_HELP,
};

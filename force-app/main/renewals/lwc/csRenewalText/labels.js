/** Every word of the sentences about a renewal. */
import AT_RISK from '@salesforce/label/c.CsRenewalAtRisk';
import BAND from '@salesforce/label/c.CsBand';
import BASIS_BOOK from '@salesforce/label/c.CsRenewalBasisBook';
import BASIS_FEATURE from '@salesforce/label/c.CsRenewalBasisFeature';
import BASIS_GROUP from '@salesforce/label/c.CsRenewalBasisGroup';
import BASIS_MODEL from '@salesforce/label/c.CsRenewalBasisModel';
import BASIS_NEAREST from '@salesforce/label/c.CsRenewalBasisNearest';
import BEST_CASE from '@salesforce/label/c.CsRenewalBestCase';
import CHANGE_30_DAYS from '@salesforce/label/c.CsChange30DaysColumn';
import COMMIT from '@salesforce/label/c.CsRenewalCommit';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import DAYS_TO_RENEWAL from '@salesforce/label/c.CsRenewalDaysTo';
import HEALTH_SCORE from '@salesforce/label/c.CsHealthScore';
import INTERVAL from '@salesforce/label/c.CsRenewalInterval';
import LOST from '@salesforce/label/c.CsRenewalLost';
import LOWERS from '@salesforce/label/c.CsRenewalLowers';
import NOT_KNOWN from '@salesforce/label/c.CsRenewalNotKnown';
import OVERDUE_BY from '@salesforce/label/c.CsOverdueBy';
import POINT from '@salesforce/label/c.CsRenewalPoint';
import POINTS from '@salesforce/label/c.CsRenewalPoints';
import POINTS_OF from '@salesforce/label/c.CsPointsOf';
import RAISES from '@salesforce/label/c.CsRenewalRaises';
import RENEWAL_COUNT from '@salesforce/label/c.CsRenewalBookCount';
import RENEWAL_COUNT_ONE from '@salesforce/label/c.CsRenewalBookCountOne';
import START_AHEAD from '@salesforce/label/c.CsRenewalStartAhead';
import START_GONE from '@salesforce/label/c.CsRenewalStartGone';
import STAGE from '@salesforce/label/c.CsStage';

export const label = {
  AT_RISK,
  BAND,
  BASIS_BOOK,
  BASIS_FEATURE,
  BASIS_GROUP,
  BASIS_MODEL,
  BASIS_NEAREST,
  BEST_CASE,
  CHANGE_30_DAYS,
  COMMIT,
  COVERAGE,
  DAYS_TO_RENEWAL,
  HEALTH_SCORE,
  INTERVAL,
  LOST,
  LOWERS,
  NOT_KNOWN,
  OVERDUE_BY,
  POINT,
  POINTS,
  POINTS_OF,
  RAISES,
  RENEWAL_COUNT,
  RENEWAL_COUNT_ONE,
  STAGE,
  START_AHEAD,
  START_GONE,
};

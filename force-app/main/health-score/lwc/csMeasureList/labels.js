/** Every word of the list of measures. */
import ACTIONS from '@salesforce/label/c.CsActions';
import FINDING_COUNT from '@salesforce/label/c.CsFindingCount';
import GROUP_EMPTY from '@salesforce/label/c.CsGroupEmpty';
import KNOCK_OUT from '@salesforce/label/c.CsKnockOut';
import LAST_DAYS from '@salesforce/label/c.CsLastDays';
import MEASURE from '@salesforce/label/c.CsMeasure';
import MEASURE_ADD from '@salesforce/label/c.CsMeasureAdd';
import MEASURE_ADD_TO from '@salesforce/label/c.CsMeasureAddTo';
import MEASURE_UNNAMED from '@salesforce/label/c.CsMeasureUnnamed';
import MOVE_DOWN from '@salesforce/label/c.CsMoveDown';
import MOVE_UP from '@salesforce/label/c.CsMoveUp';
import PERCENTILE from '@salesforce/label/c.CsPercentile';
import REMOVE_MEASURE from '@salesforce/label/c.CsRemoveMeasure';
import SHARE from '@salesforce/label/c.CsShare';
import WEIGHT_OF from '@salesforce/label/c.CsWeightOf';

export const label = {
  ACTIONS,
  FINDING_COUNT,
  GROUP_EMPTY,
  KNOCK_OUT,
  LAST_DAYS,
  MEASURE,
  MEASURE_ADD,
  MEASURE_ADD_TO,
  MEASURE_UNNAMED,
  MOVE_DOWN,
  MOVE_UP,
  PERCENTILE,
  REMOVE_MEASURE,
  SHARE,
  WEIGHT_OF,
};

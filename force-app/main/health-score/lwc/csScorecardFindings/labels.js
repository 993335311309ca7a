/** Every word of the findings. */
import FINDING_AGE_NEEDS_DATE from '@salesforce/label/c.CsFindingAgeNeedsDate';
import FINDING_AT_LEAST_ONE_DAY from '@salesforce/label/c.CsFindingAtLeastOneDay';
import FINDING_CHANGE_NEEDS_WINDOW from '@salesforce/label/c.CsFindingChangeNeedsWindow';
import FINDING_DATE_NEEDED from '@salesforce/label/c.CsFindingDateNeeded';
import FINDING_FIELD_NEEDED from '@salesforce/label/c.CsFindingFieldNeeded';
import FINDING_KEY_REPEATED from '@salesforce/label/c.CsFindingKeyRepeated';
import FINDING_KEY_SHAPE from '@salesforce/label/c.CsFindingKeyShape';
import FINDING_MARGIN from '@salesforce/label/c.CsFindingMargin';
import FINDING_NO_MEASURES from '@salesforce/label/c.CsFindingNoMeasures';
import FINDING_NO_WEIGHT from '@salesforce/label/c.CsFindingNoWeight';
import FINDING_ONE_WINDOW from '@salesforce/label/c.CsFindingOneWindow';
import FINDING_PERCENT from '@salesforce/label/c.CsFindingPercent';
import FINDING_POINTS_NONE from '@salesforce/label/c.CsFindingPointsNone';
import FINDING_POINTS_ORDER from '@salesforce/label/c.CsFindingPointsOrder';
import FINDING_POINTS_POINTS from '@salesforce/label/c.CsFindingPointsPoints';
import FINDING_POINTS_RANGE from '@salesforce/label/c.CsFindingPointsRange';
import FINDING_POINTS_SHAPE from '@salesforce/label/c.CsFindingPointsShape';
import FINDING_POINTS_VALUE from '@salesforce/label/c.CsFindingPointsValue';
import FINDING_REQUIRED from '@salesforce/label/c.CsFindingRequired';
import FINDING_VARIANT_AGE from '@salesforce/label/c.CsFindingVariantAge';
import FINDING_VARIANT_CONDITION from '@salesforce/label/c.CsFindingVariantCondition';
import FINDING_VARIANT_POINTS from '@salesforce/label/c.CsFindingVariantPoints';
import FINDING_WATCH_BELOW_HEALTHY from '@salesforce/label/c.CsFindingWatchBelowHealthy';
import FINDING_WHOLE_NUMBER from '@salesforce/label/c.CsFindingWholeNumber';
import FINDING_WINDOW_NEEDS_DATE from '@salesforce/label/c.CsFindingWindowNeedsDate';

export const label = {
  FINDING_AGE_NEEDS_DATE,
  FINDING_AT_LEAST_ONE_DAY,
  FINDING_CHANGE_NEEDS_WINDOW,
  FINDING_DATE_NEEDED,
  FINDING_FIELD_NEEDED,
  FINDING_KEY_REPEATED,
  FINDING_KEY_SHAPE,
  FINDING_MARGIN,
  FINDING_NO_MEASURES,
  FINDING_NO_WEIGHT,
  FINDING_ONE_WINDOW,
  FINDING_PERCENT,
  FINDING_POINTS_NONE,
  FINDING_POINTS_ORDER,
  FINDING_POINTS_POINTS,
  FINDING_POINTS_RANGE,
  FINDING_POINTS_SHAPE,
  FINDING_POINTS_VALUE,
  FINDING_REQUIRED,
  FINDING_VARIANT_AGE,
  FINDING_VARIANT_CONDITION,
  FINDING_VARIANT_POINTS,
  FINDING_WATCH_BELOW_HEALTHY,
  FINDING_WHOLE_NUMBER,
  FINDING_WINDOW_NEEDS_DATE,
};

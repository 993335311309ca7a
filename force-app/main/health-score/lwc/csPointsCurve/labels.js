/** Every word of the points curve. */
import CURVE from '@salesforce/label/c.CsCurve';
import CURVE_DESCRIPTION from '@salesforce/label/c.CsCurveDescription';
import CURVE_HERE from '@salesforce/label/c.CsCurveHere';
import CURVE_PLACE from '@salesforce/label/c.CsCurvePlace';
import CURVE_TARGET from '@salesforce/label/c.CsCurveTarget';
import POINTS from '@salesforce/label/c.CsPoints';
import TREND_CHART from '@salesforce/label/c.CsTrendChart';
import TREND_TABLE from '@salesforce/label/c.CsTrendTable';
import VALUE from '@salesforce/label/c.CsValue';

export const label = {
  CURVE,
  CURVE_DESCRIPTION,
  CURVE_HERE,
  CURVE_PLACE,
  CURVE_TARGET,
  POINTS,
  TREND_CHART,
  TREND_TABLE,
  VALUE,
};

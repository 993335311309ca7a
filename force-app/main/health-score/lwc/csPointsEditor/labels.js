/** Every word of the points editor. */
import ACTIONS from '@salesforce/label/c.CsActions';
import POINTS from '@salesforce/label/c.CsPoints';
import POINTS_ADD from '@salesforce/label/c.CsPointsAdd';
import POINTS_CURVE from '@salesforce/label/c.CsPointsCurve';
import POINTS_PAIR from '@salesforce/label/c.CsPointsPair';
import POINTS_POINTS_OF from '@salesforce/label/c.CsPointsPointsOf';
import POINTS_REMOVE from '@salesforce/label/c.CsPointsRemove';
import POINTS_VALUE_OF from '@salesforce/label/c.CsPointsValueOf';

export const label = {
  ACTIONS,
  POINTS,
  POINTS_ADD,
  POINTS_CURVE,
  POINTS_PAIR,
  POINTS_POINTS_OF,
  POINTS_REMOVE,
  POINTS_VALUE_OF,
};

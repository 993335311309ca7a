/** Every word of the records behind a measure. */
import LOADING from '@salesforce/label/c.CsLoading';
import ROWS_BEFORE from '@salesforce/label/c.CsRowsBefore';
import ROWS_FAILED from '@salesforce/label/c.CsRowsFailed';
import ROWS_HIDDEN from '@salesforce/label/c.CsRowsHidden';
import ROWS_MORE from '@salesforce/label/c.CsRowsMore';
import ROWS_NONE from '@salesforce/label/c.CsRowsNone';
import ROWS_OF from '@salesforce/label/c.CsRowsOf';
import ROWS_OVER from '@salesforce/label/c.CsRowsOver';
import ROW_RECORD from '@salesforce/label/c.CsRowRecord';

export const label = {
  LOADING,
  ROWS_BEFORE,
  ROWS_FAILED,
  ROWS_HIDDEN,
  ROWS_MORE,
  ROWS_NONE,
  ROWS_OF,
  ROWS_OVER,
  ROW_RECORD,
};

/** Every word of the plot. */
import AS_SAID from '@salesforce/label/c.CsTrackRecordAsSaid';
import CHART from '@salesforce/label/c.CsTrendChart';
import INTERVAL from '@salesforce/label/c.CsTrackRecordInterval';
import LINE from '@salesforce/label/c.CsTrackRecordLine';
import MEAN from '@salesforce/label/c.CsTrackRecordMean';
import PLOT from '@salesforce/label/c.CsTrackRecordPlot';
import PLOT_TEXT from '@salesforce/label/c.CsTrackRecordPlotText';
import RANGE from '@salesforce/label/c.CsTrackRecordRange';
import RENEWALS from '@salesforce/label/c.CsTrackRecordRenewals';
import RENEWED_SHARE from '@salesforce/label/c.CsTrackRecordRenewedShare';
import SAID from '@salesforce/label/c.CsTrackRecordSaid';
import TABLE from '@salesforce/label/c.CsTrendTable';

export const label = {
  AS_SAID,
  CHART,
  INTERVAL,
  LINE,
  MEAN,
  PLOT,
  PLOT_TEXT,
  RANGE,
  RENEWALS,
  RENEWED_SHARE,
  SAID,
  TABLE,
};

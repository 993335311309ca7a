/** Every word of the preview's measures. */
import CORRELATION_OF from '@salesforce/label/c.CsCorrelationOf';
import CORRELATION_UNKNOWN from '@salesforce/label/c.CsCorrelationUnknown';
import CORRELATIONS from '@salesforce/label/c.CsCorrelations';
import CORRELATIONS_HELP from '@salesforce/label/c.CsCorrelationsHelp';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import DISTINCT_VALUES from '@salesforce/label/c.CsDistinctValues';
import HIGHEST from '@salesforce/label/c.CsHighest';
import LOWEST from '@salesforce/label/c.CsLowest';
import MEAN_POINTS from '@salesforce/label/c.CsMeanPoints';
import MEASURE from '@salesforce/label/c.CsMeasure';
import MEDIAN from '@salesforce/label/c.CsMedian';
import NUMBERED from '@salesforce/label/c.CsNumbered';
import PREVIEW_MEASURES from '@salesforce/label/c.CsPreviewMeasures';

export const label = {
  CORRELATION_OF,
  CORRELATION_UNKNOWN,
  CORRELATIONS,
  CORRELATIONS_HELP,
  COVERAGE,
  DISTINCT_VALUES,
  HIGHEST,
  LOWEST,
  MEAN_POINTS,
  MEASURE,
  MEDIAN,
  NUMBERED,
  PREVIEW_MEASURES,
};

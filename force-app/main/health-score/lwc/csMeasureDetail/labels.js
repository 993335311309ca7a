/** Every word of what is behind a measure. */
import BAND_BEST from '@salesforce/label/c.CsBandBest';
import BETTER_THAN_ALL from '@salesforce/label/c.CsBetterThanAll';
import BETTER_THAN_WITHIN from '@salesforce/label/c.CsBetterThanWithin';
import DATA_AGE from '@salesforce/label/c.CsDataAge';
import DATA_AHEAD from '@salesforce/label/c.CsDataAhead';
import DATA_MAX_AGE from '@salesforce/label/c.CsDataMaxAge';
import DATA_STATUS from '@salesforce/label/c.CsDataStatus';
import FEED_STOPPED from '@salesforce/label/c.CsFeedStopped';
import FEED_STOPPED_SINCE from '@salesforce/label/c.CsFeedStoppedSince';
import MEANING from '@salesforce/label/c.CsMeaning';
import NO_DATA_YET from '@salesforce/label/c.CsNoDataYet';
import SUGGESTION from '@salesforce/label/c.CsSuggestion';
import SUGGESTION_HEADING from '@salesforce/label/c.CsSuggestionHeading';
import SUGGESTION_NONE from '@salesforce/label/c.CsSuggestionNone';
import SUGGESTION_OVERRIDDEN from '@salesforce/label/c.CsSuggestionOverridden';
import SUGGESTION_UNKNOWN from '@salesforce/label/c.CsSuggestionUnknown';

export const label = {
  BAND_BEST,
  BETTER_THAN_ALL,
  BETTER_THAN_WITHIN,
  DATA_AGE,
  DATA_AHEAD,
  DATA_MAX_AGE,
  DATA_STATUS,
  FEED_STOPPED,
  FEED_STOPPED_SINCE,
  MEANING,
  NO_DATA_YET,
  SUGGESTION,
  SUGGESTION_HEADING,
  SUGGESTION_NONE,
  SUGGESTION_OVERRIDDEN,
  SUGGESTION_UNKNOWN,
};

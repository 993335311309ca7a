/** Every word of the measure editor. */
import KNOCK_OUT_NONE from '@salesforce/label/c.CsKnockOutNone';
import PERCENTILE_ALL from '@salesforce/label/c.CsPercentileAll';
import PERCENTILE_NONE from '@salesforce/label/c.CsPercentileNone';
import POINTS from '@salesforce/label/c.CsPoints';
import RATIO from '@salesforce/label/c.CsRatio';
import RATIO_OVER from '@salesforce/label/c.CsRatioOver';
import SECTION_KNOCK_OUT from '@salesforce/label/c.CsSectionKnockOut';
import SECTION_MEANING from '@salesforce/label/c.CsSectionMeaning';
import SECTION_MISSING from '@salesforce/label/c.CsSectionMissing';
import SECTION_NAME from '@salesforce/label/c.CsSectionName';
import SECTION_VALUE from '@salesforce/label/c.CsSectionValue';
import VARIANTS from '@salesforce/label/c.CsVariants';
import VARIANTS_HELP from '@salesforce/label/c.CsVariantsHelp';

export const label = {
  KNOCK_OUT_NONE,
  PERCENTILE_ALL,
  PERCENTILE_NONE,
  POINTS,
  RATIO,
  RATIO_OVER,
  SECTION_KNOCK_OUT,
  SECTION_MEANING,
  SECTION_MISSING,
  SECTION_NAME,
  SECTION_VALUE,
  VARIANTS,
  VARIANTS_HELP,
};

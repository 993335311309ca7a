/** Every word of the variants. */
import ANY_STAGE from '@salesforce/label/c.CsAnyStage';
import STAGE from '@salesforce/label/c.CsStage';
import VARIANT from '@salesforce/label/c.CsVariant';
import VARIANT_ADD from '@salesforce/label/c.CsVariantAdd';
import VARIANT_MAX_AGE from '@salesforce/label/c.CsVariantMaxAge';
import VARIANT_MIN_AGE from '@salesforce/label/c.CsVariantMinAge';
import VARIANT_REMOVE from '@salesforce/label/c.CsVariantRemove';

export const label = {
  ANY_STAGE,
  STAGE,
  VARIANT,
  VARIANT_ADD,
  VARIANT_MAX_AGE,
  VARIANT_MIN_AGE,
  VARIANT_REMOVE,
};

/** Every word of the filter. */
import ADD from '@salesforce/label/c.CsFilterAdd';
import APPLY from '@salesforce/label/c.CsFilterApply';
import AT_LEAST from '@salesforce/label/c.CsFilterAtLeast';
import AT_MOST from '@salesforce/label/c.CsFilterAtMost';
import CONTAINS from '@salesforce/label/c.CsFilterContains';
import DIFFERS from '@salesforce/label/c.CsFilterDiffers';
import EMPTY from '@salesforce/label/c.CsFilterEmpty';
import EQUALS from '@salesforce/label/c.CsFilterEquals';
import EXCLUDES from '@salesforce/label/c.CsFilterExcludes';
import FIELD from '@salesforce/label/c.CsFilterField';
import FIELD_CHOOSE from '@salesforce/label/c.CsFilterFieldChoose';
import FILLED from '@salesforce/label/c.CsFilterFilled';
import FILTERS from '@salesforce/label/c.CsFilters';
import INCLUDES from '@salesforce/label/c.CsFilterIncludes';
import NO from '@salesforce/label/c.CsNo';
import NO_DATE from '@salesforce/label/c.CsFilterNoDate';
import NO_NUMBER from '@salesforce/label/c.CsFilterNoNumber';
import NO_VALUE from '@salesforce/label/c.CsFilterNoValue';
import ON_OR_AFTER from '@salesforce/label/c.CsFilterOnOrAfter';
import ON_OR_BEFORE from '@salesforce/label/c.CsFilterOnOrBefore';
import OPERATOR from '@salesforce/label/c.CsFilterOperator';
import REMOVE from '@salesforce/label/c.CsFilterRemove';
import STARTS_WITH from '@salesforce/label/c.CsFilterStartsWith';
import VALUE from '@salesforce/label/c.CsFilterValue';
import YES from '@salesforce/label/c.CsYes';

export const label = { ADD, APPLY, FIELD, FIELD_CHOOSE, FILTERS, NO, OPERATOR, REMOVE, VALUE, YES };

/** @type {Record<import('c/csRenewalBookRecords').Fault, string>} */
export const FAULTS = { number: NO_NUMBER, date: NO_DATE, value: NO_VALUE };

/** @type {Record<import('c/csRenewalBookRecords').Operator, string>} */
const other = {
  equals: EQUALS,
  differs: DIFFERS,
  contains: CONTAINS,
  startsWith: STARTS_WITH,
  atLeast: AT_LEAST,
  atMost: AT_MOST,
  includes: INCLUDES,
  excludes: EXCLUDES,
  empty: EMPTY,
  filled: FILLED,
};

/** Of days, the same operators are called otherwise. */
export const OPERATORS = { other, time: { ...other, atLeast: ON_OR_AFTER, atMost: ON_OR_BEFORE } };

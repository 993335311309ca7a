/** Every word of the aggregate editor. */
import CHOOSE_OBJECT from '@salesforce/label/c.CsChooseObject';
import NO_VALUE from '@salesforce/label/c.CsNoValue';
import WINDOW from '@salesforce/label/c.CsWindow';
import WINDOW_ALL from '@salesforce/label/c.CsWindowAll';
import WINDOW_DAYS from '@salesforce/label/c.CsWindowDays';
import WINDOW_PERIOD from '@salesforce/label/c.CsWindowPeriod';

export const label = {
  CHOOSE_OBJECT,
  NO_VALUE,
  WINDOW,
  WINDOW_ALL,
  WINDOW_DAYS,
  WINDOW_PERIOD,
};

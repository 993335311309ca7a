/** Every word of the field of a condition. */
import FIND_NAME from '@salesforce/label/c.CsFindName';
import INSERT_NAME from '@salesforce/label/c.CsInsertName';
import INSERT_NAME_INTO from '@salesforce/label/c.CsInsertNameInto';
import IN_WORDS from '@salesforce/label/c.CsInWords';
import NAMES_FOUND from '@salesforce/label/c.CsNamesFound';
import NO_HISTORY from '@salesforce/label/c.CsNoHistory';
import TYPE_BOOLEAN from '@salesforce/label/c.CsTypeBoolean';
import TYPE_DATE from '@salesforce/label/c.CsTypeDate';
import TYPE_NUMBER from '@salesforce/label/c.CsTypeNumber';
import TYPE_TEXT from '@salesforce/label/c.CsTypeText';

export const label = {
  FIND_NAME,
  INSERT_NAME,
  INSERT_NAME_INTO,
  IN_WORDS,
  NAMES_FOUND,
  NO_HISTORY,
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_NUMBER,
  TYPE_TEXT,
};

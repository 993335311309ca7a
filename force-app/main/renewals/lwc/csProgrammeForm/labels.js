/** Every word of the form of assumptions. */
import TITLE from '@salesforce/label/c.CsProgrammeFormTitle';
import SAVE from '@salesforce/label/c.CsProgrammeSave';
import SAVED from '@salesforce/label/c.CsProgrammeSaved';

export const label = {
  SAVE,
  SAVED,
  TITLE,
};

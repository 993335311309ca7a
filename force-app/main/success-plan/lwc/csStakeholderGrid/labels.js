/** Every word of the grid. */
import CAPTION from '@salesforce/label/c.CsGridCaption';
import CONTACT_DELETED from '@salesforce/label/c.CsContactDeleted';
import FRESH_FADING from '@salesforce/label/c.CsFreshFading';
import FRESH_NEVER from '@salesforce/label/c.CsFreshNever';
import FRESH_OLD from '@salesforce/label/c.CsFreshOld';
import FRESH_RECENT from '@salesforce/label/c.CsFreshRecent';
import INFLUENCE_UNKNOWN from '@salesforce/label/c.CsInfluenceUnknown';

export const label = {
  CAPTION,
  CONTACT_DELETED,
  FRESH_FADING,
  FRESH_NEVER,
  FRESH_OLD,
  FRESH_RECENT,
  INFLUENCE_UNKNOWN,
};

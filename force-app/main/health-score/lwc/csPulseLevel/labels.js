/** Every word of the levels of a pulse. */
import PULSE_LEVEL1 from '@salesforce/label/c.CsPulseLevel1';
import PULSE_LEVEL2 from '@salesforce/label/c.CsPulseLevel2';
import PULSE_LEVEL3 from '@salesforce/label/c.CsPulseLevel3';
import PULSE_LEVEL4 from '@salesforce/label/c.CsPulseLevel4';
import PULSE_LEVEL5 from '@salesforce/label/c.CsPulseLevel5';

export const label = {
  PULSE_LEVEL1,
  PULSE_LEVEL2,
  PULSE_LEVEL3,
  PULSE_LEVEL4,
  PULSE_LEVEL5,
};

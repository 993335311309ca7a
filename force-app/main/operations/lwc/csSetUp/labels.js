/** Every word of the set-up page. */
import AGAIN from '@salesforce/label/c.CsSetUpAgain';
import ALL_WELL from '@salesforce/label/c.CsSetUpAllWell';
import AS_OF from '@salesforce/label/c.CsSetUpAsOf';
import LOAD_FAILED from '@salesforce/label/c.CsSetUpLoadFailed';
import LOADING from '@salesforce/label/c.CsSetUpLoading';
import NEED from '@salesforce/label/c.CsSetUpNeed';
import NO_PERMISSION from '@salesforce/label/c.CsSetUpNoPermission';
import TITLE from '@salesforce/label/c.CsSetUpTitle';

export const label = { AGAIN, ALL_WELL, AS_OF, LOAD_FAILED, LOADING, NEED, NO_PERMISSION, TITLE };

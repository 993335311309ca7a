/** Every word of dismissing. */
import CANCEL from '@salesforce/label/c.CsCancel';
import DISMISS from '@salesforce/label/c.CsDismiss';
import DISMISS_HELP from '@salesforce/label/c.CsDismissHelp';
import DISMISS_SIGNAL from '@salesforce/label/c.CsDismissSignal';
import NOTE from '@salesforce/label/c.CsNote';
import NOT_SAVED from '@salesforce/label/c.CsNotSaved';
import REASON from '@salesforce/label/c.CsReasonCode';
import REASON_CHOOSE from '@salesforce/label/c.CsReasonCodeChoose';
import SIGNAL_DISMISSED from '@salesforce/label/c.CsSignalDismissed';

export const label = {
  CANCEL,
  DISMISS,
  DISMISS_HELP,
  DISMISS_SIGNAL,
  NOTE,
  NOT_SAVED,
  REASON,
  REASON_CHOOSE,
  SIGNAL_DISMISSED,
};

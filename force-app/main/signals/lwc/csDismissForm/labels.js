/** Every word of dismissing. */
import DISMISS from '@salesforce/label/c.CsDismiss';
import DISMISS_HELP from '@salesforce/label/c.CsDismissHelp';
import DISMISS_SIGNAL from '@salesforce/label/c.CsDismissSignal';
import NOTE from '@salesforce/label/c.CsNote';
import REASON from '@salesforce/label/c.CsReasonCode';
import REASON_CHOOSE from '@salesforce/label/c.CsReasonCodeChoose';
import SIGNAL_DISMISSED from '@salesforce/label/c.CsSignalDismissed';

export const label = {
  DISMISS,
  DISMISS_HELP,
  DISMISS_SIGNAL,
  NOTE,
  REASON,
  REASON_CHOOSE,
  SIGNAL_DISMISSED,
};

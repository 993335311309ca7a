import { reduceErrors } from 'c/csErrors';
import DETAILS from '@salesforce/label/c.CsErrorDetails';
import TRY_AGAIN from '@salesforce/label/c.CsTryAgain';
import { LightningElement, api } from 'lwc';

/** Says in one sentence what failed; the technical messages unfold on demand. */
export default class CsErrorPanel extends LightningElement {
  label = { DETAILS, TRY_AGAIN };

  /** What failed and what the user can do, as a sentence. */
  @api message = '';

  /** Any error of the platform, or a list of them. @type {unknown} */
  @api errors;

  /** Offers "Try again", which sends `retried`. */
  @api retryable = false;

  get details() {
    return reduceErrors(this.errors).filter((detail) => detail !== this.message);
  }

  get hasDetails() {
    return this.details.length > 0;
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retried'));
  }
}

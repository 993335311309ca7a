import { LightningElement, api } from 'lwc';

/** Says that there is nothing yet and what to do about it; an action goes into the default slot. */
export default class CsEmptyState extends LightningElement {
  /** What is not there, as a short sentence. */
  @api heading = '';

  /** What the user can do. */
  @api help = '';

  /** Icon of the base library, for example `utility:info`. */
  @api iconName = 'utility:info';
}

import { fillLabel, formatNumber } from 'c/csFormat';
import FINDINGS from '@salesforce/label/c.CsFindings';
import { LightningElement, api } from 'lwc';

/** Everything that is wrong with a definition, in one place; each sentence leads somewhere. Sends `sentencechosen` with its index. */
export default class CsFindingList extends LightningElement {
  /** @type {string[]} */
  @api sentences = [];

  get hasFindings() {
    return this.sentences.length > 0;
  }

  get heading() {
    return fillLabel(FINDINGS, formatNumber(this.sentences.length));
  }

  get items() {
    return this.sentences.map((text, index) => ({ index, text }));
  }

  handleChosen(/** @type {Event} */ event) {
    const { index } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('sentencechosen', { detail: { index: Number(index) } }));
  }
}

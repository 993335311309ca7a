import { fillLabel, formatNumber, language } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardFindings').ShownFinding} ShownFinding */

/** Everything that is wrong with a draft, in one place; each finding leads to its field. Sends `findingchosen`. */
export default class CsScorecardFindingList extends LightningElement {
  /** @type {ShownFinding[]} */
  @api findings = [];

  /** To name them. @type {import('c/csScorecardDefinition').DraftMeasure[]} */
  @api measures = [];

  get hasFindings() {
    return this.findings.length > 0;
  }

  get heading() {
    return fillLabel(label.FINDINGS, formatNumber(this.findings.length));
  }

  get items() {
    return this.findings.map((finding, index) => ({ index, text: this.textOf(finding) }));
  }

  handleChosen(/** @type {Event} */ event) {
    const { index } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('findingchosen', { detail: { finding: this.findings[Number(index)] } }));
  }

  /** @param {ShownFinding} finding */
  textOf({ localId, text }) {
    const measure = this.measures.find((candidate) => candidate.localId === localId);
    if (!measure) return text;
    const name = (language === 'ja' && measure.japaneseName) || measure.name || measure.key || label.MEASURE_UNNAMED;
    return fillLabel(label.FINDING_IN, name, text);
  }
}

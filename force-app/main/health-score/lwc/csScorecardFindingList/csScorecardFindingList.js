import { textOf } from 'c/csFieldTexts';
import { fillLabel, formatNumber, language } from 'c/csFormat';
import { fieldNameOf } from 'c/csScorecardFindings';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardFindings').ShownFinding} ShownFinding */

/** Everything that is wrong with a draft, in one place; each finding leads to its field. Sends `findingchosen`. */
export default class CsScorecardFindingList extends LightningElement {
  /** @type {ShownFinding[]} */
  @api findings = [];

  /** To name them. @type {import('c/csScorecardDefinition').DraftMeasure[]} */
  @api measures = [];

  /** To name the fields. @type {import('c/csScorecardTexts').Texts | null} */
  @api texts = null;

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
  textOf(finding) {
    const measure = this.measures.find((candidate) => candidate.localId === finding.localId);
    const text = this.withField(finding);
    if (!measure) return text;
    const name = (language === 'ja' && measure.japaneseName) || measure.name || measure.key || label.MEASURE_UNNAMED;
    return fillLabel(label.FINDING_IN, name, text);
  }

  /** @param {ShownFinding} finding */
  withField({ localId, field, text, isShort = false }) {
    const fieldName = isShort ? fieldNameOf(field) : null;
    if (fieldName === null) return text;
    const texts = localId === null ? this.texts?.scorecard : this.texts?.measure;
    return fillLabel(label.FINDING_IN, textOf(texts, fieldName).label, text);
  }
}

import { textOf } from 'c/csFieldTexts';
import { fillLabel, language } from 'c/csFormat';
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

  get sentences() {
    return this.findings.map((finding) => this.textOf(finding));
  }

  handleChosen(/** @type {CustomEvent<{ index: number }>} */ event) {
    const finding = this.findings[event.detail.index];
    this.dispatchEvent(new CustomEvent('findingchosen', { detail: { finding } }));
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

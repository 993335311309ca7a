import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatNumber, formatPercent, language } from 'c/csFormat';
import { followWork } from 'c/csServiceWork';
import getPreview from '@salesforce/apex/CsScorecardController.getPreview';
import startPreview from '@salesforce/apex/CsScorecardController.startPreview';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/**
 * @typedef {object} PreviewResult
 * @property {string} asOf
 * @property {number} accounts
 * @property {Record<string, number>} today accounts by band, `atRisk`
 * @property {Record<string, number>} draft
 * @property {number | null} healthySharePercentToday
 * @property {number | null} healthySharePercentDraft
 * @property {any[]} movers
 * @property {any[]} movements
 * @property {number} accountsChangingBand
 * @property {any[]} measures
 * @property {any[]} correlations
 * @property {{ english: string, japanese: string }[]} warnings
 */

/** What a draft would do to the book before anything is written: bands today and then, who moves and why, how good its measures are. Sends `previewed`. */
export default class CsScorecardPreview extends LightningElement {
  label = label;

  /** The draft as JSON, as the service takes it. */
  @api definitionJson = '';

  /** To name them. @type {import('c/csScorecardDefinition').DraftMeasure[]} */
  @api measures = [];

  /** A draft with findings, or without a service, cannot be previewed. */
  @api disabled = false;

  /** @type {PreviewResult | null} */
  result = null;

  /** The draft that `result` is about. @type {string | null} */
  previewedJson = null;

  isRunning = false;

  /** How much of the running preview is done. @type {{ accountsDone: number, accountsTotal: number } | null} */
  progress = null;

  /** @type {string | null} */
  failure = null;

  /** @type {unknown} */
  error;

  /** Tells an answer of this preview from that of one before. */
  round = 0;

  disconnectedCallback() {
    this.round += 1;
  }

  /** Starts a preview of the draft as it is now. */
  @api
  start() {
    return this.run();
  }

  get cannotStart() {
    return this.disabled || this.isRunning;
  }

  get startLabel() {
    return this.result ? label.PREVIEW_AGAIN : label.PREVIEW_START;
  }

  get isOutdated() {
    return this.result !== null && this.previewedJson !== this.definitionJson;
  }

  get isIdle() {
    return this.result === null && !this.isRunning && this.failure === null;
  }

  get percent() {
    const { accountsDone = 0, accountsTotal = 0 } = this.progress ?? {};
    return accountsTotal > 0 ? Math.round((100 * accountsDone) / accountsTotal) : 0;
  }

  get progressText() {
    const { accountsDone = 0, accountsTotal = 0 } = this.progress ?? {};
    return accountsTotal > 0
      ? fillLabel(label.PREVIEW_PROGRESS, formatNumber(accountsDone), formatNumber(accountsTotal))
      : label.PREVIEW_READING;
  }

  get headline() {
    return this.result ? headlineOf(this.result) : '';
  }

  get judgesNobody() {
    return this.result?.accounts === 0;
  }

  get shares() {
    const { healthySharePercentToday, healthySharePercentDraft } = this.result ?? {};
    return fillLabel(
      label.PREVIEW_HEALTHY_SHARE,
      formatPercent(healthySharePercentToday),
      formatPercent(healthySharePercentDraft),
    );
  }

  get warnings() {
    return (this.result?.warnings ?? []).map(({ english, japanese }) => (language === 'ja' ? japanese : english));
  }

  get hasWarnings() {
    return this.warnings.length > 0;
  }

  /** Measures by key, for names. */
  get names() {
    return Object.fromEntries(
      this.measures.map(({ key, name, japaneseName }) => [key, (language === 'ja' && japaneseName) || name || key]),
    );
  }

  handleStart() {
    return this.run();
  }

  async run() {
    this.round += 1;
    const { round, definitionJson } = this;
    this.isRunning = true;
    this.failure = null;
    this.error = null;
    this.progress = null;
    try {
      const ask = (/** @type {string} */ id) => getPreview({ id });
      const preview = await followWork(startPreview({ definitionJson }), ask, (work) => this.isAwaited(round, work));
      if (preview) this.show(preview, definitionJson);
    } catch (error) {
      if (round !== this.round) return;
      this.error = error;
      [this.failure] = [...reduceErrors(error), label.PREVIEW_FAILED];
    } finally {
      if (round === this.round) this.isRunning = false;
    }
  }

  /**
   * Keeps how far the preview is.
   * @param {number} round
   * @param {any} preview
   */
  isAwaited(round, preview) {
    if (round !== this.round) return false;
    if (preview.status === 'running') this.progress = preview;
    return true;
  }

  /**
   * @param {{ status: string, failure: { title: string, detail: string } | null, result: PreviewResult | null }} preview
   * @param {string} definitionJson
   */
  show({ failure, result }, definitionJson) {
    if (!result) {
      this.failure = failure?.detail ?? failure?.title ?? label.PREVIEW_FAILED;
      return;
    }
    this.result = result;
    this.previewedJson = definitionJson;
    this.dispatchEvent(new CustomEvent('previewed', { detail: { definitionJson, headline: headlineOf(result) } }));
  }
}

/**
 * The preview in one sentence.
 * @param {PreviewResult} result
 */
function headlineOf({ accounts, accountsChangingBand }) {
  return fillLabel(label.PREVIEW_HEADLINE, formatNumber(accounts), formatNumber(accountsChangingBand));
}

import { STAGES, stageLabel } from 'c/csBand';
import { fillLabel } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardDefinition').PointsVariant} PointsVariant */

/** Points that stand in for the measure's own where an account's stage or age matches; the first that matches wins. Sends `variantschanged`. */
export default class CsPointsVariants extends LightningElement {
  label = label;

  /** @type {PointsVariant[]} */
  @api variants = [];

  /** Points that a new variant begins with. */
  @api points = '';

  @api valueLabel = '';

  @api readOnly = false;

  /** @type {string[]} */
  @api findings = [];

  get shownVariants() {
    return this.variants.map((variant, index) => ({
      ...variant,
      index,
      stage: variant.stage ?? '',
      heading: fillLabel(label.VARIANT, index + 1),
      removeName: fillLabel(label.VARIANT_REMOVE, index + 1),
    }));
  }

  get stageOptions() {
    return [
      { value: '', label: label.ANY_STAGE },
      ...STAGES.map((stage) => ({ value: stage, label: String(stageLabel(stage)) })),
    ];
  }

  get canEdit() {
    return !this.readOnly;
  }

  get hasFindings() {
    return this.findings.length > 0;
  }

  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('lightning-combobox, lightning-button'))?.focus();
  }

  handleAdd() {
    this.tell([...this.variants, { stage: null, minAgeDays: null, maxAgeDays: null, points: this.points }]);
  }

  handleRemove(/** @type {Event} */ event) {
    const removed = indexOf(event);
    this.tell(this.variants.filter((_, index) => index !== removed));
  }

  handleStage(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change(event, { stage: event.detail.value || null });
  }

  handleMinAge(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change(event, { minAgeDays: toNumber(event.detail.value) });
  }

  handleMaxAge(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change(event, { maxAgeDays: toNumber(event.detail.value) });
  }

  handlePoints(/** @type {CustomEvent<{ points: string }>} */ event) {
    this.change(event, { points: event.detail.points });
  }

  /**
   * @param {Event} event
   * @param {Partial<PointsVariant>} changed
   */
  change(event, changed) {
    const at = indexOf(event);
    this.tell(this.variants.map((variant, index) => (index === at ? { ...variant, ...changed } : variant)));
  }

  /** @param {PointsVariant[]} variants */
  tell(variants) {
    this.dispatchEvent(new CustomEvent('variantschanged', { detail: { variants } }));
  }
}

/** @param {Event} event */
function indexOf(event) {
  return Number(/** @type {HTMLElement} */ (event.currentTarget).dataset.index);
}

/** @param {string} text */
function toNumber(text) {
  return text === '' || text === null ? null : Number(text);
}

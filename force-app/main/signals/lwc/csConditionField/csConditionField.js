import { fillLabel, formatNumber, language } from 'c/csFormat';
import { conditionWords, createFactBook } from 'c/csSignalText';
import { apiValue } from 'c/csDefinitionNames';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/**
 * A name that a condition may use, as the scoring service lists it.
 * @typedef {object} ConditionName
 * @property {string} name `Value.open_cases`
 * @property {string} label
 * @property {string} japaneseLabel
 * @property {string | null} unit
 * @property {'number' | 'text' | 'date' | 'boolean'} type
 * @property {boolean} isWhole only whole numbers occur
 * @property {boolean} hasHistory whether a test knows it in the past
 */

/** Names offered at a time; more than these are found by typing. */
const OFFERED = 60;

/** @type {Record<ConditionName['type'], string>} */
const TYPES = {
  number: label.TYPE_NUMBER,
  text: label.TYPE_TEXT,
  date: label.TYPE_DATE,
  boolean: label.TYPE_BOOLEAN,
};

/**
 * A text with names of measures and scores in it: a condition, or a sentence with places for values. Names are chosen from a list and put
 * where the cursor was. Sends `change` as an input does.
 */
export default class CsConditionField extends LightningElement {
  label = label;

  @api fieldLabel = '';
  @api help = '';
  @api value = '';

  /** @type {number | undefined} */
  @api maxLength;

  @api required = false;
  @api readOnly = false;

  /** The text is a sentence, in which names stand in braces; else it is a condition. */
  @api sentence = false;

  /** @type {ConditionName[]} */
  @api names = [];

  isOpen = false;
  search = '';

  /** @param {string} message */
  @api
  setCustomValidity(message) {
    this.input?.setCustomValidity(message);
  }

  @api
  reportValidity() {
    return this.input?.reportValidity();
  }

  @api
  focus() {
    this.input?.focus();
  }

  /** @returns {any} */
  get input() {
    return this.template?.querySelector('lightning-textarea');
  }

  get canInsert() {
    return !this.readOnly && this.names.length > 0;
  }

  get expanded() {
    return String(this.isOpen);
  }

  get toggleIcon() {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get toggleName() {
    return fillLabel(label.INSERT_NAME_INTO, this.fieldLabel);
  }

  /** The condition in words; null where there are none. */
  get words() {
    if (this.sentence || !this.value) return null;
    const words = conditionWords(this.value, this.book);
    return words === null ? null : fillLabel(label.IN_WORDS, words);
  }

  get book() {
    const measures = this.names
      .filter(({ name }) => name.startsWith('Value.'))
      .map((each) => {
        const key = each.name.slice('Value.'.length);
        const unit = each.unit === null ? null : apiValue(each.unit);
        return [key, { key, label: labelOf(each), unit, percentileWithin: null, isWhole: each.isWhole }];
      });
    return createFactBook({ measures: new Map(/** @type {any} */ (measures)) });
  }

  get found() {
    const wanted = this.search.trim().toLowerCase();
    return this.names.filter((each) => `${each.name} ${labelOf(each)}`.toLowerCase().includes(wanted));
  }

  get offered() {
    return this.found.slice(0, OFFERED).map((each) => ({
      name: each.name,
      label: labelOf(each),
      about: [TYPES[each.type], each.hasHistory ? null : label.NO_HISTORY].filter(Boolean).join(' · '),
    }));
  }

  get countText() {
    return fillLabel(label.NAMES_FOUND, formatNumber(this.found.length));
  }

  handleChange(/** @type {CustomEvent<{ value: string }>} */ event) {
    event.stopPropagation();
    this.send(event.detail.value);
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleSearch(/** @type {CustomEvent<{ value: string }>} */ event) {
    event.stopPropagation();
    this.search = event.detail.value;
  }

  handleInsert(/** @type {Event} */ event) {
    const { name } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const { input } = this;
    input.setRangeText(this.sentence ? `{${name}}` : name);
    this.send(input.value);
    input.focus();
  }

  /** @param {string} value */
  send(value) {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}

/** @param {ConditionName} name */
function labelOf({ label: english, japaneseLabel }) {
  return language === 'ja' ? japaneseLabel : english;
}

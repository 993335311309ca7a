import { fillLabel, language } from 'c/csFormat';
import { openOf, worstOf } from 'c/csSetUpChecks';
import { LightningElement, api } from 'lwc';
import { areaNames, label, statusNames } from './labels';

/** @typedef {import('c/csSetUpChecks').Check} Check */

const ICONS = {
  passed: { name: 'utility:success', variant: 'success' },
  warning: { name: 'utility:warning', variant: 'warning' },
  failed: { name: 'utility:error', variant: 'error' },
  unknown: { name: 'utility:help', variant: '' },
};

/** One area of the set-up: what needs somebody, the most urgent first, and, folded, what is in order. */
export default class CsSetUpArea extends LightningElement {
  label = label;

  /** Key of the area. */
  @api area = '';

  /** Of this area. @type {Check[]} */
  @api checks = [];

  get name() {
    return areaNames[this.area] ?? this.area;
  }

  get worst() {
    return worstOf(this.checks);
  }

  get icon() {
    return ICONS[this.worst];
  }

  get iconWord() {
    return statusNames[this.worst];
  }

  get passed() {
    return this.checks.filter(({ status }) => status === 'passed').map(toRow);
  }

  get open() {
    return openOf(this.checks).map(toRow);
  }

  get hasPassed() {
    return this.passed.length > 0;
  }

  get countText() {
    return fillLabel(label.PART_WELL, this.passed.length, this.checks.length);
  }

  get showPassedText() {
    return fillLabel(label.SHOW_WELL, this.passed.length);
  }
}

/** @param {Check} check */
function toRow({ key, status, english, japanese, remedyEnglish, remedyJapanese, place }) {
  const [said, remedy] = language === 'ja' ? [japanese, remedyJapanese] : [english, remedyEnglish];
  return { key, said, remedy, place, icon: ICONS[status], word: statusNames[status] };
}

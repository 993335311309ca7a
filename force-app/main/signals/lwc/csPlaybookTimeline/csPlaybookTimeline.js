import { apiValue } from 'c/csDefinitionNames';
import { wordOf } from 'c/csFieldTexts';
import { fillLabel, formatNumber } from 'c/csFormat';
import { subjectOf, toTimeline } from 'c/csIndicatorDefinition';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** The steps of a playbook by business day, each with its days in words and as a bar. */
export default class CsPlaybookTimeline extends LightningElement {
  label = label;

  /** @type {import('c/csIndicatorDefinition').StepDraft[]} */
  @api steps = [];

  /** Texts of CsPlaybookStep__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  get rows() {
    const lanes = toTimeline(this.steps);
    const last = Math.max(1, ...lanes.map(({ to }) => to));
    return lanes.map(({ step, from, to }) => ({
      id: step.localId,
      name: subjectOf(step) || label.STEP_UNNAMED,
      party: wordOf(this.texts, 'Party__c', apiValue(step.party)),
      days: fillLabel(label.FROM_DAY_TO_DAY, formatNumber(from), formatNumber(to)),
      barClass: `bar bar_${step.party}`,
      barStyle: `margin-inline-start: ${(100 * from) / last}%; inline-size: ${(100 * (to - from)) / last}%`,
    }));
  }
}

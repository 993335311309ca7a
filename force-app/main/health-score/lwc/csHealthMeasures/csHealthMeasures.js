import { formatHundredths, formatNumber, formatPercent } from 'c/csFormat';
import { groupScore, suggestValues } from 'c/csHealthRules';
import { LightningElement, api } from 'lwc';
import { groupLabels, label } from './labels';

/** @typedef {import('c/csHealthRules').RuleScorecard} RuleScorecard */
/** @typedef {import('c/csHealthSnapshot').Explanation} Explanation */
/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */

/** The measures of a snapshot by group, with what each brings to the score; each unfolds to what is behind it. */
export default class CsHealthMeasures extends LightningElement {
  label = label;

  /** The card always gives one. @type {Explanation} */
  @api explanation = /** @type {any} */ (undefined);

  /** @type {Snapshot} */
  @api snapshot = /** @type {any} */ (undefined);

  /** The scorecard's version that scored; null where the user may not see it. @type {RuleScorecard | null} */
  @api rules = null;

  /** Band that the account shows. @type {string | null} */
  @api band = null;

  /** @type {string} */
  @api accountId = '';

  /** Version key of the scorecard. @type {string | null} */
  @api versionKey = null;

  /** Key of the measure that is unfolded. @type {string | null} */
  openKey = null;

  get groups() {
    const suggestions = this.rules ? suggestValues(this.snapshot, this.rules, this.band) : [];
    return this.explanation.groups.map((group) => ({
      ...group,
      label: groupLabels[group.group],
      scoreText: formatNumber(groupScore(group.measures)),
      weightText: formatNumber(group.weight),
      shareText: group.share === null ? '' : formatPercent(group.share),
      contributionText: formatHundredths(group.contribution),
      rows: group.measures.map((measure) => ({
        key: measure.key,
        measure,
        isOpen: measure.key === this.openKey,
        detailKey: `${measure.key}-detail`,
        suggestion: suggestions.find(({ key }) => key === measure.key),
      })),
    }));
  }

  /** Full length of the contribution bars: the heaviest measure's possible contribution. */
  get scale() {
    const measures = this.explanation.groups.flatMap((group) => group.measures);
    return Math.max(1, ...measures.map((measure) => measure.share ?? 0));
  }

  get sumLabel() {
    return this.snapshot.rollUp ? label.SUM_OF_OWN_CONTRIBUTIONS : label.SUM_OF_CONTRIBUTIONS;
  }

  get sum() {
    return formatHundredths(this.explanation.ownScore);
  }

  /** @param {CustomEvent<{ key: string }>} event */
  handleToggled({ detail: { key } }) {
    this.openKey = this.openKey === key ? null : key;
  }
}

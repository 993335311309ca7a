import { fillLabel, formatNumber, formatPercent } from 'c/csFormat';
import { ACCURACY_QUERY, toAccuracies } from 'c/csRenewalRecords';
import { FEWEST, nearestHorizon, verdictOf } from 'c/csRenewalRules';
import { daysText } from 'c/csRenewalText';
import { graphql } from 'lightning/graphql';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

const VERDICTS = { better: label.BETTER, same: label.SAME, worse: label.WORSE, tooFew: label.UNKNOWN };

/** One line: how good final forecasts so long before a renewal have been. Nothing where the user may not read it. */
export default class CsRenewalRecordLine extends LightningElement {
  /** To the renewal date; negative = overdue. @type {number} */
  @api daysLeft = 0;

  /** null = not read. @type {import('c/csRenewalRules').Accuracy[] | null} */
  accuracies = null;

  @wire(graphql, { query: ACCURACY_QUERY })
  wiredAccuracies(/** @type {import('lightning/graphql').GraphqlResult} */ { data }) {
    if (data) this.accuracies = toAccuracies(data);
  }

  get text() {
    if (this.accuracies === null) return '';
    const horizon = nearestHorizon(this.daysLeft);
    const own = this.accuracies.find(
      ({ forecaster, horizonDays }) => forecaster === 'Final' && horizonDays === horizon,
    );
    const days = daysText(horizon);
    if (!own || own.renewals === 0) return fillLabel(label.NONE, days);
    const renewals = formatNumber(own.renewals);
    if (own.renewals < FEWEST || own.wape === null) return fillLabel(label.TOO_FEW, days, renewals);
    return fillLabel(label.RECORD, days, formatPercent(own.wape), renewals, VERDICTS[verdictOf(own.lastYear)]);
  }
}

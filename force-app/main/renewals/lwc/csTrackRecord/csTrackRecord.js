import { NO_VALUE, compareText, fillLabel, formatDate, formatNumber, toIsoDate } from 'c/csFormat';
import { ACCURACY_QUERY, toAccuracies } from 'c/csRenewalRecords';
import { HORIZONS, isAnyJudged } from 'c/csRenewalRules';
import { daysText } from 'c/csRenewalText';
import { graphql } from 'lightning/graphql';
import { LightningElement, wire } from 'lwc';
import { label } from './labels';
import { biasReading, biasText, brierText, comparison, figuresOf, isEnough, percentText } from './recordText';

/** @typedef {import('c/csRenewalRules').Accuracy} Accuracy */

/** Full runs come daily; older figures are said to be old. */
const FRESH_DAYS = 1;
const DAY = 86_400_000;

/** How good the frozen forecasts of decided renewals were: against simpler ones, by horizon and by CSM, always with the number of renewals. */
export default class CsTrackRecord extends LightningElement {
  label = label;

  /** null = not read yet. @type {Accuracy[] | null} */
  accuracies = null;

  /** @type {{ message: string }[] | null} */
  errors = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshAccuracies;

  /** As the choice holds it. */
  horizon = '90';

  /** @type {'Final' | 'Model'} */
  forecaster = 'Final';

  @wire(graphql, { query: ACCURACY_QUERY })
  wiredAccuracies(/** @type {import('lightning/graphql').GraphqlResult} */ { data, errors, refresh }) {
    this.refreshAccuracies = refresh;
    this.errors = errors ?? null;
    if (data) this.accuracies = toAccuracies(data);
  }

  // ── which state ──

  get isLoading() {
    return this.accuracies === null && !this.errors;
  }

  get isEmpty() {
    return this.accuracies !== null && !isAnyJudged(this.accuracies);
  }

  get isShown() {
    return this.accuracies !== null && isAnyJudged(this.accuracies);
  }

  // ── above ──

  get asOf() {
    return this.accuracies?.[0]?.asOf ?? null;
  }

  get introText() {
    return fillLabel(label.INTRO, formatDate(this.asOf));
  }

  /** Empty while the figures are fresh. */
  get oldText() {
    if (this.asOf === null) return '';
    const days = Math.round((Date.parse(toIsoDate(Date.now())) - Date.parse(this.asOf)) / DAY);
    return days > FRESH_DAYS ? fillLabel(label.OLD, formatNumber(days)) : '';
  }

  get horizons() {
    return HORIZONS.map((days) => ({ value: String(days), label: daysText(days) }));
  }

  get forecasters() {
    return [
      { value: 'Final', label: label.FINAL },
      { value: 'Model', label: label.MODEL },
    ];
  }

  // ── the chosen forecasts ──

  /** @returns {Accuracy | null} */
  get chosen() {
    return this.ofForecaster.find(({ horizonDays }) => String(horizonDays) === this.horizon) ?? null;
  }

  get isNone() {
    return (this.chosen?.renewals ?? 0) === 0;
  }

  get tooFewText() {
    const { chosen } = this;
    if (chosen === null || this.isNone || isEnough(chosen)) return '';
    return fillLabel(label.TOO_FEW_JUDGED, formatNumber(chosen.renewals));
  }

  get figures() {
    const { chosen } = this;
    if (chosen === null || !isEnough(chosen)) return null;
    const { renewals, renewed, wape, monthlyWape, bias, brier } = chosen;
    return [
      {
        key: 'renewals',
        term: label.JUDGED,
        value: formatNumber(renewals),
        aside: fillLabel(label.JUDGED_RENEWED, formatNumber(renewed)),
      },
      {
        key: 'wape',
        term: label.ARR_ERROR,
        help: label.ARR_ERROR_HELP,
        value: percentText(wape),
        aside: monthlyWape === null ? '' : fillLabel(label.BY_MONTH, percentText(monthlyWape)),
      },
      { key: 'bias', term: label.BIAS, help: label.BIAS_HELP, value: biasText(bias), aside: biasReading(bias) },
      { key: 'brier', term: label.BRIER, help: label.BRIER_HELP, value: brierText(brier), aside: '' },
    ];
  }

  get comparisons() {
    const { chosen } = this;
    if (chosen === null) return [];
    const { lastYear, csmCalls, forecaster } = chosen;
    // Where a CSM made a call, that is the final forecast: there is nothing to compare.
    const beside = forecaster === 'Model' && csmCalls ? [comparison(csmCalls, label.CSM_CALLS)] : [];
    return [comparison(lastYear, label.LAST_YEAR), ...beside];
  }

  get bins() {
    return this.chosen?.reliability ?? [];
  }

  get isPlotted() {
    return this.figures !== null && this.bins.length > 0;
  }

  // ── tables ──

  get ofForecaster() {
    return (this.accuracies ?? []).filter(({ forecaster }) => forecaster === this.forecaster);
  }

  get horizonRows() {
    return this.ofForecaster
      .toSorted((left, right) => left.horizonDays - right.horizonDays)
      .map((accuracy) => ({ key: accuracy.key, name: daysText(accuracy.horizonDays), ...figuresOf(accuracy) }));
  }

  get csmRows() {
    return (this.accuracies ?? [])
      .filter(({ forecaster, horizonDays }) => forecaster === 'Csm' && String(horizonDays) === this.horizon)
      .map((accuracy) => ({ key: accuracy.key, name: accuracy.csm?.name ?? NO_VALUE, ...figuresOf(accuracy) }))
      .toSorted((left, right) => compareText(left.name, right.name));
  }

  get tables() {
    const { horizonRows, csmRows } = this;
    const hasCsms = csmRows.length > 0;
    return [
      { id: 'horizons', title: label.HORIZONS, first: label.HORIZON, rows: horizonRows, isThere: true, note: '' },
      { id: 'csms', title: label.CSMS, first: label.CSM, rows: csmRows, isThere: hasCsms, note: label.CSM_NOTE },
    ];
  }

  get columns() {
    return [label.RENEWALS, label.ARR_ERROR, label.BIAS, label.BRIER];
  }

  handleHorizon(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.horizon = event.detail.value;
  }

  handleForecaster(/** @type {CustomEvent<{ value: 'Final' | 'Model' }>} */ event) {
    this.forecaster = event.detail.value;
  }

  handleRetry() {
    return this.refreshAccuracies?.();
  }
}

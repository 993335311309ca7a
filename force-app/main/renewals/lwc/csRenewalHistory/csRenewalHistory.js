import { fillLabel, formatDate, formatMonth } from 'c/csFormat';
import { PlotWidth } from 'c/csPlotWidth';
import { likelihoodText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { toPlot } from './historyPlot';
import { label } from './labels';

/** @typedef {import('c/csRenewalRules').ForecastRow} ForecastRow */

const HEIGHT = 130;
/** Until the page has measured the plot. */
const DEFAULT_WIDTH = 320;

/** What was forecast of a renewal week by week: model and final as a step plot, or as a table with the same numbers and what the CSM said. */
export default class CsRenewalHistory extends LightningElement {
  label = label;

  /** Oldest first. @type {ForecastRow[]} */
  @api rows = [];

  /** The day until which the last forecast holds, yyyy-mm-dd. @type {string} */
  @api endsOn = '';

  isTable = false;
  width = DEFAULT_WIDTH;

  plotWidth = new PlotWidth((width) => {
    this.width = width;
  });

  renderedCallback() {
    this.plotWidth.follow(this.refs?.plot);
  }

  disconnectedCallback() {
    this.plotWidth.stop();
  }

  get isEmpty() {
    return !this.isTable && !this.rows.some(({ final }) => final.likelihood !== null);
  }

  get isChart() {
    return !this.isTable && !this.isEmpty;
  }

  get canSwitch() {
    return this.rows.length > 0;
  }

  get switchLabel() {
    return this.isTable ? label.CHART : label.TABLE;
  }

  get height() {
    return HEIGHT;
  }

  get viewBox() {
    return `0 0 ${this.width} ${HEIGHT}`;
  }

  get plot() {
    const { rows, endsOn, width } = this;
    const plot = toPlot({ rows, endsOn, width, height: HEIGHT });
    return {
      ...plot,
      axisX: plot.frame.left - 6,
      labelY: plot.frame.bottom + 14,
      nameX: plot.end + 8,
      scale: plot.scale.map((mark) => ({ ...mark, text: likelihoodText(mark.value) })),
      months: plot.months.map(({ time, x }) => ({ time, x, text: formatMonth(time) })),
    };
  }

  get description() {
    const told = this.rows.filter(({ final }) => final.likelihood !== null);
    const [first, last] = [told[0], told.at(-1)];
    if (!first || !last) return label.NONE;
    return fillLabel(
      label.TEXT,
      likelihoodText(first.final.likelihood),
      formatDate(first.asOfWeek),
      likelihoodText(last.final.likelihood),
      formatDate(last.asOfWeek),
      likelihoodText(last.model.likelihood),
    );
  }

  /** Newest first. */
  get lines() {
    return this.rows
      .map(({ id, asOfWeek, model, csm, final }) => ({
        id,
        week: formatDate(asOfWeek),
        model: { category: model.category, likelihood: likelihoodText(model.likelihood) },
        csm: { category: csm.category },
        final: { category: final.category, likelihood: likelihoodText(final.likelihood) },
      }))
      .reverse();
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }
}

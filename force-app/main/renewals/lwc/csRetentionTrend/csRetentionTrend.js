import { fillLabel, formatMonth, formatNumber, formatPercent, formatYearMonth } from 'c/csFormat';
import { PlotWidth } from 'c/csPlotWidth';
import { amountText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';
import { toPlot } from './trendPlot';

/** @typedef {import('c/csRetentionRecords').RetentionFigure} RetentionFigure */

const HEIGHT = 230;
/** Until the page has measured the plot. */
const DEFAULT_WIDTH = 720;

/** A rate of fewer accounts would bend the lines more than all others. */
const FEW_ACCOUNTS = 5;

/** @type {Record<import('./trendPlot').Measure, string>} */
const WORDS = { gross: label.GROSS_SHORT, net: label.NET_SHORT, logo: label.LOGO_SHORT };

/** Gross, net and logo retention month by month: as lines, each with its own stroke and name, or as a table with what stands behind them. */
export default class CsRetentionTrend extends LightningElement {
  label = label;

  /** Of one window, oldest first. @type {RetentionFigure[]} */
  @api figures = [];

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

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

  get isChart() {
    return !this.isTable;
  }

  get switchLabel() {
    return this.isTable ? label.CHART : label.TABLE;
  }

  get viewBox() {
    return `0 0 ${this.width} ${HEIGHT}`;
  }

  get height() {
    return HEIGHT;
  }

  /** From the first month on that tells enough; months between that do not leave a gap. */
  get drawnFigures() {
    const told = this.figures.map((figure) => (isTelling(figure) ? figure : withoutRates(figure)));
    return told.slice(Math.max(told.findIndex(isTelling), 0));
  }

  get fewText() {
    return this.figures.every(isTelling) ? null : fillLabel(label.FEW, formatNumber(FEW_ACCOUNTS));
  }

  get plot() {
    const plot = toPlot(this.drawnFigures, this.width, HEIGHT);
    return {
      ...plot,
      axisX: plot.frame.left - 6,
      monthY: plot.frame.bottom + 16,
      marks: plot.marks.map(({ value, y }) => ({ value, y, text: formatNumber(value / 100, { style: 'percent' }) })),
      months: plot.months.map(({ month, x }) => ({
        month,
        x,
        text: formatMonth(Date.parse(`${month.slice(0, 7)}-01`)),
      })),
      lines: plot.lines.map(({ measure, path }) => ({ measure, path, className: `line line_${measure}` })),
      dots: plot.lines
        .filter(({ last }) => last !== null && last.y !== null)
        .map(({ measure, last }) => ({ measure, x: last?.x, y: last?.y, className: `dot dot_${measure}` })),
      words: plot.words.map(({ measure, y, value }) => ({
        measure,
        y,
        text: fillLabel(WORDS[measure], formatPercent(value)),
      })),
    };
  }

  get description() {
    const told = this.drawnFigures.filter(({ gross }) => gross !== null);
    const [first, last] = [told[0], told.at(-1)];
    if (!first || !last) return label.NOTHING;
    const of = (/** @type {RetentionFigure} */ { month, gross, net, logo }) => [
      formatYearMonth(month.slice(0, 7)),
      formatPercent(gross),
      formatPercent(net),
      formatPercent(logo),
    ];
    return fillLabel(label.DESCRIPTION, ...of(first), ...of(last));
  }

  /** Newest first. */
  get rows() {
    return this.figures
      .map((figure) => ({
        key: figure.key,
        month: formatYearMonth(figure.month.slice(0, 7)),
        toDate: figure.isMonthOver ? '' : label.TO_DATE,
        starting: amountText(figure.starting, this.isoCode),
        gross: formatPercent(figure.gross),
        net: formatPercent(figure.net),
        logo: formatPercent(figure.logo),
        churned: amountText(figure.churned, this.isoCode),
        churnRate:
          figure.starting === 0 ? '' : fillLabel(label.SHARE, formatPercent((figure.churned / figure.starting) * 100)),
        left: fillLabel(label.OF, formatNumber(figure.accounts.churned), formatNumber(figure.accounts.starting)),
      }))
      .reverse();
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }
}

/** @param {RetentionFigure} figure */
function isTelling({ accounts }) {
  return (accounts.starting ?? 0) >= FEW_ACCOUNTS;
}

/**
 * @param {RetentionFigure} figure
 * @returns {RetentionFigure}
 */
function withoutRates(figure) {
  return { ...figure, gross: null, net: null, logo: null };
}

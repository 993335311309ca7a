import { fillLabel, formatNumber } from 'c/csFormat';
import { PlotWidth } from 'c/csPlotWidth';
import { LightningElement, api } from 'lwc';
import { label } from './labels';
import { toPlot } from './plotGeometry';

/** @typedef {import('c/csRenewalRules').ReliabilityBin} ReliabilityBin */

const HEIGHT = 300;
/** Until the page has measured the plot. */
const DEFAULT_WIDTH = 420;

/** Likelihoods beside what came of them, by tenths: as a plot with its sentences, or as a table with the same numbers. */
export default class CsReliabilityPlot extends LightningElement {
  label = label;

  /** Lowest first. @type {ReliabilityBin[]} */
  @api bins = [];

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
    const plot = toPlot({ bins: this.bins, width: this.width, height: HEIGHT });
    const { frame } = plot;
    return {
      ...plot,
      axisX: frame.left - 6,
      axisY: frame.bottom + 14,
      nameX: (frame.left + frame.right) / 2,
      nameY: HEIGHT - 4,
      xMarks: plot.xMarks.map((mark) => ({ ...mark, text: percentText(mark.value / 100) })),
      yMarks: plot.yMarks.map((mark) => ({ ...mark, text: percentText(mark.value / 100) })),
    };
  }

  /** "Said 80% to 90%: 11 of 12 renewed (92%)." */
  get lines() {
    return this.bins.map((bin) => ({
      key: bin.from,
      sentence: fillLabel(
        label.LINE,
        rangeText(bin),
        formatNumber(bin.renewed),
        formatNumber(bin.renewals),
        percentText(bin.renewed / bin.renewals),
      ),
      range: rangeText(bin),
      mean: percentText(bin.meanLikelihood),
      renewals: formatNumber(bin.renewals),
      share: percentText(bin.renewed / bin.renewals),
      interval: fillLabel(label.RANGE, percentText(bin.low), percentText(bin.high)),
    }));
  }

  get description() {
    return this.lines.map(({ sentence }) => sentence).join(' ');
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }
}

/** @param {number} share 0-1 */
function percentText(share) {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** @param {ReliabilityBin} bin */
function rangeText({ from }) {
  return fillLabel(label.RANGE, percentText(from), percentText(from + 0.1));
}

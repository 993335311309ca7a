import { bandClass, bandLabel } from 'c/csBand';
import { fillLabel, formatChange, formatDate, formatMonth, formatNumber, formatPercent } from 'c/csFormat';
import { PlotWidth } from 'c/csPlotWidth';
import BAND from '@salesforce/label/c.CsBand';
import CHANGE from '@salesforce/label/c.CsChange';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import DATE from '@salesforce/label/c.CsDate';
import SCORE from '@salesforce/label/c.CsScore';
import TREND from '@salesforce/label/c.CsTrend';
import TREND_CHART from '@salesforce/label/c.CsTrendChart';
import TREND_DESCRIPTION from '@salesforce/label/c.CsTrendDescription';
import TREND_NONE from '@salesforce/label/c.CsTrendNone';
import TREND_SCORECARD_CHANGED from '@salesforce/label/c.CsTrendScorecardChanged';
import TREND_TABLE from '@salesforce/label/c.CsTrendTable';
import { LightningElement, api } from 'lwc';
import { isDrawn, toPlot } from './trendPlot';

/** @typedef {import('./trendPlot').TrendPoint} TrendPoint */

const HEIGHT = 150;
/** Until the page has measured the plot. */
const DEFAULT_WIDTH = 480;
/** A band narrower than this has no room for its name. */
const MIN_ZONE_HEIGHT = 16;

/** The health score over the past months as a step plot, or as a table with the same numbers. */
export default class CsHealthTrend extends LightningElement {
  label = { BAND, CHANGE, COVERAGE, DATE, SCORE, TREND, TREND_NONE, TREND_SCORECARD_CHANGED };

  /** Snapshots, oldest first. @type {TrendPoint[]} */
  @api points = [];

  /** The day until which the last score is known to hold, yyyy-mm-dd. @type {string} */
  @api endsOn = '';

  /** Score at which the band Healthy begins; null when unknown. @type {number | null} */
  @api healthyFrom = null;

  /** Score at which the band Watch begins; null when unknown. @type {number | null} */
  @api watchFrom = null;

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
    return !this.isTable && !this.points.some(isDrawn);
  }

  get isChart() {
    return !this.isTable && !this.isEmpty;
  }

  get canSwitch() {
    return this.points.length > 0;
  }

  get switchLabel() {
    return this.isTable ? TREND_CHART : TREND_TABLE;
  }

  get viewBox() {
    return `0 0 ${this.width} ${HEIGHT}`;
  }

  get height() {
    return HEIGHT;
  }

  get plot() {
    const plot = toPlot({
      points: this.points,
      endsOn: this.endsOn,
      healthyFrom: this.healthyFrom,
      watchFrom: this.watchFrom,
      width: this.width,
      height: HEIGHT,
    });
    const { frame } = plot;
    return {
      ...plot,
      frameWidth: frame.right - frame.left,
      axisX: frame.left - 6,
      labelY: frame.bottom + 14,
      zones: plot.zones.map((zone) => ({
        ...zone,
        className: `zone zone_${bandClass(zone.band)}`,
        word: zone.height >= MIN_ZONE_HEIGHT ? bandLabel(zone.band) : '',
        wordX: frame.right + 8,
        wordY: zone.y + zone.height / 2 + 4,
      })),
      months: plot.months.map(({ time, x }) => ({ time, x, text: formatMonth(time) })),
      lastClass: `last last_${bandClass(plot.last?.band)}`,
    };
  }

  get description() {
    const scored = this.points.filter(isDrawn);
    const first = scored[0];
    const last = scored.at(-1);
    if (!first || !last) return TREND_NONE;
    const scores = scored.map(({ score }) => score);
    return fillLabel(
      TREND_DESCRIPTION,
      formatNumber(first.score),
      formatDate(first.date),
      formatNumber(last.score),
      formatDate(last.date),
      formatNumber(Math.min(...scores)),
      formatNumber(Math.max(...scores)),
    );
  }

  /** Newest first, each with its change against the snapshot before. */
  get rows() {
    return this.points
      .map((point, index) => {
        const before = this.points[index - 1]?.score ?? null;
        const change = point.score === null || before === null ? null : hundredths(point.score - before);
        return {
          id: point.id,
          date: formatDate(point.date),
          score: formatNumber(point.score),
          band: point.band,
          coverage: formatPercent(point.coverage),
          change: formatChange(change),
        };
      })
      .reverse();
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }
}

/** @param {number} value */
function hundredths(value) {
  return Math.round(value * 100) / 100;
}

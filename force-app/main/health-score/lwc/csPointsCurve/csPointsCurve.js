import { fillLabel, formatMeasureValue, formatNumber } from 'c/csFormat';
import { PlotWidth } from 'c/csPlotWidth';
import { LightningElement, api } from 'lwc';
import { toCurve } from './curvePlot';
import { label } from './labels';

const HEIGHT = 130;
/** Until the page has measured the plot. */
const DEFAULT_WIDTH = 320;

/** How many points a value gets, as a line with the account's place on it, or as a table with the same numbers. */
export default class CsPointsCurve extends LightningElement {
  label = label;

  /** Ascending by value. @type {{ value: number, points: number }[]} */
  @api breakpoints = [];

  /** The account's value; null when it has none. @type {number | null} */
  @api value = null;

  /** The account's points; null when it has none. @type {number | null} */
  @api points = null;

  /** Value that would change the band; null = none would. @type {number | null} */
  @api target = null;

  /** API value of CsMeasure__c.Unit__c. @type {string | null} */
  @api unit = null;

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
    return this.isTable ? label.TREND_CHART : label.TREND_TABLE;
  }

  get height() {
    return HEIGHT;
  }

  get viewBox() {
    return `0 0 ${this.width} ${HEIGHT}`;
  }

  get plot() {
    const plot = toCurve({
      breakpoints: this.breakpoints,
      value: this.value,
      points: this.points,
      target: this.target,
      width: this.width,
      height: HEIGHT,
    });
    const { frame } = plot;
    return {
      ...plot,
      axisX: frame.left - 6,
      labelY: frame.bottom + 17,
      labels: plot.labels.map(({ x, value }) => ({ x, value, text: formatMeasureValue(value, this.unit) })),
    };
  }

  get description() {
    const curve = fillLabel(
      label.CURVE_DESCRIPTION,
      this.breakpoints
        .map(({ value, points }) => `${formatMeasureValue(value, this.unit)}: ${formatNumber(points)}`)
        .join('; '),
    );
    if (this.value === null || this.points === null) return curve;
    const place = fillLabel(label.CURVE_PLACE, formatMeasureValue(this.value, this.unit), formatNumber(this.points));
    return `${curve} ${place}`;
  }

  get rows() {
    return this.breakpoints.map(({ value, points }) => ({
      key: value,
      value: formatMeasureValue(value, this.unit),
      points: formatNumber(points),
    }));
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }
}

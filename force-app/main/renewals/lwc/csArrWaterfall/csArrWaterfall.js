import { fillLabel, formatDate, formatNumber } from 'c/csFormat';
import { PlotWidth } from 'c/csPlotWidth';
import { exactAmountText, shortAmountText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';
import { toBars } from './waterfallPlot';

/** @typedef {import('c/csRetentionRecords').RetentionFigure} RetentionFigure */

const HEIGHT = 240;
/** Until the page has measured the plot. */
const DEFAULT_WIDTH = 720;

/** @type {Record<string, string>} */
const NAMES = {
  starting: label.STARTING,
  fresh: label.NEW,
  reactivated: label.REACTIVATED,
  expanded: label.EXPANDED,
  contracted: label.CONTRACTED,
  churned: label.CHURNED,
  ending: label.ENDING,
};

/** @type {Record<string, string>} */
const REASONS = {
  notKnown: label.NOT_KNOWN,
  noRate: label.NO_RATE,
  outsideScope: label.OUTSIDE_SCOPE,
  notVisible: label.NOT_VISIBLE,
};

/** What moved ARR from one day to another, to the cent, and how its end compares with what the Accounts add up to. */
export default class CsArrWaterfall extends LightningElement {
  label = label;

  /** The container always gives one. @type {RetentionFigure} */
  @api figure = /** @type {any} */ (undefined);

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  /** Names of accounts by id, as far as the user may see them. @type {ReadonlyMap<string, string>} */
  @api names = new Map();

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

  get spanText() {
    return fillLabel(label.SPAN, formatDate(this.figure.startsOn), formatDate(this.figure.endsOn));
  }

  get steps() {
    const { starting, fresh, reactivated, expanded, contracted, churned, ending, accounts } = this.figure;
    const movements = /** @type {[string, number][]} */ ([
      ['fresh', fresh ?? 0],
      ['reactivated', reactivated ?? 0],
      ['expanded', expanded],
      ['contracted', -contracted],
      ['churned', -churned],
    ]);
    let balance = starting;
    const moved = movements.map(([kind, amount]) => {
      balance += amount;
      return { kind, amount, balance };
    });
    return [
      { kind: 'starting', amount: starting, balance: starting },
      ...moved,
      { kind: 'ending', amount: ending, balance: ending },
    ].map((step) => ({ ...step, count: accounts[step.kind] ?? null }));
  }

  get plot() {
    const { frame, bars } = toBars(this.steps, this.width, HEIGHT);
    return {
      frame,
      labelY: frame.bottom + 16,
      levels: bars.slice(0, -1),
      bars: bars.map((bar, index) => ({
        ...bar,
        className: `bar bar_${bar.kind}`,
        name: NAMES[bar.kind],
        amount: this.signed(this.steps[index].kind, this.steps[index].amount, shortAmountText),
      })),
    };
  }

  get rows() {
    return this.steps.map(({ kind, amount, balance, count }) => ({
      kind,
      name: NAMES[kind],
      amount: this.signed(kind, amount, exactAmountText),
      balance: exactAmountText(balance, this.isoCode),
      accounts: formatNumber(count),
      className: kind === 'starting' || kind === 'ending' ? 'total' : '',
    }));
  }

  get description() {
    return `${this.spanText}. ${this.rows.map(({ name, amount }) => `${name} ${amount}`).join(', ')}.`;
  }

  /**
   * A movement with its sign.
   * @param {string} kind
   * @param {number} amount
   * @param {(amount: number, isoCode: string | null) => string} toText
   */
  signed(kind, amount, toText) {
    const text = toText(amount, this.isoCode);
    return kind === 'starting' || kind === 'ending' || amount <= 0 ? text : `+${text}`;
  }

  // ── beside the CRM ──

  get isCompared() {
    return this.figure.crm !== null;
  }

  get difference() {
    return (this.figure.crm ?? 0) - this.figure.ending;
  }

  get agrees() {
    return this.isCompared && this.difference === 0 && this.differing.length === 0;
  }

  get comparedIcon() {
    return this.agrees ? 'utility:success' : 'utility:warning';
  }

  get comparedVariant() {
    return this.agrees ? 'success' : 'warning';
  }

  get comparedText() {
    const crm = exactAmountText(this.figure.crm, this.isoCode);
    if (this.agrees) return fillLabel(label.AGREES, crm);
    const count = formatNumber(this.figure.reconciliation?.differingAccounts ?? 0);
    const ending = exactAmountText(this.figure.ending, this.isoCode);
    return fillLabel(label.DIFFERS, ending, crm, exactAmountText(this.difference, this.isoCode), count);
  }

  get differing() {
    return (this.figure.reconciliation?.differing ?? []).map(({ accountId, crm, history }) => ({
      accountId,
      name: this.nameOf(accountId),
      isSeen: this.names.has(accountId),
      crm: exactAmountText(crm, this.isoCode),
      history: exactAmountText(history, this.isoCode),
      difference: exactAmountText(crm - history, this.isoCode),
    }));
  }

  get hasDiffering() {
    return this.differing.length > 0;
  }

  get leftAsideText() {
    const { leftAside } = this.figure;
    if (leftAside === 0) return null;
    return fillLabel(leftAside === 1 ? label.LEFT_ASIDE_ONE : label.LEFT_ASIDE, formatNumber(leftAside));
  }

  get leftAside() {
    return (this.figure.reconciliation?.leftAside ?? []).map(({ accountId, reason }) => ({
      accountId,
      name: this.nameOf(accountId),
      isSeen: this.names.has(accountId),
      reason: REASONS[reason] ?? reason,
    }));
  }

  get hasLeftAside() {
    return this.leftAside.length > 0;
  }

  /** @param {string} accountId */
  nameOf(accountId) {
    return this.names.get(accountId) ?? label.HIDDEN_ACCOUNT;
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }
}

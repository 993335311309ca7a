import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatDateTime, formatNumber, language } from 'c/csFormat';
import { followWork } from 'c/csServiceWork';
import getTest from '@salesforce/apex/CsIndicatorController.getTest';
import startTest from '@salesforce/apex/CsIndicatorController.startTest';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/**
 * @typedef {object} TestedAccount
 * @property {string} accountId
 * @property {string} outcome what the next run would make of it
 * @property {string} english why, as a sentence
 * @property {string} japanese
 */

/**
 * @typedef {object} PastDays
 * @property {string} from yyyy-mm-dd
 * @property {string} to
 * @property {number} opened
 * @property {number} resolved
 * @property {number} stillOpen
 * @property {number} accounts
 * @property {number | null} medianDaysOpen null = none resolved
 * @property {{ day: string, opened: number, resolved: number }[]} days only those with any
 * @property {string[]} unknownNames without history, taken as not known
 */

/**
 * @typedef {object} TestResult
 * @property {string} asOf the instant that today is judged at
 * @property {number} accounts looked at
 * @property {object} today
 * @property {number} today.matching
 * @property {Record<string, number>} today.outcomes accounts by what the next run would make of them
 * @property {number} today.wouldOpen
 * @property {number} today.tasks
 * @property {{ ownerId: string, accounts: number, tasks: number }[]} today.perOwner
 * @property {TestedAccount[]} today.accounts the largest
 * @property {PastDays} past
 * @property {{ english: string, japanese: string }[]} warnings
 */

/** Days of the past that a test looks at. */
const PAST_DAYS = 90;

/** For whom an indicator would fire today, and how often in the past days, before it is switched on. Writes nothing. Sends `tested`. */
export default class CsIndicatorTest extends LightningElement {
  label = label;

  /** The indicator as JSON, as the service takes it. */
  @api definitionJson = '';

  /** An indicator with findings, or without a service, cannot be tested. */
  @api disabled = false;

  /** @type {TestResult | null} */
  result = null;

  /** The indicator that `result` is about. @type {string | null} */
  testedJson = null;

  isRunning = false;

  /** How far the running test is. @type {{ phase: string, accountsDone: number, accountsTotal: number } | null} */
  progress = null;

  /** @type {string | null} */
  failure = null;

  /** @type {unknown} */
  error;

  /** Tells an answer of this test from that of one before. */
  round = 0;

  disconnectedCallback() {
    this.round += 1;
  }

  get cannotStart() {
    return this.disabled || this.isRunning;
  }

  get startLabel() {
    return this.result ? label.TEST_AGAIN : label.TEST_START;
  }

  get isOutdated() {
    return this.result !== null && this.testedJson !== this.definitionJson;
  }

  get hasOutdatedNotice() {
    return this.isOutdated && !this.isRunning;
  }

  get headline() {
    return this.result ? headlineOf(this.result) : '';
  }

  get percent() {
    const { accountsDone = 0, accountsTotal = 0 } = this.progress ?? {};
    return accountsTotal > 0 ? Math.round((100 * accountsDone) / accountsTotal) : 0;
  }

  get progressText() {
    const { phase = 'read', accountsDone = 0, accountsTotal = 0 } = this.progress ?? {};
    if (phase === 'past') return fillLabel(label.TEST_PHASE_PAST, formatNumber(PAST_DAYS));
    if (phase === 'read' || accountsTotal === 0) return label.TEST_PHASE_READ;
    return fillLabel(label.TEST_PHASE_TODAY, formatNumber(accountsDone), formatNumber(accountsTotal));
  }

  get warnings() {
    return (this.result?.warnings ?? []).map(({ english, japanese }) => (language === 'ja' ? japanese : english));
  }

  get today() {
    return this.result?.today;
  }

  get basis() {
    const { asOf, accounts } = /** @type {TestResult} */ (this.result);
    return fillLabel(label.TEST_BASIS, formatNumber(accounts), formatDateTime(asOf));
  }

  get matchesNobody() {
    return this.today?.matching === 0;
  }

  handleStart() {
    return this.run();
  }

  async run() {
    this.round += 1;
    const { round, definitionJson } = this;
    this.isRunning = true;
    this.failure = null;
    this.error = null;
    this.progress = null;
    try {
      const requestJson = `{"indicator":${definitionJson},"days":${PAST_DAYS}}`;
      const ask = (/** @type {string} */ id) => getTest({ id });
      const test = await followWork(startTest({ requestJson }), ask, (work) => this.isAwaited(round, work));
      if (test) this.show(test, definitionJson);
    } catch (error) {
      if (round !== this.round) return;
      this.error = error;
      [this.failure] = [...reduceErrors(error), label.TEST_FAILED];
    } finally {
      if (round === this.round) this.isRunning = false;
    }
  }

  /**
   * Keeps how far the test is.
   * @param {number} round
   * @param {any} test
   */
  isAwaited(round, test) {
    if (round !== this.round) return false;
    if (test.status === 'running') this.progress = test;
    return true;
  }

  /**
   * @param {{ failure: { title: string, detail: string } | null, result: TestResult | null }} test
   * @param {string} definitionJson
   */
  show({ failure, result }, definitionJson) {
    if (!result) {
      this.failure = failure?.detail ?? failure?.title ?? label.TEST_FAILED;
      return;
    }
    this.result = result;
    this.testedJson = definitionJson;
    this.dispatchEvent(new CustomEvent('tested', { detail: { definitionJson, headline: headlineOf(result) } }));
  }
}

/**
 * The test in one sentence.
 * @param {TestResult} result
 */
function headlineOf({ today }) {
  return fillLabel(
    label.TEST_HEADLINE,
    formatNumber(today.matching),
    formatNumber(today.wouldOpen),
    formatNumber(today.tasks),
  );
}

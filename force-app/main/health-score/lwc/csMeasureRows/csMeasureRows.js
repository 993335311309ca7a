import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatNumber } from 'c/csFormat';
import measureRows from '@salesforce/apex/CsHealthController.measureRows';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecords } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';
import { parseRows, toRequest, toShownSet } from './measureRows';

/** @typedef {import('./measureRows').RowSet} RowSet */
/** @typedef {import('./measureRows').ObjectInfo} ObjectInfo */

const ROLE_HEADINGS = { of: label.ROWS_OF, over: label.ROWS_OVER, before: label.ROWS_BEFORE };

/**
 * The records behind the value of a measure. The scoring service says which they are; what the user reads of them comes from the org, with
 * the user's own rights.
 */
export default class CsMeasureRows extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** @type {string} */
  @api measureKey = '';

  /** Version key of the scorecard. @type {string | null} */
  @api versionKey = null;

  /** yyyy-mm-dd @type {string} */
  @api asOf = '';

  /** @type {RowSet[] | undefined} undefined while the service is asked */
  sets;

  /** Why the service gave no rows, as a sentence. @type {string | null} */
  failure = null;

  /** @type {ObjectInfo[] | undefined} */
  infos;

  /** @type {Map<string, any> | undefined} */
  records;

  @wire(getObjectInfos, { objectApiNames: '$objectNames' })
  wiredInfos(
    /** @type {{ data?: { results: { statusCode: number, result: any }[] }, error?: unknown }} */ { data, error },
  ) {
    if (data) this.infos = data.results.filter(isFound).map(({ result }) => result);
    if (error) this.infos = [];
  }

  @wire(getRecords, { records: '$request' })
  wiredRecords(
    /** @type {{ data?: { results: { statusCode: number, result: any }[] }, error?: unknown }} */ { data, error },
  ) {
    if (data) this.records = new Map(data.results.filter(isFound).map(({ result }) => [result.id, result]));
    if (error) this.records = new Map();
  }

  connectedCallback() {
    return this.load();
  }

  async load() {
    this.failure = null;
    this.sets = undefined;
    try {
      this.sets = parseRows(
        await measureRows({
          accountId: this.accountId,
          measureKey: this.measureKey,
          scorecardVersionKey: String(this.versionKey),
          asOf: this.asOf,
        }),
      );
    } catch (error) {
      this.failure = hasUserMessage(error) ? reduceErrors(error)[0] : label.ROWS_FAILED;
    }
  }

  get objectNames() {
    return this.sets && this.sets.length > 0 ? [...new Set(this.sets.map(({ object }) => object))] : undefined;
  }

  get request() {
    const request = this.infos && this.sets ? toRequest(this.sets, this.infos) : [];
    return request.length > 0 ? request : undefined;
  }

  get isLoading() {
    if (this.failure) return false;
    return !this.sets || (this.sets.length > 0 && (!this.infos || (this.request !== undefined && !this.records)));
  }

  get shownSets() {
    if (this.failure || this.isLoading) return [];
    return (this.sets ?? []).map((set) => {
      const info = this.infos?.find(({ apiName }) => apiName === set.object);
      const shown = toShownSet(set, info, this.records ?? new Map());
      return {
        ...shown,
        hasRows: shown.rows.length > 0,
        heading: fillLabel(ROLE_HEADINGS[shown.role], shown.objectLabel, formatNumber(shown.total)),
        none: shown.total === 0 ? label.ROWS_NONE : null,
        moreText: shown.more > 0 ? fillLabel(label.ROWS_MORE, formatNumber(shown.more)) : null,
        hiddenText: shown.hidden > 0 ? fillLabel(label.ROWS_HIDDEN, formatNumber(shown.hidden)) : null,
      };
    });
  }

  handleRetry() {
    return this.load();
  }
}

/** @param {{ statusCode: number }} answer */
function isFound({ statusCode }) {
  return statusCode < 400;
}

/**
 * Apex says what the user can do in `body.message`; any other error is a technical text.
 * @param {any} error
 */
function hasUserMessage(error) {
  return typeof error?.body?.message === 'string';
}

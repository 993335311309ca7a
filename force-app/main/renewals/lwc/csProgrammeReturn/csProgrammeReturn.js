import { fillLabel, formatDate, formatNumber, formatPercent } from 'c/csFormat';
import { programmeReturn } from 'c/csProgrammeRules';
import { amountText } from 'c/csRenewalText';
import { retentionQuery, toFigures } from 'c/csRetentionRecords';
import PROGRAMME from '@salesforce/schema/CsProgramme__c';
import RETENTION from '@salesforce/schema/CsRetention__c';
import { graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { LightningElement, wire } from 'lwc';
import { label } from './labels';
import { PROGRAMME_QUERY, YEARS_OF_BOOK, toAssumptions, toProgramme, toRecords } from './programmeRecords';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csProgrammeRules').Input} Input */

/** @type {Record<string, { name: string, formula: string }>} */
const FIGURES = {
  preventedChurn: { name: label.PREVENTED_CHURN, formula: label.PREVENTED_CHURN_FORMULA },
  upsell: { name: label.UPSELL, formula: label.UPSELL_FORMULA },
  capacity: { name: label.CAPACITY, formula: label.CAPACITY_FORMULA },
};

/** @type {Record<string, { name: string, unit: 'currency' | 'percent' | 'number' }>} */
const INPUTS = {
  startingArr: { name: label.STARTING_ARR, unit: 'currency' },
  lostArr: { name: label.LOST_ARR, unit: 'currency' },
  lostShareBefore: { name: label.LOST_SHARE_BEFORE, unit: 'percent' },
  expandedArr: { name: label.EXPANDED_ARR, unit: 'currency' },
  expandedShareBefore: { name: label.EXPANDED_SHARE_BEFORE, unit: 'percent' },
  accounts: { name: label.ACCOUNTS, unit: 'number' },
  accountsPerPostBefore: { name: label.ACCOUNTS_PER_POST_BEFORE, unit: 'number' },
  posts: { name: label.POSTS, unit: 'number' },
  postCost: { name: label.POST_COST, unit: 'currency' },
  programmeCost: { name: label.PROGRAMME_COST, unit: 'currency' },
  attributedShare: { name: label.ATTRIBUTED_SHARE, unit: 'percent' },
};

/** @type {Record<string, string>} */
const ORIGINS = {
  recorded: label.RECORDED,
  stated: label.STATED,
  default: label.DEFAULTED,
  missing: label.MISSING,
};

/** What the programme brings in a year: three formulas, each with its inputs and where they come from. For those who may read its assumptions. */
export default class CsProgrammeReturn extends LightningElement {
  label = label;

  /** Of CsRetention__c. @type {{ fields: Record<string, any> } | undefined} */
  info;

  /** Of CsProgramme__c; undefined also while it may not be read. @type {{ createable: boolean, updateable: boolean } | undefined} */
  programmeInfo;

  /** null = not read yet. @type {import('c/csRetentionRecords').RetentionFigure[] | null} */
  figures = null;

  /** null = not read yet. @type {ReturnType<typeof toProgramme> | null} */
  programme = null;

  /** @type {{ message: string }[] | null} */
  figureErrors = null;

  /** @type {{ message: string }[] | null} */
  programmeErrors = null;

  isEditing = false;
  isFormWanted = false;

  /** @type {(() => Promise<void>) | undefined} */
  refreshFigures;

  /** @type {(() => Promise<void>) | undefined} */
  refreshProgramme;

  retentionObject = RETENTION;
  programmeObject = PROGRAMME;

  @wire(getObjectInfo, { objectApiName: '$retentionObject' })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.info = data;
  }

  @wire(getObjectInfo, { objectApiName: '$programmeObject' })
  wiredProgrammeInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.programmeInfo = data;
  }

  @wire(graphql, { query: '$figuresQuery', variables: '$figuresVariables' })
  wiredFigures(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshFigures = refresh;
    this.figureErrors = errors ?? null;
    if (data && !errors) this.figures = toFigures(data);
  }

  @wire(graphql, { query: '$programmeQuery' })
  wiredProgramme(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshProgramme = refresh;
    this.programmeErrors = errors ?? null;
    if (data && !errors) this.programme = toProgramme(data);
  }

  renderedCallback() {
    if (!this.isFormWanted) return;
    this.isFormWanted = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('c-cs-programme-form'))?.focus();
  }

  get figuresQuery() {
    return this.isAllowed && this.info
      ? retentionQuery({ hasCurrencies: 'CurrencyIsoCode' in this.info.fields })
      : undefined;
  }

  get figuresVariables() {
    return { where: YEARS_OF_BOOK };
  }

  get programmeQuery() {
    return this.isAllowed ? PROGRAMME_QUERY : undefined;
  }

  // ── which state ──

  /** What a colleague costs is not for everybody. */
  get isAllowed() {
    return this.programmeInfo !== undefined;
  }

  get errors() {
    return this.figureErrors ?? this.programmeErrors;
  }

  get isLoading() {
    return !this.errors && (this.figures === null || this.programme === null);
  }

  get known() {
    if (this.figures === null || this.programme === null) return null;
    return toRecords(this.figures, this.programme.fields.StartedOn__c ?? null);
  }

  get isEmpty() {
    return !this.isLoading && !this.errors && this.known === null;
  }

  get isShown() {
    return !this.isLoading && this.known !== null;
  }

  get canEdit() {
    const { createable = false, updateable = false } = this.programmeInfo ?? {};
    return this.programme?.id ? updateable : createable;
  }

  get canOpenForm() {
    return this.isShown && this.canEdit && !this.isEditing;
  }

  get isoCode() {
    return this.figures?.at(-1)?.isoCode ?? null;
  }

  get programmeId() {
    return this.programme?.id ?? null;
  }

  get programmeFields() {
    return this.programme?.fields ?? {};
  }

  // ── what it brings ──

  get result() {
    const { known, programme } = this;
    return known && programme && programmeReturn(known.records, toAssumptions(programme.fields));
  }

  get spanText() {
    const { now, before = null } = this.known ?? {};
    if (!now) return '';
    const span = fillLabel(label.SPAN, formatDate(now.startsOn), formatDate(now.endsOn));
    const past = before
      ? fillLabel(label.SPAN_BEFORE, formatDate(before.startsOn), formatDate(before.endsOn))
      : this.noBeforeText;
    return `${span} ${past}`;
  }

  /** Nothing to say where what was before is stated. */
  get noBeforeText() {
    const {
      StartedOn__c: startedOn = null,
      LostShareBefore__c: lost = null,
      ExpandedShareBefore__c: expanded = null,
    } = this.programmeFields;
    if (lost !== null && expanded !== null) return '';
    return startedOn === null ? label.NO_START : label.NO_BEFORE;
  }

  get drawnFigures() {
    return (this.result?.figures ?? []).map(({ key, inputs, amount }) => {
      const missing = inputs.filter(({ origin }) => origin === 'missing');
      return {
        key,
        ...FIGURES[key],
        amount: amountText(amount, this.isoCode),
        missing: amount === null && missing.length > 0 ? fillLabel(label.NEEDS, formatNumber(missing.length)) : null,
        inputs: inputs.map((input) => this.drawn(input)),
      };
    });
  }

  get totals() {
    const { result } = this;
    if (!result) return [];
    const { benefit, cost, returnOnCost } = result;
    return [
      {
        key: 'benefit',
        name: label.BENEFIT,
        amount: amountText(benefit, this.isoCode),
        about: benefit === null ? label.INCOMPLETE : '',
      },
      {
        key: 'cost',
        name: label.PROGRAMME_COST,
        amount: amountText(cost.value, this.isoCode),
        about: ORIGINS[cost.origin],
      },
      {
        key: 'return',
        name: label.RETURN_ON_COST,
        amount: formatPercent(returnOnCost === null ? null : Math.round(returnOnCost * 1000) / 10),
        about: returnOnCost === null ? label.INCOMPLETE : label.RETURN_HELP,
      },
    ];
  }

  get noteText() {
    return this.programmeFields.Note__c ?? null;
  }

  /** @param {Input} input */
  drawn({ key, value, origin }) {
    const { name, unit } = INPUTS[key];
    return {
      key,
      name,
      value: this.valueText(value, unit),
      origin: ORIGINS[origin],
      className: `origin origin_${origin}`,
    };
  }

  /**
   * @param {number | null} value in hundredths of its unit
   * @param {'currency' | 'percent' | 'number'} unit
   */
  valueText(value, unit) {
    if (unit === 'currency') return amountText(value, this.isoCode);
    const amount = value === null ? null : value / 100;
    return unit === 'percent' ? formatPercent(amount) : formatNumber(amount);
  }

  handleEdit() {
    this.isEditing = true;
    this.isFormWanted = true;
  }

  handleClosed() {
    this.isEditing = false;
    Promise.resolve().then(() =>
      /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-id="edit"]'))?.focus(),
    );
  }

  async handleSaved(/** @type {CustomEvent<{ message: string }>} */ event) {
    await this.refreshProgramme?.();
    this.handleClosed();
    this.dispatchEvent(new ShowToastEvent({ title: event.detail.message, variant: 'success' }));
  }

  async handleRetry() {
    await Promise.all([this.refreshFigures?.(), this.refreshProgramme?.()]);
  }
}

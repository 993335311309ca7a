import { wordOf } from 'c/csFieldTexts';
import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatNumber, language } from 'c/csFormat';
import {
  copyAsVersion,
  isChanged,
  lastSortOrder,
  moveMeasure,
  newDraft,
  newMeasure,
  removeMeasure,
  replaceMeasure,
  toDefinition,
  toFindings,
  toSteps,
  versionKeyOf,
  withSaved,
  withStored,
} from 'c/csScorecardDefinition';
import { fromService, fromShape, mergeFindings } from 'c/csScorecardFindings';
import check from '@salesforce/apex/CsScorecardController.check';
import LightningConfirm from 'lightning/confirm';
import { graphql } from 'lightning/graphql';
import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';
import { toStored, VERSION_QUERY } from './versionRecords';

/** @typedef {import('c/csScorecardDefinition').Draft} Draft */
/** @typedef {import('c/csScorecardDefinition').DraftMeasure} DraftMeasure */
/** @typedef {import('c/csScorecardDefinition').Step} Step */
/** @typedef {import('c/csScorecardFindings').ShownFinding} ShownFinding */

/** How long nobody must have typed before the service is asked. */
const CHECK_AFTER_MS = 700;

/**
 * One version of a scorecard. A draft is edited here, checked while somebody types, previewed and saved record by record;
 * any other version is shown as it is.
 */
export default class CsScorecardEditor extends LightningElement {
  label = label;

  /** The version to open, or to copy; null for a new scorecard. @type {string | null} */
  @api versionKey = null;

  /** Number of the new version that begins as a copy; null to open the version itself. @type {number | null} */
  @api copyAs = null;

  /** Sort order that puts a new scorecard last. */
  @api nextSortOrder = 10;

  /** Keys that other scorecards carry. @type {string[]} */
  @api takenKeys = [];

  /** @type {import('c/csScorecardTexts').Texts | null} */
  @api texts = null;

  /** The user may not change anything. */
  @api readOnly = false;

  /** What the org has; null while it has nothing of this version. @type {Draft | null} */
  saved = null;

  /** @type {Draft | null} null while it loads */
  draft = null;

  /** Local id of the measure that is unfolded. @type {string | null} */
  openId = null;

  /** The version that the wire reads. @type {string | undefined} */
  queryKey;

  /** @type {(() => Promise<void>) | undefined} */
  refreshVersion;

  /** @type {Draft | null | undefined} undefined until the wire has answered */
  stored;

  /** @type {unknown} */
  loadErrors = null;

  /** A save broke off: what the org has must be read before the next. */
  mustReread = false;

  isSaving = false;

  /** @type {string} */
  saveProgress = '';

  /** What the org refused, each named. @type {string[]} */
  saveProblems = [];

  /** @type {unknown[]} */
  saveErrors = [];

  /** Of the service's check. @type {ShownFinding[]} */
  serviceFindings = [];

  /** The service's word on the draft as it is in `checkedJson`; null before it has spoken. @type {boolean | null} */
  isUsable = null;

  /** @type {string | null} */
  checkedJson = null;

  isChecking = false;

  /** Why the service does not check, as a sentence. @type {string | null} */
  serviceProblem = null;

  /** The last preview. @type {{ definitionJson: string, headline: string } | null} */
  preview = null;

  /** What the save, the check or a move did, for assistive technology. */
  announcement = '';

  /** Where the cursor goes after the next drawing. @type {ShownFinding | null} */
  wantedFocus = null;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  lastLocalId = 0;

  @wire(graphql, { query: VERSION_QUERY, variables: '$variables' })
  wiredVersion(/** @type {import('lightning/graphql').GraphqlResult} */ { data, errors, refresh }) {
    this.refreshVersion = refresh;
    this.loadErrors = errors ?? null;
    if (!data) return;
    this.stored = toStored(data);
    if (!this.draft) this.open();
  }

  connectedCallback() {
    this.queryKey = this.versionKey ?? undefined;
    if (this.versionKey === null) this.edit({ ...newDraft(), sortOrder: this.nextSortOrder });
    window.addEventListener('beforeunload', this.handleLeave);
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.handleLeave);
    clearTimeout(this.timer);
  }

  renderedCallback() {
    const wanted = this.wantedFocus;
    if (!wanted) return;
    this.wantedFocus = null;
    this.focusAt(wanted);
  }

  get variables() {
    return { versionKey: this.queryKey };
  }

  /** Whether leaving would lose something. */
  @api
  get isDirty() {
    return this.canEdit && this.draft !== null && isChanged(this.saved, this.draft);
  }

  // ── which state ──

  get isLoading() {
    return this.draft === null && !this.loadErrors && this.stored === undefined;
  }

  get isGone() {
    return this.stored === null && this.draft === null;
  }

  get hasFailed() {
    return this.draft === null && Boolean(this.loadErrors);
  }

  get isDraftVersion() {
    return this.draft?.status === 'Draft';
  }

  get canEdit() {
    return this.isDraftVersion && !this.readOnly;
  }

  get isFixed() {
    return !this.canEdit;
  }

  get isKeyFixed() {
    return this.draft?.recordId !== null || this.copyAs !== null;
  }

  get canCopy() {
    return !this.readOnly && !this.isDraftVersion;
  }

  get fixedNotice() {
    if (this.readOnly || this.isDraftVersion) return null;
    return this.draft?.status === 'Active' ? label.FIXED_ACTIVE : label.FIXED_RETIRED;
  }

  get title() {
    const draft = this.draft;
    if (!draft) return '';
    const name = (language === 'ja' && draft.japaneseName) || draft.name || label.SCORECARD_UNNAMED;
    return fillLabel(label.SCORECARD_VERSION, name, formatNumber(draft.version));
  }

  get statusText() {
    return wordOf(this.texts?.scorecard, 'Status__c', this.draft?.status ?? '');
  }

  get statusClass() {
    return `status status_${this.draft?.status.toLowerCase()}`;
  }

  get scorecardTexts() {
    return this.texts?.scorecard;
  }

  get measureTexts() {
    return this.texts?.measure;
  }

  // ── findings ──

  get findings() {
    const { draft } = this;
    if (!draft || !this.canEdit) return [];
    const isTaken = this.takenKeys.includes(draft.key) && !this.isKeyFixed;
    const taken = isTaken ? [{ localId: null, field: 'key', text: label.FINDING_KEY_TAKEN }] : [];
    return mergeFindings([...toFindings(draft).map(fromShape), ...taken], this.serviceFindings);
  }

  get headFindings() {
    return this.findings.filter(({ localId }) => localId === null);
  }

  get measureFindings() {
    return this.findings.filter(({ localId }) => localId !== null);
  }

  get measuresTexts() {
    return this.headFindings.filter(({ field }) => field === 'measures').map(({ text }) => text);
  }

  get definitionJson() {
    return this.draft ? JSON.stringify(toDefinition(this.draft)) : '';
  }

  get isSound() {
    return this.isUsable === true && this.checkedJson === this.definitionJson;
  }

  get checkText() {
    if (!this.canEdit || this.serviceProblem) return '';
    if (this.isChecking || this.checkedJson !== this.definitionJson) return label.CHECKING;
    return this.findings.length === 0 ? label.CHECK_SOUND : '';
  }

  get serviceNotice() {
    return this.serviceProblem && this.canEdit ? fillLabel(label.SERVICE_DOWN, this.serviceProblem) : null;
  }

  get cannotPreview() {
    return !this.isSound;
  }

  // ── saving ──

  get saveState() {
    if (!this.canEdit) return '';
    if (this.isSaving) return this.saveProgress;
    return this.isDirty ? label.UNSAVED : label.SAVED;
  }

  get saveStateClass() {
    return this.isDirty ? 'save-state save-state_unsaved' : 'save-state';
  }

  get cannotSave() {
    return this.isSaving || !this.isDirty;
  }

  get cannotActivate() {
    return this.isSaving || this.isDirty || !this.isSound;
  }

  get activateHelp() {
    return this.isDirty ? label.ACTIVATE_NEEDS_SAVING : label.ACTIVATE_NEEDS_CHECK;
  }

  get hasSaveProblems() {
    return this.saveProblems.length > 0;
  }

  get saveMessage() {
    return fillLabel(label.SAVE_FAILED, this.saveProblems.join(' '));
  }

  // ── editing ──

  handleDraft(/** @type {CustomEvent<{ changed: Partial<Draft> }>} */ event) {
    if (this.draft) this.edit({ ...this.draft, ...event.detail.changed });
  }

  handleMeasure(/** @type {CustomEvent<{ measure: DraftMeasure }>} */ event) {
    if (this.draft) this.edit(replaceMeasure(this.draft, event.detail.measure));
  }

  handleOpened(/** @type {CustomEvent<{ localId: string | null }>} */ event) {
    this.openId = event.detail.localId;
  }

  handleMoved(/** @type {CustomEvent<{ localId: string, direction: 1 | -1 }>} */ event) {
    if (this.draft) this.edit(moveMeasure(this.draft, event.detail.localId, event.detail.direction));
  }

  handleAdded(/** @type {CustomEvent<{ group: string }>} */ event) {
    if (!this.draft) return;
    this.lastLocalId += 1;
    const localId = `new-${this.lastLocalId}`;
    const measure = { ...newMeasure(localId, lastSortOrder(this.draft.measures)), group: event.detail.group };
    this.edit({ ...this.draft, measures: [...this.draft.measures, measure] });
    this.openId = localId;
    this.wantedFocus = { localId, field: 'name', text: '' };
  }

  handleRemoved(/** @type {CustomEvent<{ localId: string }>} */ event) {
    if (this.draft) this.edit(removeMeasure(this.draft, event.detail.localId));
  }

  handleFinding(/** @type {CustomEvent<{ finding: ShownFinding }>} */ event) {
    const { finding } = event.detail;
    if (finding.localId === null || finding.localId === this.openId) {
      this.focusAt(finding);
    } else {
      this.openId = finding.localId;
      this.wantedFocus = { ...finding };
    }
  }

  /** @param {ShownFinding} finding */
  focusAt({ localId, field }) {
    const owner = localId === null ? 'c-cs-scorecard-form' : 'c-cs-measure-list';
    /** @type {any} */ (this.template?.querySelector(owner))?.focusField(field);
  }

  /** @param {Draft} draft */
  edit(draft) {
    this.draft = draft;
    this.scheduleCheck();
  }

  // ── checking ──

  scheduleCheck() {
    clearTimeout(this.timer);
    if (!this.canEdit) return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- asks only when nobody types, and is cleared with the component
    this.timer = setTimeout(() => this.check(), CHECK_AFTER_MS);
  }

  async check() {
    const { definitionJson, draft } = this;
    if (!draft) return;
    this.isChecking = true;
    try {
      const { isUsable, findings } = JSON.parse(await check({ definitionJson }));
      if (definitionJson !== this.definitionJson) return;
      this.serviceProblem = null;
      this.isUsable = isUsable;
      this.checkedJson = definitionJson;
      this.serviceFindings = findings.map((/** @type {any} */ finding) => fromService(finding, draft));
    } catch (error) {
      if (definitionJson !== this.definitionJson) return;
      [this.serviceProblem] = reduceErrors(error);
      this.isUsable = null;
      this.serviceFindings = [];
    } finally {
      if (definitionJson === this.definitionJson) this.isChecking = false;
    }
  }

  handleCheckAgain() {
    return this.check();
  }

  handlePreviewed(/** @type {CustomEvent<{ definitionJson: string, headline: string }>} */ event) {
    this.preview = event.detail;
  }

  // ── saving ──

  async handleSave() {
    if (!this.draft) return;
    this.isSaving = true;
    this.saveProblems = [];
    this.saveErrors = [];
    try {
      await this.reread();
      await this.save();
    } finally {
      this.isSaving = false;
    }
    this.announcement = this.hasSaveProblems ? this.saveMessage : label.SAVED;
    this.dispatchEvent(new CustomEvent('saved', { detail: { versionKey: versionKeyOf(this.draft) } }));
  }

  /** One record after the other: what was written is known, and what was refused does not keep the rest from being written. */
  async save() {
    const steps = toSteps(this.saved, /** @type {Draft} */ (this.draft));
    for (const [index, step] of steps.entries()) {
      this.saveProgress = fillLabel(label.SAVING, formatNumber(index + 1), formatNumber(steps.length));
      try {
        // eslint-disable-next-line no-await-in-loop -- one record at a time
        const recordId = await this.write(step);
        const state = withSaved({ saved: this.saved, draft: /** @type {Draft} */ (this.draft) }, step, recordId);
        this.saved = state.saved;
        this.draft = state.draft;
      } catch (error) {
        this.noteProblem(step, error);
        // Without the scorecard there is nothing for a measure to belong to.
        if (step.head) return;
      }
    }
  }

  /**
   * @param {Step} step
   * @returns {Promise<string>} id of the record
   */
  async write({ kind, object, recordId, fields }) {
    if (kind === 'delete') {
      await deleteRecord(String(recordId));
      return String(recordId);
    }
    if (kind === 'update') return (await updateRecord({ fields: { ...fields, Id: recordId } })).id;
    const parent = object === 'CsMeasure__c' ? { Scorecard__c: this.saved?.recordId } : {};
    return (await createRecord({ apiName: object, fields: { ...fields, ...parent } })).id;
  }

  /**
   * @param {Step} step
   * @param {unknown} error
   */
  noteProblem({ part }, error) {
    const [why = ''] = reduceErrors(error);
    const name = (language === 'ja' && part?.japaneseName) || part?.name || part?.key;
    this.saveProblems = [...this.saveProblems, name ? fillLabel(label.FINDING_IN, name, why) : why];
    this.saveErrors = [...this.saveErrors, error];
    this.mustReread = true;
    this.queryKey = versionKeyOf(/** @type {Draft} */ (this.draft));
  }

  /** An answer may have been lost on its way, so the org is asked what it has. */
  async reread() {
    if (!this.mustReread) return;
    await this.refreshVersion?.();
    if (this.stored && this.draft) {
      const state = withStored(this.stored, this.draft);
      this.saved = state.saved;
      this.draft = state.draft;
    }
    this.mustReread = false;
  }

  // ── leaving ──

  handleLeave = (/** @type {BeforeUnloadEvent} */ event) => {
    if (this.isDirty) event.preventDefault();
  };

  async handleBack() {
    if (await this.mayLeave()) this.dispatchEvent(new CustomEvent('closed'));
  }

  /** Asks before unsaved changes are lost. */
  @api
  async mayLeave() {
    if (!this.isDirty) return true;
    return LightningConfirm.open({ label: label.LEAVE_TITLE, message: label.LEAVE_MESSAGE, theme: 'warning' });
  }

  handleActivate() {
    const isCurrent = this.preview !== null && this.preview.definitionJson === this.definitionJson;
    this.dispatchEvent(
      new CustomEvent('activationrequested', {
        detail: { recordId: this.draft?.recordId, headline: isCurrent ? this.preview?.headline : null },
      }),
    );
  }

  handleCopy() {
    this.dispatchEvent(new CustomEvent('copyrequested', { detail: { recordId: this.draft?.recordId } }));
  }

  handleRetry() {
    return this.refreshVersion?.();
  }

  /** Takes what the wire has read: the version itself, or a copy of it to begin with. */
  open() {
    if (!this.stored) return;
    if (this.copyAs === null) {
      this.saved = this.stored;
      this.edit(this.stored);
    } else {
      this.edit(copyAsVersion(this.stored, this.copyAs));
    }
  }
}

import { reduceErrors } from 'c/csErrors';
import { textOf, wordOf } from 'c/csFieldTexts';
import { fillLabel, formatNumber } from 'c/csFormat';
import {
  STEP_OBJECT,
  fieldNameOf,
  fromService,
  isComplete,
  nameOf,
  statusClassOf,
  subjectOf,
  withService,
} from 'c/csIndicatorDefinition';
import LightningConfirm from 'lightning/confirm';
import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { kinds } from './kinds';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').Draft} Draft */
/** @typedef {import('c/csIndicatorDefinition').ShownFinding} ShownFinding */
/** @typedef {import('c/csIndicatorDefinition').Step} Step */

/** How long nobody must have typed before the service is asked. */
const CHECK_AFTER_MS = 700;

/**
 * An indicator or a playbook: edited here, checked while somebody types, tested, and saved record by record. What is in force may be
 * changed too, but saved only while the check finds nothing.
 */
export default class CsDefinitionEditor extends LightningElement {
  label = label;

  /** indicator | playbook @type {'indicator' | 'playbook'} */
  @api kind = 'indicator';

  /** What to begin with. @type {Draft | null} */
  @api original = null;

  /** The org has the original; else it is new, or a copy. */
  @api isStored = false;

  /** All of the kind that the org has; once it is saved, this one is among them. @type {Draft[]} */
  @api stored = [];

  /** @type {import('c/csIndicatorDefinition').PlaybookDraft[]} */
  @api playbooks = [];

  /** Names that a condition may use. @type {import('c/csConditionField').ConditionName[]} */
  @api names = [];

  /** @type {Record<'indicator' | 'playbook' | 'step', import('c/csFieldTexts').FieldTexts> | null} */
  @api texts = null;

  /** The user may not change anything. */
  @api readOnly = false;

  /** Asks the org for all definitions. @type {(() => Promise<import('c/csIndicatorDefinition').Definitions | undefined>) | undefined} */
  @api reread;

  /** What the org has; null while it has nothing of it. @type {Draft | null} */
  saved = null;

  /** @type {Draft | null} */
  draft = null;

  /** A save broke off: what the org has must be read before the next. */
  mustReread = false;

  isSaving = false;
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

  /** The last test. @type {{ definitionJson: string, headline: string } | null} */
  test = null;

  /** What the save did, for assistive technology. */
  announcement = '';

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  connectedCallback() {
    const original = /** @type {Draft} */ (this.original);
    this.saved = this.isStored ? original : null;
    this.edit(original);
    window.addEventListener('beforeunload', this.handleLeave);
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.handleLeave);
    clearTimeout(this.timer);
  }

  get rules() {
    return kinds[this.kind];
  }

  get isIndicator() {
    return this.kind === 'indicator';
  }

  get isPlaybook() {
    return !this.isIndicator;
  }

  get canEdit() {
    return !this.readOnly;
  }

  get isActive() {
    return this.draft?.status === 'Active';
  }

  get canActivate() {
    return this.canEdit && !this.isActive;
  }

  get isKeyFixed() {
    return this.draft?.recordId !== null;
  }

  /** Whether leaving would lose something. */
  @api
  get isDirty() {
    return this.canEdit && this.draft !== null && this.rules.saving.isChanged(this.saved, this.draft);
  }

  get title() {
    const name = this.draft ? nameOf(this.draft) : '';
    return name || (this.isIndicator ? label.NEW_INDICATOR : label.NEW_PLAYBOOK);
  }

  get statusText() {
    return wordOf(this.texts?.[this.kind], 'Status__c', this.draft?.status ?? '');
  }

  get statusClass() {
    return statusClassOf(this.draft?.status ?? '');
  }

  get activeNotice() {
    return this.canEdit && this.isActive ? label.ACTIVE_NOTICE : null;
  }

  // ── findings ──

  /** Keys that others of the kind carry. */
  get takenKeys() {
    return this.stored.filter(({ recordId }) => recordId !== this.draft?.recordId).map(({ key }) => key);
  }

  get ownFindings() {
    return this.draft && this.canEdit ? this.rules.findingsOf(this.draft, this.takenKeys) : [];
  }

  get findings() {
    return this.canEdit ? withService(this.ownFindings, this.serviceFindings) : [];
  }

  get sentences() {
    return this.findings.map((finding) => this.sentenceOf(finding));
  }

  get definitionJson() {
    return this.draft ? JSON.stringify(this.rules.toDefinition(this.draft, this.playbooks)) : '';
  }

  get isSound() {
    return this.isUsable === true && this.checkedJson === this.definitionJson && this.ownFindings.length === 0;
  }

  get checkText() {
    if (!this.canEdit || this.serviceProblem) return '';
    if (this.isChecking) return label.CHECKING;
    return this.isSound ? label.CHECK_SOUND : '';
  }

  get serviceNotice() {
    return this.serviceProblem && this.canEdit ? fillLabel(label.DEFINITION_SERVICE_DOWN, this.serviceProblem) : null;
  }

  get cannotTest() {
    return !this.isSound;
  }

  // ── saving ──

  get saveLabel() {
    return this.isActive ? label.SAVE_CHANGES : label.SAVE_DRAFT;
  }

  get saveState() {
    if (this.isSaving) return this.saveProgress;
    return this.isDirty ? label.UNSAVED : label.SAVED;
  }

  get saveStateClass() {
    return this.isDirty ? 'save-state save-state_unsaved' : 'save-state';
  }

  get cannotSave() {
    return this.isSaving || !this.isDirty || (this.isActive && !this.isSound);
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

  // ── editing and checking ──

  handleDraft(/** @type {CustomEvent<{ draft: Draft }>} */ event) {
    this.edit(event.detail.draft);
  }

  handleFinding(/** @type {CustomEvent<{ index: number }>} */ event) {
    const form = /** @type {any} */ (this.template?.querySelector('[data-form]'));
    form.focusFinding(this.findings[event.detail.index]);
  }

  handleCheckAgain() {
    return this.check();
  }

  handleTested(/** @type {CustomEvent<{ definitionJson: string, headline: string }>} */ event) {
    this.test = event.detail;
  }

  /** @param {Draft} draft */
  edit(draft) {
    this.draft = draft;
    this.scheduleCheck();
  }

  scheduleCheck() {
    clearTimeout(this.timer);
    if (!this.canEdit) return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- asks only when nobody types, and is cleared with the component
    this.timer = setTimeout(() => this.check(), CHECK_AFTER_MS);
  }

  /** A definition with a number missing is not one that the service could read; the page says what is missing. */
  async check() {
    const { definitionJson, draft } = this;
    this.isChecking = draft !== null && isComplete(draft);
    if (!draft || !this.isChecking) return;
    try {
      const { isUsable, findings } = JSON.parse(await this.rules.check(definitionJson));
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

  // ── saving ──

  async handleSave() {
    this.isSaving = true;
    this.saveProblems = [];
    this.saveErrors = [];
    try {
      await this.recogniseStored();
      await this.save();
    } finally {
      this.isSaving = false;
    }
    this.announcement = this.hasSaveProblems ? this.saveMessage : label.SAVED;
    this.dispatchEvent(new CustomEvent('saved'));
  }

  /** One record after the other: what was written is known, and what was refused does not keep the rest from being written. */
  async save() {
    const steps = this.rules.saving.toSteps(this.saved, this.draft);
    for (const [index, step] of steps.entries()) {
      this.saveProgress = fillLabel(label.SAVING, formatNumber(index + 1), formatNumber(steps.length));
      try {
        // eslint-disable-next-line no-await-in-loop -- one record at a time
        this.take(this.rules.saving.withSaved({ saved: this.saved, draft: this.draft }, step, await this.write(step)));
      } catch (error) {
        this.noteProblem(step, error);
        // Without the playbook there is nothing for a step to belong to.
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
    const parent = object === STEP_OBJECT ? { Playbook__c: this.saved?.recordId } : {};
    return (await createRecord({ apiName: object, fields: { ...fields, ...parent } })).id;
  }

  /**
   * @param {Step} step
   * @param {unknown} error
   */
  noteProblem({ part }, error) {
    const [why = ''] = reduceErrors(error);
    this.saveProblems = [...this.saveProblems, part ? fillLabel(label.FINDING_IN, subjectOf(part), why) : why];
    this.saveErrors = [...this.saveErrors, error];
    this.mustReread = true;
  }

  /** An answer may have been lost on its way, so the org is asked what it has. */
  async recogniseStored() {
    if (!this.mustReread) return;
    const stored = this.rules.storedIn(await this.reread?.(), /** @type {Draft} */ (this.draft));
    if (stored) this.take(this.rules.saving.withStored(stored, this.draft));
    this.mustReread = false;
  }

  /** @param {{ saved: Draft, draft: Draft }} state */
  take({ saved, draft }) {
    this.saved = saved;
    this.draft = draft;
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
    const { draft, test } = this;
    const headline = test?.definitionJson === this.definitionJson ? test.headline : null;
    this.dispatchEvent(new CustomEvent('activationrequested', { detail: { draft, headline } }));
  }

  /** @param {ShownFinding} finding */
  sentenceOf({ localId, field, text, isShort }) {
    const steps = this.draft && 'steps' in this.draft ? this.draft.steps : [];
    const step = steps.find((each) => each.localId === localId);
    const texts = step ? this.texts?.step : this.texts?.[this.kind];
    const withField = isShort ? fillLabel(label.FINDING_IN, textOf(texts, fieldNameOf(field)).label, text) : text;
    return step ? fillLabel(label.FINDING_IN, subjectOf(step) || label.STEP_UNNAMED, withField) : withField;
  }
}

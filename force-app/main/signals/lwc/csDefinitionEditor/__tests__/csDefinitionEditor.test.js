import CsDefinitionEditor from 'c/csDefinitionEditor';
import check from '@salesforce/apex/CsIndicatorController.check';
import checkPlaybook from '@salesforce/apex/CsIndicatorController.checkPlaybook';
import LightningConfirm from 'lightning/confirm';
import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { indicatorOf, INDICATOR_ID, NAMES, PLAYBOOK_ID, playbookOf, TEXTS } from 'test/playbooks';
import { heard } from 'test/scorecards';

jest.mock('@salesforce/apex/CsIndicatorController.check', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CsIndicatorController.checkPlaybook', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const SOUND = JSON.stringify({ isUsable: true, findings: [] });
const finding = (different) => ({
  field: 'when',
  stepKey: null,
  english: 'No name Valu.',
  japanese: '名前なし',
  ...different,
});

async function open(original, properties = {}) {
  const editor = draw('c-cs-definition-editor', CsDefinitionEditor, {
    kind: 'steps' in original ? 'playbook' : 'indicator',
    original,
    isStored: original.recordId !== null,
    playbooks: [playbookOf()],
    names: NAMES,
    texts: TEXTS,
    ...properties,
  });
  await settle();
  return editor;
}

const form = (editor) => editor.shadowRoot.querySelector('[data-form]');
const sentences = (editor) => editor.shadowRoot.querySelector('c-cs-finding-list').sentences;

async function change(editor, draft) {
  form(editor).dispatchEvent(new CustomEvent('draftchanged', { detail: { draft } }));
  await settle();
}

/** As long as nobody must have typed for a check. */
async function waitForCheck() {
  jest.advanceTimersByTime(700);
  await settle();
  await settle();
}

async function save(editor) {
  byId(editor, 'save').click();
  for (let turn = 0; turn < 10; turn += 1) {
    // eslint-disable-next-line no-await-in-loop -- one record after the other
    await settle();
  }
}

describe('c-cs-definition-editor', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    check.mockReset().mockResolvedValue(SOUND);
    checkPlaybook.mockReset().mockResolvedValue(SOUND);
    createRecord
      .mockReset()
      .mockImplementation(async ({ apiName, fields }) => ({ id: `new-${apiName}-${fields.Key__c}` }));
    updateRecord.mockReset().mockImplementation(async ({ fields }) => ({ id: fields.Id }));
    deleteRecord.mockReset().mockResolvedValue();
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('opens a draft, all of it saved, and lets it be activated once the check finds nothing', async () => {
    const editor = await open(indicatorOf());
    expect(textOf(editor.shadowRoot.querySelector('.title'))).toBe('Many open cases Draft');
    expect(byId(editor, 'save-state').textContent).toBe('All changes are saved');
    expect([byId(editor, 'save').disabled, byId(editor, 'activate').disabled]).toEqual([true, true]);
    await waitForCheck();
    expect(JSON.parse(check.mock.calls[0][0].requestJson)).toMatchObject({
      indicator: { key: 'open-cases', playbookKey: 'support-recovery' },
      playbook: null,
    });
    expect(byId(editor, 'check').textContent).toBe('The check finds nothing wrong.');
    expect(byId(editor, 'activate').disabled).toBe(false);
    jest.useRealTimers();
    await expect(editor).toBeAccessible();
  });

  it('does not let an indicator without a playbook be activated, and says why', async () => {
    const editor = await open(indicatorOf({ playbookId: null }));
    await waitForCheck();
    expect(sentences(editor)).toEqual([
      'Choose a playbook: an indicator that asks nobody to do anything cannot be activated.',
    ]);
    expect([
      byId(editor, 'activate').disabled,
      editor.shadowRoot.querySelector('c-cs-indicator-test').disabled,
    ]).toEqual([true, true]);
  });

  it("shows the service's findings beside the page's own, and leads to the field", async () => {
    check.mockResolvedValue(JSON.stringify({ isUsable: false, findings: [finding()] }));
    const editor = await open(indicatorOf({ name: '', when: 'Valu.open_cases > 4' }));
    await waitForCheck();
    expect(sentences(editor)).toEqual(['Indicator Name: Fill this in.', 'When: No name Valu.']);
    expect(byId(editor, 'activate').disabled).toBe(true);
    const focus = jest.spyOn(form(editor), 'focusFinding');
    editor.shadowRoot
      .querySelector('c-cs-finding-list')
      .dispatchEvent(new CustomEvent('sentencechosen', { detail: { index: 1 } }));
    await settle();
    expect(focus).toHaveBeenCalledWith(expect.objectContaining({ field: 'when' }));
  });

  it('names the step of a finding in a playbook', async () => {
    checkPlaybook.mockResolvedValue(
      JSON.stringify({
        isUsable: false,
        findings: [finding({ field: 'after', stepKey: 'report', english: 'Circle.' })],
      }),
    );
    const [call, report] = playbookOf().steps;
    const editor = await open(playbookOf({ status: 'Draft', steps: [{ ...call, dueBusinessDays: -1 }, report] }));
    await waitForCheck();
    expect(sentences(editor)).toEqual([
      'Do call: Due After Business Days: Give a whole number, 0 or more.',
      'Do report: Circle.',
    ]);
  });

  it('does not ask the service about a definition with a number missing', async () => {
    const editor = await open(indicatorOf({ minimumDays: null }));
    await waitForCheck();
    expect(check).not.toHaveBeenCalled();
    expect(byId(editor, 'activate').disabled).toBe(true);
  });

  it('no longer says that it checks when a number was taken away meanwhile', async () => {
    check.mockReturnValueOnce(new Promise(() => {}));
    const editor = await open(indicatorOf());
    await waitForCheck();
    expect(byId(editor, 'check').textContent).toBe('Checking…');
    await change(editor, indicatorOf({ minimumDays: null }));
    await waitForCheck();
    expect(byId(editor, 'check').textContent).toBe('');
  });

  it('says that nothing is checked while the service is down, and asks again', async () => {
    check.mockRejectedValueOnce({ body: { message: 'No answer.' } });
    const editor = await open(indicatorOf());
    await waitForCheck();
    expect(byId(editor, 'service').textContent).toContain('Nothing is checked now: No answer.');
    byId(editor, 'service').querySelector('lightning-button').click();
    await settle();
    await settle();
    expect(byId(editor, 'service')).toBeNull();
    expect(byId(editor, 'activate').disabled).toBe(false);
  });

  it('forgets an answer about what has changed meanwhile', async () => {
    let answer;
    check.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const editor = await open(indicatorOf());
    await waitForCheck();
    await change(editor, indicatorOf({ when: 'Value.open_cases > 5' }));
    answer(SOUND);
    await settle();
    expect(byId(editor, 'activate').disabled).toBe(true);
  });

  it('saves a new playbook, then its steps, each as one record', async () => {
    const playbook = playbookOf({ recordId: null, status: 'Draft' });
    const steps = playbook.steps.map((step) => ({ ...step, recordId: null }));
    const editor = await open({ ...playbook, steps });
    const saved = heard(editor, 'saved');
    await save(editor);
    expect(
      createRecord.mock.calls.map(([{ apiName, fields }]) => [apiName, fields.Key__c, fields.Playbook__c]),
    ).toEqual([
      ['CsPlaybook__c', 'support-recovery', undefined],
      ['CsPlaybookStep__c', 'call', 'new-CsPlaybook__c-support-recovery'],
      ['CsPlaybookStep__c', 'report', 'new-CsPlaybook__c-support-recovery'],
    ]);
    expect([byId(editor, 'save-state').textContent, editor.isDirty, saved.length]).toEqual([
      'All changes are saved',
      false,
      1,
    ]);
  });

  it('knows what it has just saved by its record, when the org lists it, and still says that another carries the key', async () => {
    const editor = await open({ ...playbookOf({ recordId: null, status: 'Draft' }), steps: playbookOf().steps });
    await waitForCheck();
    await save(editor);
    editor.stored = [playbookOf({ recordId: 'new-CsPlaybook__c-support-recovery', status: 'Draft' })];
    await settle();
    expect([sentences(editor), byId(editor, 'activate').disabled]).toEqual([[], false]);
    editor.stored = [...editor.stored, playbookOf({ recordId: 'another' })];
    await settle();
    expect(sentences(editor)).toEqual(['Key__c: This key is taken. Choose another.']);
  });

  it('says what the org refused, keeps what was entered, and writes only what is left the next time', async () => {
    const playbook = playbookOf({ status: 'Draft' });
    const reread = jest.fn().mockResolvedValue({ indicators: [], playbooks: [playbook] });
    updateRecord.mockRejectedValueOnce({ body: { output: { errors: [{ message: 'Too long.' }] } } });
    const editor = await open(playbook, { reread });
    const [call, report] = playbook.steps;
    await change(editor, { ...playbook, name: 'Recovery', steps: [{ ...call, subject: 'Call' }, report] });
    await save(editor);
    expect(byId(editor, 'save-problems').message).toContain('Too long.');
    expect(updateRecord).toHaveBeenCalledTimes(1);
    await save(editor);
    expect(reread).toHaveBeenCalledTimes(1);
    expect(updateRecord.mock.calls.slice(1).map(([{ fields }]) => fields)).toEqual([
      { Name: 'Recovery', Id: PLAYBOOK_ID },
      { Name: 'Call', Id: 'a12-call' },
    ]);
    expect(byId(editor, 'save-problems')).toBeNull();
  });

  it('recognises what was written although the answer was lost', async () => {
    const fresh = indicatorOf({ recordId: null });
    createRecord.mockRejectedValueOnce(new Error('Connection lost'));
    const reread = jest.fn().mockResolvedValue({ indicators: [indicatorOf()], playbooks: [] });
    const editor = await open(fresh, { reread });
    await save(editor);
    await save(editor);
    expect([createRecord.mock.calls.length, updateRecord.mock.calls.length, editor.isDirty]).toEqual([1, 0, false]);
  });

  it('saves what is in force only while the check finds nothing', async () => {
    const editor = await open(indicatorOf({ status: 'Active' }));
    expect(byId(editor, 'active').textContent).toContain('takes effect with the next run');
    expect(byId(editor, 'activate')).toBeNull();
    await change(editor, indicatorOf({ status: 'Active', when: 'Value.open_cases > 5' }));
    expect(byId(editor, 'save').disabled).toBe(true);
    await waitForCheck();
    expect(byId(editor, 'save').disabled).toBe(false);
    await save(editor);
    expect(updateRecord.mock.calls).toEqual([[{ fields: { When__c: 'Value.open_cases > 5', Id: INDICATOR_ID } }]]);
  });

  it('lets a reader look and change nothing', async () => {
    const editor = await open(indicatorOf(), { readOnly: true });
    await waitForCheck();
    expect([form(editor).readOnly, byId(editor, 'save'), byId(editor, 'activate')]).toEqual([true, null, null]);
    expect([check.mock.calls, editor.shadowRoot.querySelector('c-cs-indicator-test')]).toEqual([[], null]);
  });

  it('asks for activation with the headline of a test of just this', async () => {
    const editor = await open(indicatorOf());
    await waitForCheck();
    const asked = heard(editor, 'activationrequested');
    const panel = editor.shadowRoot.querySelector('c-cs-indicator-test');
    const tell = (definitionJson) =>
      panel.dispatchEvent(new CustomEvent('tested', { detail: { definitionJson, headline: 'Today 9.' } }));
    tell('{}');
    byId(editor, 'activate').click();
    tell(panel.definitionJson);
    byId(editor, 'activate').click();
    expect(asked.map(({ headline }) => headline)).toEqual([null, 'Today 9.']);
  });

  it('asks before unsaved changes are lost', async () => {
    const confirm = jest.spyOn(LightningConfirm, 'open').mockResolvedValue(false);
    const editor = await open(indicatorOf());
    const closed = heard(editor, 'closed');
    await change(editor, indicatorOf({ name: 'Other' }));
    byId(editor, 'back').click();
    await settle();
    expect([confirm.mock.calls.length, closed.length]).toEqual([1, 0]);
    confirm.mockResolvedValue(true);
    byId(editor, 'back').click();
    await settle();
    expect(closed.length).toBe(1);
  });
});

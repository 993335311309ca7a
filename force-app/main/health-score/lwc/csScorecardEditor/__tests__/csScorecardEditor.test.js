import CsScorecardEditor from 'c/csScorecardEditor';
import check from '@salesforce/apex/CsScorecardController.check';
import LightningConfirm from 'lightning/confirm';
import { graphql } from 'lightning/graphql';
import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { draftMeasure, savedDraft, TEXTS, VERSION_ID, versionData } from 'test/scorecards';

jest.mock('@salesforce/apex/CsScorecardController.check', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const SOUND = JSON.stringify({ isUsable: true, findings: [] });
const GONE = { body: { message: 'The scoring service did not answer.' } };

/** The version as the org has it, opened. */
async function openVersion(different = {}, properties = {}) {
  const editor = draw('c-cs-scorecard-editor', CsScorecardEditor, {
    versionKey: 'operation-v1',
    texts: TEXTS,
    ...properties,
  });
  await settle();
  graphql.emit('CsScorecardVersion', { data: versionData(savedDraft(different)) });
  await settle();
  return editor;
}

async function newScorecard() {
  const editor = draw('c-cs-scorecard-editor', CsScorecardEditor, { versionKey: null, texts: TEXTS });
  await settle();
  return editor;
}

const form = (editor) => editor.shadowRoot.querySelector('c-cs-scorecard-form');
const list = (editor) => editor.shadowRoot.querySelector('c-cs-measure-list');
const findingsOf = (editor) => editor.shadowRoot.querySelector('c-cs-scorecard-finding-list').findings;

async function change(editor, changed) {
  form(editor).dispatchEvent(new CustomEvent('draftchanged', { detail: { changed } }));
  await settle();
}

async function tellList(editor, name, detail) {
  list(editor).dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
}

/** As long as nobody must have typed for a check. */
async function waitForCheck() {
  jest.advanceTimersByTime(700);
  await settle();
}

async function save(editor) {
  byId(editor, 'save').click();
  for (let turn = 0; turn < 10; turn += 1) {
    // eslint-disable-next-line no-await-in-loop -- one record after the other
    await settle();
  }
}

describe('c-cs-scorecard-editor', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    check.mockResolvedValue(SOUND);
    createRecord
      .mockReset()
      .mockImplementation(async ({ apiName, fields }) => ({ id: `new-${apiName}-${fields.Key__c}` }));
    updateRecord.mockReset().mockImplementation(async ({ fields }) => ({ id: fields.Id }));
    deleteRecord.mockReset().mockResolvedValue();
  });

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.useRealTimers();
    jest.restoreAllMocks();
    check.mockReset();
  });

  it('opens a draft for editing, all of it saved', async () => {
    const editor = await openVersion();
    expect(textOf(editor.shadowRoot.querySelector('.title'))).toBe('Operation, version 1 Draft');
    expect(byId(editor, 'save-state').textContent).toBe('All changes are saved');
    expect([byId(editor, 'save').disabled, form(editor).readOnly, list(editor).readOnly]).toEqual([true, false, false]);
    jest.useRealTimers();
    await expect(editor).toBeAccessible();
  });

  it.each([
    ['Active', 'This version is in force, so it stays as it is. Make a new version to change it.'],
    ['Retired', 'This version has been in force, so it stays as it is. Make a new version to change it.'],
  ])('shows an %s version as it is and offers a new one', async (status, notice) => {
    const editor = await openVersion({ status });
    await waitForCheck();
    expect(byId(editor, 'fixed').textContent).toBe(notice);
    expect([form(editor).readOnly, list(editor).readOnly, byId(editor, 'save')]).toEqual([true, true, null]);
    expect(check).not.toHaveBeenCalled();
    const copies = jest.fn();
    editor.addEventListener('copyrequested', copies);
    byId(editor, 'copy').click();
    expect(copies.mock.calls[0][0].detail).toEqual({ recordId: VERSION_ID });
  });

  it('lets a reader look at a draft and change nothing', async () => {
    const editor = await openVersion({}, { readOnly: true });
    expect([form(editor).readOnly, byId(editor, 'save'), byId(editor, 'copy')]).toEqual([true, null, null]);
  });

  it('draws a placeholder while it loads, says what failed, and what is gone', async () => {
    const editor = draw('c-cs-scorecard-editor', CsScorecardEditor, { versionKey: 'operation-v1', texts: TEXTS });
    await settle();
    expect(byId(editor, 'loading')).not.toBeNull();
    graphql.emit('CsScorecardVersion', { errors: [{ message: 'Timeout' }] });
    await settle();
    expect(editor.shadowRoot.querySelector('c-cs-error-panel').message).toBe('The scorecard could not be loaded.');
    graphql.emit('CsScorecardVersion', {
      data: { uiapi: { query: { CsScorecard__c: { edges: [] }, CsMeasure__c: { edges: [] } } } },
    });
    await settle();
    expect(byId(editor, 'gone').heading).toBe('This version is not there any more');
  });

  it('says at once what the shape lacks', async () => {
    const editor = await openVersion();
    await change(editor, { watchFrom: 80 });
    expect(findingsOf(editor)).toEqual([
      { localId: null, field: 'watchFrom', text: 'Watch must start below Healthy.', isShort: true },
    ]);
    expect(check).not.toHaveBeenCalled();
  });

  it('has the service check once nobody types, and shows its findings beside its own', async () => {
    check.mockResolvedValue(
      JSON.stringify({
        isUsable: false,
        findings: [
          {
            measureKey: 'cases',
            field: 'aggregate.filter',
            english: 'No field Closd.',
            japanese: '項目がありません。',
          },
          { measureKey: null, field: 'name', english: 'The scorecard has no name.', japanese: '名前がありません。' },
          { measureKey: null, field: 'measures[1].weight', english: 'Too big.', japanese: '大きすぎます。' },
        ],
      }),
    );
    const editor = await openVersion();
    await change(editor, { name: 'O' });
    await change(editor, { name: '' });
    await waitForCheck();
    expect(check).toHaveBeenCalledTimes(1);
    expect(JSON.parse(check.mock.calls[0][0].definitionJson)).toMatchObject({
      key: 'operation',
      name: '',
      measures: [{ key: 'cases' }, {}],
    });
    expect(findingsOf(editor).map(({ localId, field, text }) => [localId, field, text])).toEqual([
      [null, 'name', 'Fill this in.'],
      ['a03-cases', 'aggregate.filter', 'No field Closd.'],
      ['a03-calls', 'weight', 'Too big.'],
    ]);
  });

  it('passes over the answer to a draft that has changed since', async () => {
    let answer;
    check.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const editor = await openVersion();
    await waitForCheck();
    await change(editor, { notes: 'New' });
    answer(
      JSON.stringify({
        isUsable: false,
        findings: [{ measureKey: null, field: 'stage', english: 'Old.', japanese: '古い' }],
      }),
    );
    await settle();
    expect(findingsOf(editor)).toEqual([]);
    expect(byId(editor, 'check').textContent).toBe('Checking…');
    await waitForCheck();
    expect(byId(editor, 'check').textContent).toBe('The check finds nothing wrong.');
  });

  it('says that the service is down, and still saves', async () => {
    check.mockRejectedValue(GONE);
    const editor = await openVersion();
    await change(editor, { notes: 'Still' });
    await waitForCheck();
    expect(textOf(byId(editor, 'service'))).toContain(
      'The scoring service did not answer. Until then a draft can be saved, but not checked, previewed or activated.',
    );
    expect(editor.shadowRoot.querySelector('c-cs-scorecard-preview').disabled).toBe(true);
    await save(editor);
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Notes__c: 'Still', Id: VERSION_ID } }]]);
    expect(byId(editor, 'activate').disabled).toBe(true);
  });

  it('leads from a finding to its field', async () => {
    const editor = await openVersion();
    const [measure] = savedDraft().measures;
    await tellList(editor, 'measurechanged', { measure: { ...measure, name: '' } });
    list(editor).focusField = jest.fn();
    const [finding] = findingsOf(editor);
    editor.shadowRoot
      .querySelector('c-cs-scorecard-finding-list')
      .dispatchEvent(new CustomEvent('findingchosen', { detail: { finding } }));
    await settle();
    expect(list(editor).openId).toBe('a03-cases');
    expect(list(editor).focusField).toHaveBeenCalledWith('name');
  });

  it('leads from a finding about the scorecard itself to its field', async () => {
    const editor = await openVersion();
    await change(editor, { watchFrom: 80 });
    const focus = jest.spyOn(form(editor), 'focusField');
    editor.shadowRoot
      .querySelector('c-cs-scorecard-finding-list')
      .dispatchEvent(new CustomEvent('findingchosen', { detail: { finding: findingsOf(editor)[0] } }));
    expect(focus).toHaveBeenCalledWith('watchFrom');
  });

  it('adds, changes, moves and removes measures', async () => {
    const editor = await openVersion();
    await tellList(editor, 'measureadded', { group: 'process' });
    expect(list(editor).measures.map(({ key, group, sortOrder }) => [key, group, sortOrder])).toEqual([
      ['cases', 'process', 10],
      ['calls', 'relationship', 20],
      ['', 'process', 30],
    ]);
    expect(list(editor).openId).toBe('new-1');
    await tellList(editor, 'measurechanged', { measure: { ...draftMeasure('new'), localId: 'new-1', sortOrder: 30 } });
    await tellList(editor, 'measuremoved', { localId: 'new-1', direction: -1 });
    await tellList(editor, 'measureremoved', { localId: 'a03-calls' });
    expect(list(editor).measures.map(({ key, sortOrder }) => [key, sortOrder])).toEqual([
      ['new', 10],
      ['cases', 30],
    ]);
  });

  it('saves a new scorecard record by record, its measures under it', async () => {
    const editor = await newScorecard();
    await change(editor, { name: 'Big', key: 'big' });
    await tellList(editor, 'measureadded', { group: 'process' });
    await tellList(editor, 'measurechanged', { measure: { ...draftMeasure('use'), localId: 'new-1' } });
    expect(byId(editor, 'save-state').textContent).toBe('Unsaved changes');
    await save(editor);
    expect(
      createRecord.mock.calls.map(([{ apiName, fields }]) => [apiName, fields.VersionKey__c, fields.Scorecard__c]),
    ).toEqual([
      ['CsScorecard__c', 'big-v1', undefined],
      ['CsMeasure__c', 'big-v1:use', 'new-CsScorecard__c-big'],
    ]);
    expect(byId(editor, 'save-state').textContent).toBe('All changes are saved');
    expect(form(editor).keyFixed).toBe(true);
  });

  it('keeps what was refused, saves the rest, and tries only that again after reading what the org has', async () => {
    const editor = await openVersion();
    const [cases, calls] = savedDraft().measures;
    updateRecord.mockRejectedValueOnce({ body: { output: { errors: [{ message: 'Weight is too large.' }] } } });
    await tellList(editor, 'measurechanged', { measure: { ...cases, weight: 31 } });
    await tellList(editor, 'measurechanged', { measure: { ...calls, weight: 11 } });
    await save(editor);
    expect(byId(editor, 'save-problems').message).toBe(
      'Not everything was saved; what you entered is still here. Measure cases: Weight is too large.',
    );
    expect(byId(editor, 'save-state').textContent).toBe('Unsaved changes');
    graphql.emit('CsScorecardVersion', {
      data: versionData(savedDraft({ measures: [cases, { ...calls, weight: 11 }] })),
    });
    updateRecord.mockClear();
    await save(editor);
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Weight__c: 31, Id: 'a03-cases' } }]]);
    expect(byId(editor, 'save-problems')).toBeNull();
  });

  it('does not write twice what was written although the answer was lost', async () => {
    const editor = await openVersion();
    createRecord.mockRejectedValueOnce({ message: 'Failed to fetch' });
    await tellList(editor, 'measureadded', { group: 'process' });
    const added = { ...draftMeasure('new', { sortOrder: 30 }), localId: 'new-1' };
    await tellList(editor, 'measurechanged', { measure: added });
    await save(editor);
    const { measures } = savedDraft();
    const stored = savedDraft({ measures: [...measures, { ...added, recordId: 'a03-new' }] });
    graphql.emit('CsScorecardVersion', { data: versionData(stored) });
    await save(editor);
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(byId(editor, 'save-state').textContent).toBe('All changes are saved');
  });

  it('writes no measure without its scorecard', async () => {
    const editor = await newScorecard();
    createRecord.mockRejectedValue({ body: { message: 'duplicate value found: VersionKey__c' } });
    await change(editor, { name: 'Big', key: 'big' });
    await tellList(editor, 'measureadded', { group: 'process' });
    await save(editor);
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(byId(editor, 'save-problems').message).toContain('duplicate value found: VersionKey__c');
  });

  it('begins a new version as a copy that nobody has saved, under the same key', async () => {
    const editor = await openVersion({ status: 'Active' }, { copyAs: 4 });
    expect(textOf(editor.shadowRoot.querySelector('.title'))).toBe('Operation, version 4 Draft');
    expect([form(editor).readOnly, form(editor).keyFixed, byId(editor, 'save').disabled]).toEqual([false, true, false]);
    await save(editor);
    expect(createRecord.mock.calls.map(([{ fields }]) => fields.VersionKey__c)).toEqual([
      'operation-v4',
      'operation-v4:cases',
      'operation-v4:calls',
    ]);
  });

  it('refuses a key that another scorecard has', async () => {
    const editor = draw('c-cs-scorecard-editor', CsScorecardEditor, {
      versionKey: null,
      texts: TEXTS,
      takenKeys: ['operation'],
    });
    await settle();
    await change(editor, { name: 'Operation', key: 'operation' });
    expect(findingsOf(editor).map(({ field, text }) => [field, text])).toContainEqual([
      'key',
      'Another scorecard has this key. Make a new version of that one, or choose another key.',
    ]);
  });

  describe('activating', () => {
    const requests = (editor) => {
      const heard = jest.fn();
      editor.addEventListener('activationrequested', heard);
      return heard;
    };

    it('waits until the draft is saved and found sound', async () => {
      const editor = await openVersion();
      expect(byId(editor, 'activate').disabled).toBe(true);
      await waitForCheck();
      expect(byId(editor, 'activate').disabled).toBe(false);
      await change(editor, { notes: 'More' });
      await waitForCheck();
      expect([byId(editor, 'activate').disabled, byId(editor, 'activate').title]).toEqual([
        true,
        'Save the draft before you activate it.',
      ]);
    });

    it('brings the headline of a preview of this very draft, and of no other', async () => {
      const editor = await openVersion();
      await waitForCheck();
      const heard = requests(editor);
      const preview = editor.shadowRoot.querySelector('c-cs-scorecard-preview');
      const detail = { definitionJson: preview.definitionJson, headline: 'Of 9 accounts, 2 would change their band.' };
      preview.dispatchEvent(new CustomEvent('previewed', { detail }));
      byId(editor, 'activate').click();
      preview.dispatchEvent(new CustomEvent('previewed', { detail: { ...detail, definitionJson: '{}' } }));
      byId(editor, 'activate').click();
      expect(heard.mock.calls.map(([event]) => event.detail)).toEqual([
        { recordId: VERSION_ID, headline: detail.headline },
        { recordId: VERSION_ID, headline: null },
      ]);
    });
  });

  describe('leaving', () => {
    const closings = (editor) => {
      const heard = jest.fn();
      editor.addEventListener('closed', heard);
      return heard;
    };

    it('asks nothing when all is saved', async () => {
      const editor = await openVersion();
      const closed = closings(editor);
      byId(editor, 'back').click();
      await settle();
      expect(closed).toHaveBeenCalledTimes(1);
    });

    it.each([
      [true, 1],
      [false, 0],
    ])('asks before unsaved changes are lost; %s', async (answer, times) => {
      jest.spyOn(LightningConfirm, 'open').mockResolvedValue(answer);
      const editor = await openVersion();
      const closed = closings(editor);
      await change(editor, { notes: 'Unsaved' });
      byId(editor, 'back').click();
      await settle();
      expect(LightningConfirm.open).toHaveBeenCalledTimes(1);
      expect(closed).toHaveBeenCalledTimes(times);
    });

    it('has the browser ask, too', async () => {
      const editor = await openVersion();
      const leave = () => {
        const event = new CustomEvent('beforeunload', { cancelable: true });
        window.dispatchEvent(event);
        return event.defaultPrevented;
      };
      expect(leave()).toBe(false);
      await change(editor, { notes: 'Unsaved' });
      expect(leave()).toBe(true);
    });
  });
});

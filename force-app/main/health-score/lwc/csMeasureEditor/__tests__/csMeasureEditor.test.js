import CsMeasureEditor from 'c/csMeasureEditor';
import { forgetSchema } from 'c/csScorecardSchema';
import describeObject from '@salesforce/apex/CsScorecardController.describeObject';
import listObjects from '@salesforce/apex/CsScorecardController.listObjects';
import { byId, clearPage, draw, settle } from 'test/page';
import { draftMeasure, enter, fieldOf, heard, TEXTS } from 'test/scorecards';

jest.mock('@salesforce/apex/CsScorecardController.listObjects', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CsScorecardController.describeObject', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

async function drawEditor(different = {}, more = {}) {
  const editor = draw('c-cs-measure-editor', CsMeasureEditor, {
    measure: draftMeasure('cases', different),
    texts: TEXTS.measure,
    ...more,
  });
  await settle();
  return editor;
}

const lastOf = (changes) => changes.at(-1).measure;

describe('c-cs-measure-editor', () => {
  beforeEach(() => {
    listObjects.mockResolvedValue('{"objects":[]}');
    describeObject.mockResolvedValue(
      JSON.stringify({
        name: 'Account',
        fields: [
          { name: 'Industry', label: 'Industry', type: 'picklist' },
          { name: 'AnnualRevenue', label: 'Revenue', type: 'currency' },
        ],
        accountPaths: ['Id'],
      }),
    );
  });

  afterEach(() => {
    clearPage();
    forgetSchema();
    jest.resetAllMocks();
  });

  it('is accessible', async () => {
    await expect(
      await drawEditor({ knockOut: { operator: 'atMost', value: 1, cap: 40, reason: 'x', japaneseReason: null } }),
    ).toBeAccessible();
  });

  it('lets the key of a new measure follow its name until somebody writes another', async () => {
    const editor = await drawEditor({ name: '', key: '' });
    const changes = heard(editor, 'measurechanged');
    enter(fieldOf(editor, 'name'), 'Open cases');
    expect(lastOf(changes)).toMatchObject({ name: 'Open cases', key: 'open-cases' });
    editor.measure = { ...lastOf(changes), key: 'cases' };
    enter(fieldOf(editor, 'name'), 'Open cases now');
    expect(lastOf(changes)).toMatchObject({ name: 'Open cases now', key: 'cases' });
  });

  it('keeps the key of a measure that is saved', async () => {
    const editor = await drawEditor({ name: 'Open', key: 'open', recordId: 'a03' });
    const changes = heard(editor, 'measurechanged');
    enter(fieldOf(editor, 'name'), 'Closed');
    expect(lastOf(changes).key).toBe('open');
  });

  it('turns typed texts into values: numbers, empty as nothing, choices as the definition names them', async () => {
    const editor = await drawEditor();
    const changes = heard(editor, 'measurechanged');
    enter(fieldOf(editor, 'weight'), '25');
    enter(fieldOf(editor, 'maxAgeDays'), '');
    enter(fieldOf(editor, 'japaneseName'), '');
    enter(fieldOf(editor, 'group'), 'Relationship');
    expect(
      changes.map(({ measure: { weight, maxAgeDays, japaneseName, group } }) => [
        weight,
        maxAgeDays,
        japaneseName,
        group,
      ]),
    ).toEqual([
      [25, null, '指標 cases', 'process'],
      [10, null, '指標 cases', 'process'],
      [10, null, null, 'process'],
      [10, null, '指標 cases', 'relationship'],
    ]);
  });

  it('begins a ratio over the same object, and ends it', async () => {
    const editor = await drawEditor({ aggregate: { dateField: 'CreatedDate', windowDays: 30 } });
    const changes = heard(editor, 'measurechanged');
    byId(editor, 'ratio').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    byId(editor, 'ratio').dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
    expect(changes[0].measure.over).toMatchObject({
      sourceObject: 'Case',
      accountPath: 'AccountId',
      dateField: 'CreatedDate',
      windowDays: 30,
    });
    expect(changes[1].measure.over).toBeNull();
  });

  it('compares within fields of the account that part it into groups', async () => {
    const editor = await drawEditor();
    await settle();
    expect(fieldOf(editor, 'percentileWithin').options.map(({ value }) => value)).toEqual(['', '*', 'Industry']);
  });

  it('asks for points only where a missing value has some', async () => {
    const editor = await drawEditor();
    const changes = heard(editor, 'measurechanged');
    expect(fieldOf(editor, 'missingPoints')).toBeNull();
    enter(byId(editor, 'missing-policy'), 'StatedPoints');
    expect(lastOf(changes).missingPoints).toBe(50);
    editor.measure = lastOf(changes);
    await settle();
    enter(fieldOf(editor, 'missingPoints'), '');
    expect(lastOf(changes).missingPoints).toBe(0);
    enter(byId(editor, 'missing-policy'), 'LeaveOut');
    expect(lastOf(changes).missingPoints).toBeNull();
  });

  it('asks of a knock-out what its operator needs', async () => {
    const editor = await drawEditor();
    const changes = heard(editor, 'measurechanged');
    expect(fieldOf(editor, 'knockOut.cap')).toBeNull();
    enter(fieldOf(editor, 'knockOut'), 'Missing');
    expect(lastOf(changes).knockOut).toEqual({
      operator: 'missing',
      value: null,
      cap: 40,
      reason: null,
      japaneseReason: null,
    });
    editor.measure = lastOf(changes);
    await settle();
    expect(fieldOf(editor, 'knockOut.value')).toBeNull();
    enter(fieldOf(editor, 'knockOut.cap'), '30.5');
    enter(fieldOf(editor, 'knockOut.reason'), 'No sponsor');
    expect(changes.slice(-2).map(({ measure: { knockOut } }) => [knockOut.cap, knockOut.reason])).toEqual([
      [30.5, null],
      [40, 'No sponsor'],
    ]);
    enter(fieldOf(editor, 'knockOut'), '');
    expect(lastOf(changes).knockOut).toBeNull();
  });

  it('gives each part its own findings', async () => {
    const finding = (field) => ({ localId: 'local-cases', field, text: field });
    const editor = await drawEditor(
      {},
      { findings: [finding('aggregate.filter'), finding('points'), finding('variants[0].points'), finding('name')] },
    );
    const part = (name) => editor.shadowRoot.querySelector(`[data-part="${name}"]`);
    expect(part('aggregate').findings.map(({ field }) => field)).toEqual(['filter']);
    expect(part('points').findings).toEqual(['points']);
    expect(part('variants').findings).toEqual(['variants[0].points']);
  });
});

import CsAggregateEditor from 'c/csAggregateEditor';
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

const CASE = {
  name: 'Case',
  label: 'Case',
  fields: [
    { name: 'Subject', label: 'Subject', type: 'string' },
    { name: 'Effort__c', label: 'Effort', type: 'double' },
    { name: 'CreatedDate', label: 'Created Date', type: 'datetime' },
  ],
  accountPaths: ['AccountId', 'Contact.AccountId'],
};

const aggregate = (different) => draftMeasure('a', { aggregate: different }).aggregate;
const valuesOf = (input) => input.options.map(({ value }) => value);

async function drawEditor(different = {}, properties = {}) {
  const editor = draw('c-cs-aggregate-editor', CsAggregateEditor, {
    aggregate: aggregate(different),
    texts: TEXTS.measure,
    ...properties,
  });
  await settle();
  await settle();
  return editor;
}

describe('c-cs-aggregate-editor', () => {
  beforeEach(() => {
    listObjects.mockResolvedValue(
      JSON.stringify({
        objects: [
          { name: 'Case', label: 'Case', isCustom: false },
          { name: 'Visit__c', label: 'Visit', isCustom: true },
        ],
      }),
    );
    describeObject.mockImplementation(async ({ name }) => JSON.stringify({ ...CASE, name }));
  });

  afterEach(() => {
    clearPage();
    forgetSchema();
    jest.resetAllMocks();
  });

  it('offers objects, paths to the account and dates of this org', async () => {
    const editor = await drawEditor();
    expect(fieldOf(editor, 'sourceObject').options).toEqual([
      { value: 'Case', label: 'Case' },
      { value: 'Visit__c', label: 'Visit (Visit__c)' },
    ]);
    expect(valuesOf(fieldOf(editor, 'accountPath'))).toEqual(['AccountId', 'Contact.AccountId']);
    expect(valuesOf(fieldOf(editor, 'dateField'))).toEqual(['', 'CreatedDate']);
    expect(fieldOf(editor, 'field')).toBeNull();
    await expect(editor).toBeAccessible();
  });

  it.each([
    ['sum', ['Effort__c']],
    ['distinct', ['Subject', 'Effort__c', 'CreatedDate']],
  ])('offers to %s only fields that fit', async (name, fields) => {
    const editor = await drawEditor({ aggregate: name });
    expect(valuesOf(fieldOf(editor, 'field'))).toEqual(fields);
  });

  it('takes the shortest path of another object, and forgets what belonged to the last', async () => {
    const editor = await drawEditor({ filter: 'IsClosed = false', dateField: 'ClosedDate' });
    const changes = heard(editor, 'aggregatechanged');
    enter(fieldOf(editor, 'sourceObject'), 'Visit__c');
    await settle();
    await settle();
    expect(changes.at(-1).aggregate).toMatchObject({
      sourceObject: 'Visit__c',
      accountPath: 'AccountId',
      filter: null,
      dateField: null,
    });
  });

  it('drops a field that the aggregate cannot use', async () => {
    const editor = await drawEditor({ aggregate: 'distinct', field: 'Subject' });
    const changes = heard(editor, 'aggregatechanged');
    enter(fieldOf(editor, 'aggregate'), 'Sum');
    enter(fieldOf(editor, 'aggregate'), 'Count');
    expect(changes.map((change) => change.aggregate.field)).toEqual([null, null]);
  });

  it('has a window in days or by period, never both', async () => {
    const editor = await drawEditor();
    const changes = heard(editor, 'aggregatechanged');
    for (const kind of ['days', 'period', 'all']) enter(byId(editor, 'window-kind'), kind);
    expect(changes.map(({ aggregate: { windowDays, windowPeriod } }) => [windowDays, windowPeriod])).toEqual([
      [90, null],
      [null, 'thisMonth'],
      [null, null],
    ]);
  });

  it('keeps an object and a field as choices that the org does not have any more', async () => {
    const editor = await drawEditor({ sourceObject: 'Gone__c', aggregate: 'sum', field: 'Gone__c' });
    expect(valuesOf(fieldOf(editor, 'sourceObject'))[0]).toBe('Gone__c');
    expect(valuesOf(fieldOf(editor, 'field'))[0]).toBe('Gone__c');
  });

  it('lets names be typed while the service is down, and loses nothing by it', async () => {
    listObjects.mockRejectedValue({ body: { message: 'down' } });
    const editor = await drawEditor({ filter: 'IsClosed = false' });
    expect(fieldOf(editor, 'sourceObject').options).toBeUndefined();
    const changes = heard(editor, 'aggregatechanged');
    enter(fieldOf(editor, 'sourceObject'), 'Cas');
    expect(changes.at(-1).aggregate).toMatchObject({
      sourceObject: 'Cas',
      filter: 'IsClosed = false',
      accountPath: 'AccountId',
    });
  });

  it('asks the service nothing for a reader', async () => {
    await drawEditor({}, { readOnly: true });
    expect(listObjects).not.toHaveBeenCalled();
    expect(describeObject).not.toHaveBeenCalled();
  });

  it('shows each finding at its field, and takes it away again', async () => {
    const editor = await drawEditor({ filter: 'Closd = 1' });
    const filter = fieldOf(editor, 'filter');
    filter.setCustomValidity = jest.fn();
    editor.findings = [{ localId: 'a', field: 'filter', text: 'No such field.' }];
    await settle();
    editor.findings = [];
    await settle();
    expect(filter.setCustomValidity.mock.calls).toEqual([['No such field.'], ['']]);
  });
});

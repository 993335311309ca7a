import CsScorecardBuilder from 'c/csScorecardBuilder';
import canManage from '@salesforce/apex/CsScorecardController.canManage';
import LightningConfirm from 'lightning/confirm';
import { graphql } from 'lightning/graphql';
import { deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { toNode } from 'test/health-records';
import { emitObjectInfos, failObjectInfo } from 'test/object-info-wire';
import { byId, clearPage, draw, settle } from 'test/page';

jest.mock('@salesforce/apex/CsScorecardController.canManage', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const ACTIVE = 'a02000000000001AAA';
const DRAFT = 'a02000000000002AAA';
const RETIRED = 'a02000000000003AAA';
const NOW = new Date('2026-11-22T12:00:00.000Z');

const row = (Id, Version__c, Status__c, different = {}) => ({
  Id,
  Name: 'Operation',
  JapaneseName__c: '運用',
  Key__c: 'operation',
  Version__c,
  VersionKey__c: `operation-v${Version__c}`,
  Status__c,
  Stage__c: 'Operation',
  SegmentFilter__c: null,
  SortOrder__c: 10,
  ActivatedAt__c: null,
  ActivatedBy__r: null,
  LastModifiedDate: '2026-11-20T00:00:00.000Z',
  ...different,
});

const ROWS = [row(DRAFT, 3, 'Draft'), row(ACTIVE, 2, 'Active'), row(RETIRED, 1, 'Retired')];
const data = (rows) => ({
  uiapi: { query: { CsScorecard__c: { edges: rows.map((each) => ({ node: toNode(each) })) } } },
});

const stages = {
  uiapi: {
    aggregate: {
      Account: {
        edges: [
          { node: { aggregate: { CsLifecycleStage__c: { value: 'Operation' }, Id: { count: { value: 412 } } } } },
          { node: { aggregate: { CsLifecycleStage__c: { value: null }, Id: { count: { value: 3 } } } } },
        ],
      },
    },
  },
};

async function drawBuilder({ mayManage = true, rows = ROWS } = {}) {
  canManage.mockResolvedValue(mayManage);
  const builder = draw('c-cs-scorecard-builder', CsScorecardBuilder);
  await settle();
  graphql.emit('CsScorecards', { data: data(rows) });
  graphql.emit('CsAccountsByStage', { data: stages });
  emitObjectInfos();
  await settle();
  return builder;
}

const list = (builder) => builder.shadowRoot.querySelector('c-cs-scorecard-list');
const editor = (builder) => builder.shadowRoot.querySelector('c-cs-scorecard-editor');

async function choose(builder, id, action) {
  list(builder).dispatchEvent(new CustomEvent('chosen', { detail: { id, action } }));
  await settle();
  await settle();
}

async function tellEditor(builder, name, detail) {
  editor(builder).dispatchEvent(new CustomEvent(name, { detail }));
  for (let turn = 0; turn < 5; turn += 1) {
    // eslint-disable-next-line no-await-in-loop -- one record after the other
    await settle();
  }
}

describe('c-cs-scorecard-builder', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'queueMicrotask', 'nextTick', 'setImmediate'] });
    jest.spyOn(LightningConfirm, 'open').mockResolvedValue(true);
    updateRecord.mockReset().mockResolvedValue({});
    deleteRecord.mockReset().mockResolvedValue();
  });

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('lists the versions, with what the org calls things and how many accounts there are', async () => {
    const builder = await drawBuilder();
    expect(list(builder).versions.map(({ id, version, status }) => [id, version, status])).toEqual([
      [DRAFT, 3, 'Draft'],
      [ACTIVE, 2, 'Active'],
      [RETIRED, 1, 'Retired'],
    ]);
    expect(list(builder).texts.Status__c.label).toBe('Status');
    expect(list(builder).accountsByStage).toEqual({ Operation: 412 });
    expect(list(builder).readOnly).toBe(false);
    jest.useRealTimers();
    await expect(builder).toBeAccessible();
  });

  it.each([
    ['who may not manage', async () => canManage.mockResolvedValue(false)],
    ['who may not even ask', async () => canManage.mockRejectedValue({ body: { message: 'No access' } })],
  ])('shows everything read-only to a user %s, and says so', async (_, arrange) => {
    const builder = draw('c-cs-scorecard-builder', CsScorecardBuilder);
    clearPage();
    await arrange();
    document.body.appendChild(builder);
    await settle();
    graphql.emit('CsScorecards', { data: data(ROWS) });
    emitObjectInfos();
    await settle();
    expect(byId(builder, 'read-only').textContent).toContain('You can look at the scorecards.');
    expect(list(builder).readOnly).toBe(true);
    expect(byId(builder, 'new').disabled).toBe(true);
    await choose(builder, DRAFT, 'open');
    expect(editor(builder).readOnly).toBe(true);
  });

  it('says that there is nothing yet', async () => {
    const builder = await drawBuilder({ rows: [] });
    expect(byId(builder, 'empty').heading).toBe('There is no scorecard yet');
    expect(byId(builder, 'new').disabled).toBe(false);
  });

  it('draws a placeholder while it loads, and says what could not be loaded', async () => {
    canManage.mockResolvedValue(true);
    const builder = draw('c-cs-scorecard-builder', CsScorecardBuilder);
    await settle();
    expect(byId(builder, 'loading')).not.toBeNull();
    failObjectInfo({ body: { message: 'No access to CsMeasure__c' } });
    await settle();
    expect(builder.shadowRoot.querySelector('c-cs-error-panel').message).toBe('The scorecards could not be loaded.');
    expect(byId(builder, 'loading')).toBeNull();
  });

  it('opens a version, a copy of one as the next version, and a new scorecard', async () => {
    const builder = await drawBuilder();
    await choose(builder, ACTIVE, 'open');
    expect(editor(builder)).toMatchObject({ versionKey: 'operation-v2', copyAs: null, takenKeys: ['operation'] });
    expect(list(builder)).toBeNull();
    await tellEditor(builder, 'copyrequested', { recordId: ACTIVE });
    expect(editor(builder)).toMatchObject({ versionKey: 'operation-v2', copyAs: 4 });
    await tellEditor(builder, 'closed');
    expect(graphql.refreshOf('CsScorecards')).toHaveBeenCalled();
    byId(builder, 'new').click();
    await settle();
    expect(editor(builder)).toMatchObject({ versionKey: null, copyAs: null, nextSortOrder: 20 });
  });

  it('activates a draft and then retires the version before it, after it has shown the headline', async () => {
    const builder = await drawBuilder();
    await choose(builder, DRAFT, 'open');
    await tellEditor(builder, 'activationrequested', {
      recordId: DRAFT,
      headline: 'Of 9 accounts, 2 would change their band.',
    });
    expect(LightningConfirm.open.mock.calls[0][0]).toMatchObject({
      label: 'Activate Operation, version 3?',
      message:
        'Of 9 accounts, 2 would change their band. It replaces version 2, which is retired. From the next run on it scores, and it can no longer be changed.',
    });
    expect(updateRecord.mock.calls.map(([{ fields }]) => fields)).toEqual([
      { Id: DRAFT, Status__c: 'Active', ActivatedAt__c: NOW.toISOString(), ActivatedBy__c: expect.any(String) },
      { Id: ACTIVE, Status__c: 'Retired' },
    ]);
    expect(editor(builder)).toBeNull();
  });

  it('says in the confirmation that nobody has previewed the draft', async () => {
    LightningConfirm.open.mockResolvedValue(false);
    const builder = await drawBuilder();
    await choose(builder, DRAFT, 'open');
    await tellEditor(builder, 'activationrequested', { recordId: DRAFT, headline: null });
    expect(LightningConfirm.open.mock.calls[0][0].message).toContain('has not been previewed');
    expect(updateRecord).not.toHaveBeenCalled();
    expect(editor(builder)).not.toBeNull();
  });

  it('leaves the version before in force when the new one is refused, and says why', async () => {
    updateRecord.mockRejectedValueOnce({
      body: { output: { errors: [{ message: 'Only a draft can be activated.' }] } },
    });
    const builder = await drawBuilder();
    await choose(builder, DRAFT, 'open');
    await tellEditor(builder, 'activationrequested', { recordId: DRAFT, headline: null });
    expect(updateRecord).toHaveBeenCalledTimes(1);
    expect(byId(builder, 'problem').message).toBe('The org did not accept this. Only a draft can be activated.');
    expect(editor(builder)).not.toBeNull();
  });

  it.each([
    [
      'rolls back to an older version',
      RETIRED,
      'rollBack',
      [
        { Id: RETIRED, Status__c: 'Active', ActivatedAt__c: NOW.toISOString(), ActivatedBy__c: expect.any(String) },
        { Id: ACTIVE, Status__c: 'Retired' },
      ],
      'The version is active',
    ],
    ['retires a version', ACTIVE, 'retire', [{ Id: ACTIVE, Status__c: 'Retired' }], 'The version is retired'],
  ])('%s after asking', async (_, id, action, writes, title) => {
    const builder = await drawBuilder();
    const toast = jest.fn();
    builder.addEventListener('lightning__showtoast', toast);
    await choose(builder, id, action);
    await settle();
    expect(updateRecord.mock.calls.map(([{ fields }]) => fields)).toEqual(writes);
    expect(toast.mock.calls[0][0].detail).toMatchObject({ title, variant: 'success' });
  });

  it('deletes a draft after asking', async () => {
    const builder = await drawBuilder();
    await choose(builder, DRAFT, 'delete');
    expect(deleteRecord).toHaveBeenCalledWith(DRAFT);
    expect(graphql.refreshOf('CsScorecards')).toHaveBeenCalled();
  });

  it.each(['rollBack', 'retire', 'delete'])('does nothing (%s) when the user changes their mind', async (action) => {
    LightningConfirm.open.mockResolvedValue(false);
    const builder = await drawBuilder();
    await choose(builder, DRAFT, action);
    expect([updateRecord.mock.calls, deleteRecord.mock.calls]).toEqual([[], []]);
  });
});

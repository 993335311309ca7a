import CsPlaybookBuilder from 'c/csPlaybookBuilder';
import canManage from '@salesforce/apex/CsIndicatorController.canManage';
import listNames from '@salesforce/apex/CsIndicatorController.listNames';
import LightningConfirm from 'lightning/confirm';
import { graphql } from 'lightning/graphql';
import { deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { emitInfosOf } from 'test/object-info-wire';
import { byId, clearPage, draw, settle } from 'test/page';
import { definitionsData, indicatorOf, INDICATOR_ID, NAMES, PLAYBOOK_ID, playbookOf } from 'test/playbooks';

jest.mock('@salesforce/apex/CsIndicatorController.canManage', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CsIndicatorController.listNames', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const OBJECTS = ['CsIndicator__c', 'CsPlaybook__c', 'CsPlaybookStep__c'];

const openSignals = {
  uiapi: {
    aggregate: {
      CsSignal__c: {
        edges: [
          { node: { aggregate: { Indicator__c: { value: INDICATOR_ID }, Id: { count: { value: 7 } } } } },
          { node: { aggregate: { Indicator__c: { value: null }, Id: { count: { value: 1 } } } } },
        ],
      },
    },
  },
};

async function drawBuilder({ mayManage = true, ...definitions } = {}) {
  canManage.mockResolvedValue(mayManage);
  const builder = draw('c-cs-playbook-builder', CsPlaybookBuilder);
  await settle();
  graphql.emit('CsPlaybookBuilder', { data: definitionsData(definitions) });
  graphql.emit('CsOpenSignals', { data: openSignals });
  emitInfosOf(OBJECTS);
  await settle();
  return builder;
}

const part = (builder, name) => builder.shadowRoot.querySelector(`c-cs-${name}`);

async function tell(builder, name, event, detail) {
  part(builder, name).dispatchEvent(new CustomEvent(event, { detail }));
  for (let turn = 0; turn < 5; turn += 1) {
    // eslint-disable-next-line no-await-in-loop -- one record after the other
    await settle();
  }
}

const choose = (builder, id, action) => tell(builder, 'indicator-list', 'chosen', { id, action });
const choosePlaybook = (builder, action) => tell(builder, 'playbook-list', 'chosen', { id: PLAYBOOK_ID, action });

describe('c-cs-playbook-builder', () => {
  beforeEach(() => {
    jest.spyOn(LightningConfirm, 'open').mockResolvedValue(true);
    listNames.mockReset().mockResolvedValue(JSON.stringify({ names: NAMES }));
    updateRecord.mockReset().mockResolvedValue({});
    deleteRecord.mockReset().mockResolvedValue();
  });

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('lists indicators with their open signals, and playbooks', async () => {
    const builder = await drawBuilder();
    expect(part(builder, 'indicator-list')).toMatchObject({ readOnly: false, openSignals: { [INDICATOR_ID]: 7 } });
    expect(part(builder, 'indicator-list').indicators.map(({ key }) => key)).toEqual(['open-cases']);
    expect(part(builder, 'playbook-list').playbooks[0].steps.map(({ key }) => key)).toEqual(['call', 'report']);
    expect(part(builder, 'playbook-list').texts.Status__c.label).toBe('Status');
    await expect(builder).toBeAccessible();
  });

  it.each([
    ['who may not manage', () => canManage.mockResolvedValue(false)],
    ['who may not even ask', () => canManage.mockRejectedValue({ body: { message: 'No access' } })],
  ])('shows everything read-only to a user %s, and says so', async (_, arrange) => {
    arrange();
    const builder = draw('c-cs-playbook-builder', CsPlaybookBuilder);
    await settle();
    graphql.emit('CsPlaybookBuilder', { data: definitionsData() });
    emitInfosOf(OBJECTS);
    await settle();
    expect(byId(builder, 'read-only').textContent).toContain('You can look at indicators and playbooks.');
    expect([byId(builder, 'new-indicator').disabled, byId(builder, 'new-playbook').disabled]).toEqual([true, true]);
    expect(part(builder, 'indicator-list').readOnly).toBe(true);
    await choose(builder, INDICATOR_ID, 'open');
    expect(part(builder, 'definition-editor').readOnly).toBe(true);
    expect(listNames).not.toHaveBeenCalled();
  });

  it('says that there is nothing yet', async () => {
    const builder = await drawBuilder({ indicators: [], playbooks: [] });
    expect(byId(builder, 'empty').heading).toBe('There is no indicator and no playbook yet');
    expect(byId(builder, 'new-playbook').disabled).toBe(false);
  });

  it('draws a placeholder while it loads, and says what could not be loaded', async () => {
    canManage.mockResolvedValue(true);
    const builder = draw('c-cs-playbook-builder', CsPlaybookBuilder);
    await settle();
    expect(byId(builder, 'loading')).not.toBeNull();
    emitInfosOf(OBJECTS, ['CsPlaybook__c']);
    await settle();
    expect(builder.shadowRoot.querySelector('c-cs-error-panel').message).toBe(
      'The indicators and playbooks could not be loaded.',
    );
    expect(byId(builder, 'loading')).toBeNull();
  });

  it('goes on without the names of conditions when the service does not answer', async () => {
    listNames.mockRejectedValue({ body: { message: 'No answer' } });
    const builder = await drawBuilder();
    await choose(builder, INDICATOR_ID, 'open');
    expect(part(builder, 'definition-editor')).toMatchObject({ names: [], readOnly: false });
  });

  it('opens a definition, a copy of one, and a new one', async () => {
    const builder = await drawBuilder();
    await choose(builder, INDICATOR_ID, 'open');
    const editor = () => part(builder, 'definition-editor');
    expect(editor()).toMatchObject({ kind: 'indicator', isStored: true, names: NAMES });
    expect(editor().stored.map(({ key }) => key)).toEqual(['open-cases']);
    expect(part(builder, 'indicator-list')).toBeNull();
    await tell(builder, 'definition-editor', 'closed');
    expect(graphql.refreshOf('CsPlaybookBuilder')).toHaveBeenCalled();
    await choosePlaybook(builder, 'duplicate');
    expect(editor()).toMatchObject({ kind: 'playbook', isStored: false });
    expect(editor().stored.map(({ key }) => key)).toEqual(['support-recovery']);
    expect(editor().original).toMatchObject({ key: 'support-recovery-2', name: 'Support recovery (copy)' });
    await tell(builder, 'definition-editor', 'closed');
    byId(builder, 'new-indicator').click();
    await settle();
    expect(editor().original).toMatchObject({ recordId: null, key: '', sortOrder: 20 });
  });

  it.each([
    ['Today 9 accounts match.', 'Today 9 accounts match. From the next run on it opens signals'],
    [null, 'Nobody has tested the indicator as it is now. From the next run on it opens signals'],
  ])('activates an indicator after asking, with its test (%s)', async (headline, message) => {
    const builder = await drawBuilder();
    await choose(builder, INDICATOR_ID, 'open');
    await tell(builder, 'definition-editor', 'activationrequested', { draft: indicatorOf(), headline });
    expect(LightningConfirm.open.mock.calls[0][0].label).toBe('Activate Many open cases?');
    expect(LightningConfirm.open.mock.calls[0][0].message).toContain(message);
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Id: INDICATOR_ID, Status__c: 'Active' } }]]);
    expect(part(builder, 'definition-editor')).toBeNull();
  });

  it('keeps the editor when the org refuses, and says why', async () => {
    updateRecord.mockRejectedValue({ body: { output: { errors: [{ message: 'Choose a playbook.' }] } } });
    const builder = await drawBuilder();
    await choose(builder, INDICATOR_ID, 'open');
    await tell(builder, 'definition-editor', 'activationrequested', { draft: indicatorOf(), headline: null });
    expect(byId(builder, 'problem').message).toBe('The org did not accept this. Choose a playbook.');
    expect(part(builder, 'definition-editor')).not.toBeNull();
  });

  it('retires an indicator after it has said how many signals will close', async () => {
    const builder = await drawBuilder({ indicators: [indicatorOf({ status: 'Active' })] });
    const toast = jest.fn();
    builder.addEventListener('lightning__showtoast', toast);
    await choose(builder, INDICATOR_ID, 'retire');
    expect(LightningConfirm.open.mock.calls[0][0].message).toContain('open signals (7) close');
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Id: INDICATOR_ID, Status__c: 'Retired' } }]]);
    expect(toast.mock.calls[0][0].detail).toMatchObject({ title: 'Many open cases is retired', variant: 'success' });
  });

  it('does not retire a playbook that active indicators use', async () => {
    const builder = await drawBuilder({ indicators: [indicatorOf({ status: 'Active' })] });
    await choosePlaybook(builder, 'retire');
    expect(byId(builder, 'problem').message).toContain('active indicators use it (Many open cases)');
    expect(updateRecord).not.toHaveBeenCalled();
  });

  it('retires a playbook that only drafts use, and deletes a draft', async () => {
    const builder = await drawBuilder({ playbooks: [playbookOf()] });
    await choosePlaybook(builder, 'retire');
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Id: PLAYBOOK_ID, Status__c: 'Retired' } }]]);
    await choose(builder, INDICATOR_ID, 'delete');
    expect(deleteRecord).toHaveBeenCalledWith(INDICATOR_ID);
  });

  it.each(['retire', 'delete'])('does nothing (%s) when the user changes their mind', async (action) => {
    LightningConfirm.open.mockResolvedValue(false);
    const builder = await drawBuilder();
    await choose(builder, INDICATOR_ID, action);
    expect([updateRecord.mock.calls, deleteRecord.mock.calls]).toEqual([[], []]);
  });

  it('reads the org again for an editor whose save broke off', async () => {
    const builder = await drawBuilder();
    await choose(builder, INDICATOR_ID, 'open');
    const definitions = await part(builder, 'definition-editor').reread();
    expect(definitions.indicators.map(({ key }) => key)).toEqual(['open-cases']);
    expect(graphql.refreshOf('CsPlaybookBuilder')).toHaveBeenCalledTimes(1);
  });
});

import CsSignals from 'c/csSignals';
import { graphql } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import { accountRecord, lastRunData, query, snapshotJson } from 'test/health-records';
import { byId, clearPage, draw, refreshLastDrawn, settle, textOf } from 'test/page';
import { emitRecord } from 'test/record-wire';
import * as org from 'test/signals';

const NOW = Date.parse('2026-11-22T12:00:00Z');

async function drawCard() {
  const card = draw('c-cs-signals', CsSignals, { recordId: org.ACCOUNT_ID });
  await settle();
  return card;
}

async function drawAnswered({
  signals = [org.signal()],
  tasks = [org.task()],
  definitions,
  account = {},
  infos = {},
  lastRun = null,
} = {}) {
  const card = await drawCard();
  org.emitInfos(infos);
  await settle();
  org.emitPicklist(org.STATUSES);
  graphql.emit('CsSignalDefinitions', { data: org.definitionsData(definitions) });
  graphql.emit('CsAccountSignals', { data: org.signalsData(...signals) });
  graphql.emit('CsAccountTasks', { data: org.tasksData(...tasks) });
  graphql.emit('CsSignalSnapshot', {
    data: query({ CsHealthSnapshot__c: [{ Id: 's1', Measures__c: openCasesNow(3) }] }),
  });
  graphql.emit('CsLastRun', { data: lastRunData(lastRun) });
  emitRecord(accountRecord(account));
  await settle();
  return card;
}

function openCasesNow(value) {
  const [measure] = JSON.parse(snapshotJson()).measures;
  return snapshotJson({ measures: [{ ...measure, key: 'open-cases', value }] });
}

const section = (card, key) => card.shadowRoot.querySelector(`[data-section="${key}"]`);
const itemsOf = (card, key) => [...(section(card, key)?.querySelectorAll('c-cs-signal-item') ?? [])];
const inside = (element, selector) => element.shadowRoot.querySelector(selector);

describe('c-cs-signals', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
    updateRecord.mockReset();
  });

  it('shows that it loads until signals, tasks and indicators are there', async () => {
    const card = await drawCard();
    org.emitInfos();
    await settle();
    expect(byId(card, 'loading')).not.toBeNull();
    graphql.emit('CsAccountSignals', { data: org.signalsData() });
    graphql.emit('CsAccountTasks', { data: org.tasksData() });
    await settle();
    expect(byId(card, 'loading')).not.toBeNull();
    await expect(card).toBeAccessible();
    graphql.emit('CsSignalDefinitions', { data: org.definitionsData() });
    await settle();
    expect(byId(card, 'loading')).toBeNull();
  });

  it('says why, since when, the values then and now, what resolves it, and what is to be done', async () => {
    const card = await drawAnswered();
    const [risk] = itemsOf(card, 'risks');
    const text = textOf(risk);
    expect(text).toContain('High');
    expect(text).toContain('5 cases are open and the score is 38.25.');
    expect(text).toContain('Since Nov 3, 2026 (19 days)');
    expect(text).toContain('Playbook: Support rescue');
    expect(text).toContain('Open cases 5 3');
    expect(text).toContain('Health Score 38.25 70.25');
    // 2 widened by 5 % is 1.9; 40 is 42
    expect(textOf(byId(risk, 'resolves'))).toBe(
      'Resolved when Open cases is at most 1 and Health Score is at least 42.',
    );
    const row = inside(risk, 'c-cs-signal-task');
    expect(textOf(row)).toContain('3 days overdue Joint Emma Clark');
    await expect(card).toBeAccessible();
  });

  it('holds risks and opportunities apart, most urgent first, then the oldest', async () => {
    const card = await drawAnswered({
      signals: [
        org.signal({ Id: 'a05000000000001AAA', Urgency__c: 'Normal', TrueSince__c: '2026-11-10' }),
        org.signal({ Id: 'a05000000000002AAA', Urgency__c: 'Normal', TrueSince__c: '2026-11-01' }),
        org.signal({ Id: 'a05000000000003AAA', Urgency__c: 'High', TrueSince__c: '2026-11-20' }),
        org.signal({ Id: 'a05000000000004AAA', Kind__c: 'Opportunity' }),
      ],
    });
    const ids = (key) => itemsOf(card, key).map(({ signal }) => signal.id.slice(14, 15));
    expect(ids('risks')).toEqual(['3', '2', '1']);
    expect(ids('opportunities')).toEqual(['4']);
  });

  it('keeps what is queued, snoozed and closed apart, closed ones with their proof', async () => {
    const card = await drawAnswered({
      signals: [
        org.signal({ Id: 'q', Status__c: 'Queued', OpenedOn__c: null }),
        org.signal({ Id: 's', Status__c: 'Snoozed', SnoozedUntil__c: '2026-12-24' }),
        org.signal({
          Id: 'r',
          Status__c: 'Resolved',
          ClosedOn__c: '2026-11-12',
          ClosingEvidence__c: org.evidence({ 'Value.open_cases': 1, Score: 66.5 }, '2026-11-12'),
        }),
        org.signal({ Id: 'never-open', Status__c: 'Resolved', OpenedOn__c: null, ClosedOn__c: '2026-11-12' }),
        org.signal({
          Id: 'd',
          Status__c: 'Dismissed',
          DismissReason__c: { value: 'NotTrue', label: 'Not True' },
          ClosingNote__c: 'They moved.',
        }),
      ],
    });
    const statusOf = (key) => itemsOf(card, key).map((item) => textOf(byId(item, 'status')));
    expect(statusOf('snoozed')).toEqual(['Snoozed until Dec 24, 2026']);
    expect(statusOf('queued')[0]).toMatch(/^Waits for room/);
    expect(statusOf('closed')).toEqual(['Dismissed: Not True', 'Resolved']);
    expect(itemsOf(card, 'closed').map((item) => textOf(byId(item, 'proof')))).toEqual([
      'They moved.',
      'Open cases 5 → 1, Health Score 38.25 → 66.5 on Nov 12, 2026.',
    ]);
    expect(byId(card, 'empty')).not.toBeNull();
    await expect(card).toBeAccessible();
  });

  it('says that there is nothing to do, and how many indicators of the stage are watched', async () => {
    const card = await drawAnswered({
      signals: [],
      tasks: [],
      definitions: {
        indicators: [
          org.indicator(),
          org.indicator({ Key__c: 'b', Stages__c: 'Trial;Operation' }),
          org.indicator({ Key__c: 'c', Stages__c: 'Trial' }),
          org.indicator({ Key__c: 'd', Status__c: 'Draft' }),
        ],
      },
    });
    expect(textOf(byId(card, 'empty'))).toBe('Nothing to do Indicators watched: 2');
    await expect(card).toBeAccessible();
  });

  it('shows open tasks of recurring playbooks, which no signal has called for, with playbook and period', async () => {
    const card = await drawAnswered({
      signals: [],
      tasks: [
        org.recurringTask({ Id: 'r1' }),
        org.recurringTask({ Id: 'r2', Subject: 'Last month', IsClosed: true }),
        org.recurringTask({ Id: 'r3', Subject: 'Of a rhythm that is gone', CsKey__c: 'a:rhythm:gone:2026-Q4:step' }),
      ],
    });
    const rows = [...section(card, 'recurring').querySelectorAll('c-cs-signal-task')];
    expect(rows.map(({ task, origin }) => [task.subject, origin])).toEqual([
      ['Look at use', 'Health check, December 2026'],
      ['Of a rhythm that is gone', 'Q4 2026'],
    ]);
    expect(textOf(byId(rows[0], 'origin'))).toBe('Health check, December 2026');
    expect(byId(card, 'empty')).toBeNull();
    await expect(card).toBeAccessible();
  });

  it('says that the data is old after a day and a half', async () => {
    const fresh = await drawAnswered({ account: { CsScoredAt__c: '2026-11-21T00:00:00.000Z' } });
    expect(byId(fresh, 'stale')).toBeNull();
    clearPage();
    const old = await drawAnswered({ account: { CsScoredAt__c: '2026-11-20T23:59:00.000Z' } });
    expect(textOf(byId(old, 'stale'))).toBe('The data was last judged 36 hours ago. Signals may be out of date.');
    await expect(old).toBeAccessible();
    clearPage();
    const confirmed = await drawAnswered({
      account: { CsScoredAt__c: '2026-11-01T00:00:00.000Z' },
      lastRun: '2026-11-22T02:00:00.000Z',
    });
    expect(byId(confirmed, 'stale')).toBeNull();
  });

  it('says that it failed, and tries again', async () => {
    const card = await drawCard();
    org.emitInfos();
    await settle();
    graphql.emit('CsAccountSignals', { errors: [{ message: 'Boom' }] });
    await settle();
    expect(byId(card, 'failure').message).toBe('The signals could not be loaded.');
    await expect(card).toBeAccessible();
    byId(card, 'failure').dispatchEvent(new CustomEvent('retried'));
    await settle();
    expect(graphql.refreshOf('CsAccountSignals')).toHaveBeenCalledTimes(1);
  });

  it('reads again when its page is refreshed, the values of now before the signals', async () => {
    await drawAnswered();
    let isRead;
    graphql.refreshOf('CsSignalSnapshot').mockReturnValue(new Promise((resolve) => (isRead = resolve)));
    const done = refreshLastDrawn();
    await settle();
    expect(graphql.refreshOf('CsAccountSignals')).not.toHaveBeenCalled();
    isRead();
    await expect(done).resolves.toBe(true);
    for (const name of ['CsAccountSignals', 'CsAccountTasks', 'CsLastRun']) {
      expect(graphql.refreshOf(name)).toHaveBeenCalledTimes(1);
    }
  });

  it('shows signals even when their tasks could not be read', async () => {
    const card = await drawCard();
    org.emitInfos();
    await settle();
    graphql.emit('CsSignalDefinitions', { data: org.definitionsData() });
    graphql.emit('CsAccountSignals', { data: org.signalsData(org.signal()) });
    graphql.emit('CsAccountTasks', { errors: [{ message: 'Boom' }] });
    await settle();
    expect(itemsOf(card, 'risks')).toHaveLength(1);
    expect(byId(card, 'part-errors').message).toBe('A part of this could not be loaded.');
  });

  it('says that the user may not see signals, and asks nothing', async () => {
    const card = await drawCard();
    org.emitInfos({ CsSignal__c: null });
    await settle();
    expect(textOf(byId(card, 'no-access'))).toContain('You cannot see signals');
    expect(() => graphql.emit('CsAccountSignals', {})).toThrow('No wire asks');
    await expect(card).toBeAccessible();
    clearPage();
    graphql.reset();
    const withoutField = await drawCard();
    const { Status__c, ...fields } = org.INFOS.CsSignal__c.fields;
    expect(Status__c).toBeDefined();
    org.emitInfos({ CsSignal__c: { ...org.INFOS.CsSignal__c, fields } });
    await settle();
    expect(byId(withoutField, 'no-access')).not.toBeNull();
  });

  it('offers no change to those who may only read', async () => {
    const card = await drawAnswered({
      infos: {
        CsSignal__c: { ...org.INFOS.CsSignal__c, updateable: false },
        Task: { ...org.INFOS.Task, updateable: false },
      },
    });
    const [item] = itemsOf(card, 'risks');
    expect(inside(item, '.actions')).toBeNull();
    expect(byId(inside(item, 'c-cs-signal-task'), 'complete')).toBeNull();
  });

  it('completes a task with the closed status of the org, says so and reads again', async () => {
    const card = await drawAnswered();
    const toasts = [];
    card.addEventListener('lightning__showtoast', (event) => toasts.push(event.detail.title));
    updateRecord.mockResolvedValue({});
    const row = inside(itemsOf(card, 'risks')[0], 'c-cs-signal-task');
    byId(row, 'complete').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: org.TASK_ID, Status: 'Erledigt' } });
    expect(textOf(byId(card, 'announcement'))).toBe('Task completed');
    expect(toasts).toEqual(['Task completed']);
    expect(graphql.refreshOf('CsAccountTasks')).toHaveBeenCalledTimes(1);
    expect(graphql.refreshOf('CsAccountSignals')).toHaveBeenCalledTimes(1);
  });

  it('opens a snoozed signal again', async () => {
    const card = await drawAnswered({ signals: [org.signal({ Status__c: 'Snoozed', SnoozedUntil__c: '2026-12-24' })] });
    updateRecord.mockResolvedValue({});
    byId(itemsOf(card, 'snoozed')[0], 'wake').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({
      fields: { Id: org.SIGNAL_ID, Status__c: 'Open', SnoozedUntil__c: null },
    });
    expect(textOf(byId(card, 'announcement'))).toBe('Signal is open again');
  });

  it.each([
    ['snooze', 'c-cs-snooze-form'],
    ['dismiss', 'c-cs-dismiss-form'],
    ['task', 'c-cs-task-form'],
  ])('opens the form to %s in place, once', async (opens, tag) => {
    const card = await drawAnswered();
    const [item] = itemsOf(card, 'risks');
    inside(item, `[data-opens="${opens}"]`).click();
    await settle();
    expect(inside(item, tag)).not.toBeNull();
    await expect(item).toBeAccessible();
    inside(item, tag).dispatchEvent(new CustomEvent('saved', { detail: { message: 'Done so' } }));
    await settle();
    expect(inside(item, tag)).toBeNull();
    expect(textOf(byId(card, 'announcement'))).toBe('Done so');
  });
});

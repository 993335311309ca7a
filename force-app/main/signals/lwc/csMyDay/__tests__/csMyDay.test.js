import CsMyDay from 'c/csMyDay';
import { graphql } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import { lastRunData } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/signals';

const ME = '005000000000001AAA';
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const myTask = (number, different = {}) =>
  org.task({
    Id: `00T${String(number).padStart(12, '0')}AAA`,
    Subject: `Task ${number}`,
    AccountId: `001${String(number).padStart(12, '0')}AAA`,
    Account: { Name: { value: `Account ${number}` }, CsArr__c: { value: number * 1000 } },
    ...different,
  });
const mySignal = (different = {}) =>
  org.signal({
    OpenedOn__c: '2026-11-20',
    Account__c: org.ACCOUNT_ID,
    Account__r: { Name: { value: 'Tidewater' }, CsArr__c: { value: 1200000 } },
    ...different,
  });

async function drawDay() {
  const day = draw('c-cs-my-day', CsMyDay);
  await settle();
  return day;
}

async function drawAnswered({
  tasks = [myTask(1)],
  signals = [mySignal()],
  lastRun = '2026-11-22T02:00:00.000Z',
} = {}) {
  const day = await drawDay();
  org.emitInfos();
  await settle();
  org.emitPicklist(org.STATUSES);
  graphql.emit('CsSignalDefinitions', { data: org.definitionsData() });
  graphql.emit('CsLastRun', { data: lastRunData(lastRun) });
  graphql.emit('CsMyTasks', { data: org.page('Task', tasks) });
  await settle();
  graphql.emit('CsMySignals', { data: org.page('CsSignal__c', signals) });
  await settle();
  return day;
}

/** The rest of the rows is drawn once the browser has shown what there is. */
async function nextFrame() {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- the component waits in the same way
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await settle();
}

const rowsOf = (day, part) => [...day.shadowRoot.querySelectorAll(`[data-section="${part}"] [data-row]`)];
const all = (day, id) => [...day.shadowRoot.querySelectorAll(`[data-id="${id}"]`)];
const counts = (day) => all(day, 'tile').map(textOf);

describe('c-cs-my-day', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-22T12:00:00Z')));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
    updateRecord.mockReset();
  });

  it('shows that it loads', async () => {
    const day = await drawDay();
    org.emitInfos();
    await settle();
    expect(byId(day, 'loading')).not.toBeNull();
    await expect(day).toBeAccessible();
  });

  it('shows due tasks, new signals and newly resolved ones with account and ARR', async () => {
    const day = await drawAnswered({
      tasks: [myTask(1), myTask(2, { ActivityDate: '2026-11-22' })],
      signals: [
        mySignal(),
        mySignal({
          Id: 'r',
          Status__c: 'Resolved',
          ClosedOn__c: '2026-11-21',
          ClosingEvidence__c: org.evidence({ 'Value.open_cases': 1, Score: 66.5 }, '2026-11-21'),
        }),
      ],
    });
    expect(counts(day)).toEqual(['1 Overdue', '1 Due today', '1 New signals', '1 Newly resolved']);
    expect(textOf(rowsOf(day, 'overdue')[0])).toContain('Account 1 ARR ¥1,000');
    expect(textOf(rowsOf(day, 'opened')[0])).toContain('5 cases are open and the score is 38.25.');
    expect(textOf(rowsOf(day, 'resolved')[0])).toContain(
      'Open cases 5 → 1, Health Score 38.25 → 66.5 on Nov 21, 2026.',
    );
    await expect(day).toBeAccessible();
  });

  it('asks for my tasks first, and then for the signals of my accounts and of my tasks', async () => {
    await drawAnswered({ tasks: [myTask(1)] });
    const [{ where: tasksWhere }] = graphql.variablesOf('CsMyTasks');
    const [{ where: signalsWhere }] = graphql.variablesOf('CsMySignals');
    expect(tasksWhere.and[1]).toEqual({ OwnerId: { eq: ME } });
    expect(signalsWhere.and[1]).toEqual({
      or: [{ Account__r: { OwnerId: { eq: ME } } }, { Id: { in: [org.SIGNAL_ID] } }],
    });
  });

  it('asks for everybody’s when told so', async () => {
    const day = await drawAnswered();
    all(day, 'scope')[1].click();
    await settle();
    const [{ where, after }] = graphql.variablesOf('CsMyTasks');
    expect(after).toBeNull();
    expect(where.and).toEqual([
      { AccountId: { ne: null } },
      { IsClosed: { eq: false }, ActivityDate: { lte: { value: '2026-11-22' } } },
      { or: [{ CsKey__c: { ne: null } }, { CsSignalId__c: { ne: null } }] },
    ]);
    expect(byId(day, 'loading')).not.toBeNull();
  });

  it('says whose a task is among everybody’s, not among one’s own', async () => {
    const owners = (day) => rowsOf(day, 'overdue').map((row) => row.querySelector('c-cs-signal-task').task.owner);
    const day = await drawAnswered();
    expect(owners(day)).toEqual([null]);
    all(day, 'scope')[1].click();
    await settle();
    graphql.emit('CsMyTasks', { data: org.page('Task', [myTask(1)]) });
    await settle();
    graphql.emit('CsMySignals', { data: org.page('CsSignal__c', []) });
    await settle();
    expect(owners(day)).toEqual([org.task().Owner.Name.value]);
  });

  describe('for somebody who leads others', () => {
    const team = ['005000000000002AAA', '005000000000003AAA'];
    const emitTeam = async () => {
      graphql.emit('CsMyTeam', {
        data: { uiapi: { query: { User: { edges: team.map((Id) => ({ node: { Id } })) } } } },
      });
      await settle();
    };
    const askedFor = () => graphql.variablesOf('CsMyTasks')[0].where.and[1];
    const pressed = (day) => all(day, 'scope').map((choice) => [choice.dataset.value, choice.ariaPressed]);
    const choose = async (day, recordId) => {
      byId(day, 'person').dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
      await settle();
    };

    it('shows the team’s day, and says whose each task is', async () => {
      const day = await drawAnswered();
      expect(all(day, 'scope')).toHaveLength(2);
      await emitTeam();
      all(day, 'scope')[1].click();
      await settle();
      expect(askedFor()).toEqual({ OwnerId: { in: team } });
      graphql.emit('CsMyTasks', { data: org.page('Task', [myTask(1)]) });
      await settle();
      const [{ where }] = graphql.variablesOf('CsMySignals');
      expect(where.and[1].or[0]).toEqual({ Account__r: { OwnerId: { in: team } } });
      graphql.emit('CsMySignals', { data: org.page('CsSignal__c', []) });
      await settle();
      expect(rowsOf(day, 'overdue')[0].querySelector('c-cs-signal-task').task.owner).toBe(org.task().Owner.Name.value);
      await expect(day).toBeAccessible();
    });

    it('shows one CSM’s day, whoever it is, and all again', async () => {
      const day = await drawAnswered();
      await emitTeam();
      expect(byId(day, 'person')).toBeNull();
      all(day, 'scope')[1].click();
      await settle();
      expect(byId(day, 'person').filter.criteria).toHaveLength(2);
      await choose(day, team[1]);
      expect(askedFor()).toEqual({ OwnerId: { eq: team[1] } });
      await choose(day, null);
      expect(askedFor()).toEqual({ OwnerId: { in: team } });
      all(day, 'scope')[2].click();
      await settle();
      expect(byId(day, 'person').filter.criteria).toEqual([{ fieldPath: 'IsActive', operator: 'eq', value: true }]);
    });

    it('begins with the team when there is nothing to do alone', async () => {
      const day = await drawAnswered({ tasks: [], signals: [] });
      await emitTeam();
      expect(pressed(day)).toEqual([
        ['mine', 'false'],
        ['team', 'true'],
        ['everybody', 'false'],
      ]);
      expect(askedFor()).toEqual({ OwnerId: { in: team } });
    });

    it('stays with one’s own day when that was chosen, or something is in it', async () => {
      const idle = await drawAnswered({ tasks: [], signals: [] });
      all(idle, 'scope')[0].click();
      await emitTeam();
      expect(pressed(idle)[0]).toEqual(['mine', 'true']);
      clearPage();
      graphql.reset();
      const busy = await drawAnswered();
      await emitTeam();
      expect(pressed(busy)[0]).toEqual(['mine', 'true']);
      all(busy, 'kind')[2].click();
      await settle();
      expect(pressed(busy)[0]).toEqual(['mine', 'true']);
    });
  });

  it('says which recurring playbook a task belongs to; the reason of a signal stands by itself', async () => {
    const { Subject, CsSignalId__c, CsKey__c } = org.recurringTask();
    const day = await drawAnswered({ tasks: [myTask(2), myTask(1, { Subject, CsSignalId__c, CsKey__c })] });
    const rows = rowsOf(day, 'overdue').map((row) => row.querySelector('c-cs-signal-task'));
    expect(rows.map(({ task, origin }) => [task.subject, origin])).toEqual([
      ['Task 2', null],
      ['Look at use', 'Health check, December 2026'],
    ]);
    await expect(day).toBeAccessible();
  });

  it('reads page by page, and draws ten of 500 until asked for more', async () => {
    const day = await drawDay();
    org.emitInfos();
    await settle();
    const tasks = Array.from({ length: 500 }, (_, index) => myTask(index + 1));
    graphql.emit('CsMyTasks', { data: org.page('Task', tasks, 'next') });
    await settle();
    expect(graphql.variablesOf('CsMyTasks')[0].after).toBe('next');
    graphql.emit('CsMyTasks', { data: org.page('Task', [myTask(501)]) });
    await settle();
    graphql.emit('CsMySignals', { data: org.page('CsSignal__c', []) });
    await settle();
    expect(counts(day)[0]).toBe('501 Overdue');
    expect(rowsOf(day, 'overdue').length).toBeLessThan(10);
    await nextFrame();
    expect(rowsOf(day, 'overdue')).toHaveLength(10);
    expect(textOf(rowsOf(day, 'overdue')[0])).toContain('Account 501');
    byId(day, 'show-more').click();
    await settle();
    expect(rowsOf(day, 'overdue').length).toBeLessThan(20);
    await nextFrame();
    expect(rowsOf(day, 'overdue')).toHaveLength(20);
  });

  it('leaves rows as they are when others come or go', async () => {
    const day = await drawAnswered({ tasks: [myTask(1), myTask(2)] });
    const tasksOf = () => rowsOf(day, 'overdue').map((row) => row.querySelector('c-cs-signal-task').task);
    const [first, second] = tasksOf();
    graphql.emit('CsMyTasks', { data: org.page('Task', [myTask(1, { Subject: 'Another' }), myTask(2)]) });
    await settle();
    expect(tasksOf()[0]).toBe(first);
    expect(tasksOf()[1]).not.toBe(second);
    expect(tasksOf()[1].subject).toBe('Another');
  });

  it('filters by part and kind, and takes the filters back', async () => {
    const day = await drawAnswered({ signals: [mySignal({ Kind__c: 'Opportunity' })] });
    all(day, 'tile')[2].click();
    await settle();
    expect([rowsOf(day, 'overdue').length, rowsOf(day, 'opened').length]).toEqual([0, 1]);
    all(day, 'kind')[1].click();
    await settle();
    expect(byId(day, 'no-match')).not.toBeNull();
    await expect(day).toBeAccessible();
    byId(day, 'clear').click();
    await settle();
    expect([rowsOf(day, 'overdue').length, rowsOf(day, 'opened').length]).toEqual([1, 1]);
  });

  it('lets go of a task at once when it is completed, and moves on to the next', async () => {
    const day = await drawAnswered({ tasks: [myTask(1), myTask(2), myTask(3)] });
    updateRecord.mockResolvedValue({});
    const [first, second] = rowsOf(day, 'overdue');
    const complete = byId(first.querySelector('c-cs-signal-task'), 'complete');
    complete.focus();
    complete.click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: myTask(3).Id, Status: 'Erledigt' } });
    expect(rowsOf(day, 'overdue').map(({ dataset }) => dataset.row)).toEqual([myTask(2).Id, myTask(1).Id]);
    expect(textOf(byId(day, 'announcement'))).toBe('Task completed');
    expect(second.querySelector('c-cs-signal-task').shadowRoot.activeElement).not.toBeNull();
  });

  it('lets go of a task that was handed over', async () => {
    const day = await drawAnswered({ tasks: [myTask(1), myTask(2)] });
    const [first] = rowsOf(day, 'overdue');
    const detail = { message: 'Task handed over', taskId: myTask(2).Id, change: { ownerId: '005000000000002AAA' } };
    first.querySelector('c-cs-signal-task').dispatchEvent(new CustomEvent('saved', { detail }));
    await settle();
    expect(rowsOf(day, 'overdue').map(({ dataset }) => dataset.row)).toEqual([myTask(1).Id]);
  });

  it('goes from row to row with the arrow keys, through all parts', async () => {
    const day = await drawAnswered();
    const [task] = rowsOf(day, 'overdue');
    const [signal] = rowsOf(day, 'opened');
    byId(task.querySelector('c-cs-signal-task'), 'complete').focus();
    task.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(signal.querySelector('[data-focus]').shadowRoot.activeElement).not.toBeNull();
    signal.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    expect(task.querySelector('c-cs-signal-task').shadowRoot.activeElement).not.toBeNull();
  });

  it('says that all is done', async () => {
    const day = await drawAnswered({ tasks: [], signals: [] });
    expect(textOf(byId(day, 'empty'))).toBe(
      'All done for today No task is due, and no signal is new or newly resolved in the last 7 days.',
    );
    await expect(day).toBeAccessible();
  });

  it('says that the data is old, and that there is more than it reads', async () => {
    const old = await drawAnswered({ lastRun: '2026-11-20T02:00:00.000Z' });
    expect(textOf(byId(old, 'stale'))).toBe('The data was last judged 2 days ago. Signals may be out of date.');
    await expect(old).toBeAccessible();
    clearPage();
    graphql.reset();
    const day = await drawDay();
    org.emitInfos();
    await settle();
    graphql.emit('CsMyTasks', {
      data: org.page(
        'Task',
        Array.from({ length: 2000 }, (_, index) => myTask(index)),
        'next',
      ),
    });
    await settle();
    graphql.emit('CsMySignals', { data: org.page('CsSignal__c', []) });
    await settle();
    expect(byId(day, 'limit')).not.toBeNull();
  });

  it('says that it failed, and tries again', async () => {
    const day = await drawDay();
    org.emitInfos();
    await settle();
    graphql.emit('CsMyTasks', { errors: [{ message: 'Boom' }] });
    await settle();
    expect(byId(day, 'failure').message).toBe('Your day could not be loaded.');
    await expect(day).toBeAccessible();
    byId(day, 'failure').dispatchEvent(new CustomEvent('retried'));
    expect(graphql.refreshOf('CsMyTasks')).toHaveBeenCalledTimes(1);
  });

  it('says that the user may not see signals, and asks nothing', async () => {
    const day = await drawDay();
    org.emitInfos({ CsSignal__c: null });
    await settle();
    expect(byId(day, 'no-access')).not.toBeNull();
    expect(() => graphql.emit('CsMyTasks', {})).toThrow('No wire asks');
    await expect(day).toBeAccessible();
  });
});

import { planDay } from '../dayPlan';

const account = (name, arr) => ({ id: name, name, arr });
const task = (id, different) => ({
  id,
  subject: id,
  isClosed: false,
  isHighPriority: false,
  dueOn: '2026-11-20',
  signalId: null,
  ...different,
});
const signal = (id, different) => ({
  id,
  kind: 'Risk',
  urgency: 'Normal',
  status: 'Open',
  openedOn: '2026-11-20',
  closedOn: null,
  account: account('A', 1),
  ...different,
});
const plan = (known) =>
  planDay({ tasks: [], signals: [], today: '2026-11-22', since: '2026-11-15', kind: '', order: 'stake', ...known });
const ids = (rows) => rows.map(({ id }) => id);

const tasks = [
  task('unknown ARR', { account: account('A', null), isHighPriority: true }),
  task('small', { account: account('B', 10), isHighPriority: true }),
  task('large low', { account: account('C', 99), signalId: 's-low' }),
  task('large late', { account: account('C', 99), dueOn: '2026-11-10' }),
  task('large', { account: account('C', 99) }),
];
const signals = [signal('s-low', { urgency: 'Low', kind: 'Opportunity', openedOn: '2026-01-01' })];

test.each([
  ['stake', ['large late', 'large', 'large low', 'small', 'unknown ARR']],
  ['urgency', ['small', 'unknown ARR', 'large late', 'large', 'large low']],
  ['due', ['large late', 'small', 'unknown ARR', 'large', 'large low']],
])('orders by %s', (order, expected) => {
  expect(ids(plan({ tasks, signals, order }).overdue)).toEqual(expected);
});

test('tells overdue from due today, and leaves out what is done, later or without a day', () => {
  const day = plan({
    tasks: [
      task('yesterday', { account: account('A', 1), dueOn: '2026-11-21' }),
      task('today', { account: account('A', 1), dueOn: '2026-11-22' }),
      task('tomorrow', { account: account('A', 1), dueOn: '2026-11-23' }),
      task('no day', { account: account('A', 1), dueOn: null }),
      task('done', { account: account('A', 1), isClosed: true }),
    ],
  });
  expect([ids(day.overdue), ids(day.dueToday)]).toEqual([['yesterday'], ['today']]);
});

test('shows signals that opened or resolved since the day, and none that was never open', () => {
  const day = plan({
    signals: [
      signal('first day', { openedOn: '2026-11-15' }),
      signal('day before', { openedOn: '2026-11-14' }),
      signal('snoozed', { status: 'Snoozed' }),
      signal('resolved', { status: 'Resolved', openedOn: '2026-01-01', closedOn: '2026-11-15' }),
      signal('resolved before', { status: 'Resolved', closedOn: '2026-11-14' }),
      signal('never open', { status: 'Resolved', openedOn: null, closedOn: '2026-11-20' }),
    ],
  });
  expect([ids(day.opened), ids(day.resolved)]).toEqual([['first day'], ['resolved']]);
});

test('filters by kind; a task is of the kind of its signal', () => {
  const day = plan({ tasks, signals, kind: 'Opportunity' });
  expect(ids(day.overdue)).toEqual(['large low']);
});

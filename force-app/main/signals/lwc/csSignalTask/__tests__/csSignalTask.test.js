import CsSignalTask from 'c/csSignalTask';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

const STATUSES = { closed: 'Erledigt', open: 'Offen' };
const task = (different) => ({
  id: '00T000000000001AAA',
  subject: 'Call the customer',
  status: 'Offen',
  isClosed: false,
  isHighPriority: false,
  dueOn: '2026-11-19',
  ownerId: '005000000000001AAA',
  owner: 'Emma Clark',
  party: 'Own',
  signalId: null,
  ...different,
});

async function drawRow(properties = {}) {
  const row = draw('c-cs-signal-task', CsSignalTask, {
    task: task(),
    today: '2026-11-22',
    statuses: STATUSES,
    ...properties,
  });
  const saved = [];
  row.addEventListener('saved', (event) => saved.push(event.detail));
  await settle();
  return { row, saved };
}

const inside = (row, selector) => row.shadowRoot.querySelector(selector);
const press = (row, key, more = {}) =>
  inside(row, '.task').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('c-cs-signal-task', () => {
  afterEach(() => {
    clearPage();
    updateRecord.mockReset();
  });

  it('says by icon and word whose move it is and when it was due', async () => {
    const { row } = await drawRow();
    expect(textOf(row)).toContain('3 days overdue Own Emma Clark');
    await expect(row).toBeAccessible();
  });

  it('completes with the closed status of the org and says what changed', async () => {
    const { row, saved } = await drawRow();
    updateRecord.mockResolvedValue({});
    byId(row, 'complete').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: '00T000000000001AAA', Status: 'Erledigt' } });
    expect(saved).toEqual([
      { message: 'Task completed', taskId: '00T000000000001AAA', change: { isClosed: true, status: 'Erledigt' } },
    ]);
  });

  it('opens a completed task again with the open status of the org', async () => {
    const { row, saved } = await drawRow({ task: task({ isClosed: true }) });
    updateRecord.mockResolvedValue({});
    expect(byId(row, 'complete')).toBeNull();
    expect(textOf(byId(row, 'due'))).toBe('Done');
    byId(row, 'reopen').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: '00T000000000001AAA', Status: 'Offen' } });
    expect(saved[0].change).toEqual({ isClosed: false, status: 'Offen' });
  });

  it('does not offer what nobody knows how to do: an org that does not say which status is closed', async () => {
    const { row } = await drawRow({ statuses: { closed: null, open: null } });
    expect(byId(row, 'complete')).toBeNull();
    expect(byId(row, 'snooze')).not.toBeNull();
    press(row, 'c');
    expect(updateRecord).not.toHaveBeenCalled();
  });

  it('says what the org refused, and keeps the task as it is', async () => {
    const { row, saved } = await drawRow();
    updateRecord.mockRejectedValue({ body: { message: 'A comment is needed.' } });
    byId(row, 'complete').click();
    await settle();
    expect(byId(row, 'failure').message).toBe('The task could not be saved.');
    expect(byId(row, 'failure').errors).toEqual(['A comment is needed.']);
    expect(saved).toEqual([]);
    await expect(row).toBeAccessible();
  });

  it.each([
    ['s', 'c-cs-snooze-form'],
    ['H', 'c-cs-hand-over-form'],
  ])('opens a form with the key %s and closes it with Escape', async (key, tag) => {
    const { row } = await drawRow();
    press(row, key);
    await settle();
    const form = inside(row, tag);
    expect(form).not.toBeNull();
    await expect(row).toBeAccessible();
    form.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
    expect(updateRecord).not.toHaveBeenCalled();
    form.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(inside(row, tag)).toBeNull();
  });

  it('leaves keys of the browser alone, and every key where the task may not be changed', async () => {
    const { row } = await drawRow();
    press(row, 'c', { ctrlKey: true });
    clearPage();
    const { row: locked } = await drawRow({ readOnly: true });
    press(locked, 'c');
    expect(byId(locked, 'snooze')).toBeNull();
    expect(updateRecord).not.toHaveBeenCalled();
  });
});

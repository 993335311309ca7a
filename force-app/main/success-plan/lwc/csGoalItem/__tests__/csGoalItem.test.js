import CsGoalItem from 'c/csGoalItem';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle, textOf } from 'test/page';
import * as org from 'test/plans';

const GOAL = {
  id: 'a11000000000001AAA',
  name: 'Less paper',
  perspective: 'Process',
  status: 'Open',
  unit: 'pages',
  baseline: 180,
  target: 80,
  reached: 130,
  targetDate: '2026-11-12',
  reachedOn: null,
  note: null,
};

const drawGoal = (different = {}) =>
  draw('c-cs-goal-item', CsGoalItem, {
    goal: { ...GOAL, ...different },
    today: '2026-11-22',
    statuses: { Missed: 'Missed' },
  });
const barOf = (item) => item.shadowRoot.querySelector('.fill')?.getAttribute('style');

describe('c-cs-goal-item', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    updateRecord.mockReset();
  });

  it('says how far it is, in words and as a bar, and that it is late', async () => {
    const item = drawGoal();
    expect(textOf(item)).toContain('50% of the way From 180 pages to 80 pages, now 130 pages 10 days overdue');
    expect(barOf(item)).toBe('inline-size: 50%');
    await expect(item).toBeAccessible();
  });

  it('keeps the bar within its track when it got worse or more was reached, and tells the true figure', () => {
    const worse = drawGoal({ reached: 190 });
    expect([barOf(worse), textOf(byId(worse, 'progress'))]).toEqual(['inline-size: 0%', '−10% of the way']);
    const more = drawGoal({ reached: 60 });
    expect([barOf(more), textOf(byId(more, 'progress'))]).toEqual(['inline-size: 100%', '120% of the way']);
  });

  it('has no bar and a dash where a value is not known, and nothing at all for a goal without numbers', () => {
    const unknown = drawGoal({ reached: null });
    expect(barOf(unknown)).toBeUndefined();
    expect(textOf(byId(unknown, 'numbers'))).toBe('From 180 pages to 80 pages, now –');
    expect(byId(drawGoal({ baseline: null, target: null, reached: null }), 'progress')).toBeNull();
  });

  it('shows that it is over, and then nobody can reach it', () => {
    const reached = drawGoal({ status: 'Reached', reachedOn: '2026-11-20' });
    expect(textOf(byId(reached, 'state'))).toBe('Reached on Nov 20, 2026');
    expect(byId(reached, 'reach')).toBeNull();
    expect(textOf(byId(drawGoal({ status: 'Missed' }), 'state'))).toBe('Missed');
  });

  it('is reached in two clicks, with the value when somebody types one', async () => {
    const item = drawGoal();
    byId(item, 'reach').click();
    await settle();
    const form = item.shadowRoot.querySelector('c-cs-plan-day-form');
    org.emitInfo(org.GOAL_INFO);
    await settle();
    const fields = org.letPass(form);
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    const written = { Id: GOAL.id, Status__c: 'Reached', ReachedOn__c: '2026-11-22' };
    expect(updateRecord).toHaveBeenCalledWith({ fields: written });
    org.type(fields.ReachedValue__c, { value: '79.5' });
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenLastCalledWith({ fields: { ...written, ReachedValue__c: 79.5 } });
  });

  it('is changed in place with what it has', async () => {
    const item = drawGoal();
    byId(item, 'edit').click();
    await settle();
    const form = item.shadowRoot.querySelector('c-cs-plan-form');
    expect(form.record).toMatchObject({ Name: 'Less paper', BaselineValue__c: 180, ReachedValue__c: 130 });
    const saved = jest.fn();
    item.addEventListener('saved', ({ detail }) => saved(detail));
    form.dispatchEvent(new CustomEvent('saved', { detail: { message: 'Goal saved' } }));
    expect(saved).toHaveBeenCalledWith({ message: 'Goal saved' });
  });
});

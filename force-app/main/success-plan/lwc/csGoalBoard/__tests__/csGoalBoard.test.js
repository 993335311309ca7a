import CsGoalBoard from 'c/csGoalBoard';
import { toGoals } from 'c/csPlanRecords';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/plans';

async function drawBoard(goals, info = org.GOAL_INFO) {
  const board = draw('c-cs-goal-board', CsGoalBoard, {
    goals: toGoals(org.planData({ goals })),
    info,
    accountId: org.ACCOUNT_ID,
    today: '2026-11-22',
  });
  org.emitPicklists();
  await settle();
  return board;
}

const formOf = (board) => board.shadowRoot.querySelector('c-cs-plan-form');

describe('c-cs-goal-board', () => {
  afterEach(clearPage);

  it('shows the goals in their perspectives, and the same as a table; what is not known is a dash', async () => {
    const board = await drawBoard([
      org.goal(),
      org.goal({ Id: 'g2', Name: 'Return', Perspective__c: 'Financial', ReachedValue__c: null }),
    ]);
    const perspective = (name) => board.shadowRoot.querySelector(`[data-perspective="${name}"]`);
    expect(textOf(perspective('Process'))).toContain('50% of the way');
    expect(textOf(perspective('Financial'))).toContain('Progress not known From 180 pages to 80 pages, now –');
    expect(textOf(perspective('Learning'))).toBe('Learning and Growth –');
    await expect(board).toBeAccessible();
    byId(board, 'switch').click();
    await settle();
    const rows = [...byId(board, 'goal-table').querySelectorAll('tbody tr')].map(textOf);
    expect(rows).toEqual([
      'Return Financial 180 pages 80 pages – – Dec 31, 2026 Open',
      'Less paper Process 180 pages 80 pages 130 pages 50% Dec 31, 2026 Open',
    ]);
    const columns = [...byId(board, 'goal-table').querySelectorAll('thead th')].map(textOf);
    expect(columns).toEqual([
      'Goal',
      'Perspective',
      'Baseline',
      'Target',
      'Value Reached',
      'Progress',
      'Target Date',
      'Status',
    ]);
    await expect(board).toBeAccessible();
  });

  it('says that there is no goal, opens and closes the form of one by the same button', async () => {
    const board = await drawBoard([]);
    expect(byId(board, 'goals-none')).not.toBeNull();
    byId(board, 'add-goal').click();
    await settle();
    expect([formOf(board).objectApiName, formOf(board).accountId]).toEqual(['CsGoal__c', org.ACCOUNT_ID]);
    expect(byId(board, 'goals-none')).toBeNull();
    byId(board, 'add-goal').click();
    await settle();
    expect(formOf(board)).toBeNull();
  });

  it('tells what was saved, and closes the form', async () => {
    const board = await drawBoard([]);
    const saved = jest.fn();
    board.addEventListener('saved', ({ detail }) => saved(detail));
    byId(board, 'add-goal').click();
    await settle();
    formOf(board).dispatchEvent(new CustomEvent('saved', { detail: { message: 'Goal saved' } }));
    await settle();
    expect(saved.mock.calls).toEqual([[{ message: 'Goal saved' }]]);
    expect(formOf(board)).toBeNull();
  });

  it('offers a reader nothing to change', async () => {
    const board = await drawBoard([org.goal()], { ...org.GOAL_INFO, updateable: false, createable: false });
    expect(byId(board, 'add-goal')).toBeNull();
    expect(byId(board.shadowRoot.querySelector('c-cs-goal-item'), 'edit')).toBeNull();
  });
});

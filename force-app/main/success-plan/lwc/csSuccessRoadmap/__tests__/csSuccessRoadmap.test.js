import CsSuccessRoadmap from 'c/csSuccessRoadmap';
import { graphql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { accountRecord } from 'test/health-records';
import { byId, clearPage, draw, refreshLastDrawn, settle, textOf } from 'test/page';
import * as org from 'test/plans';
import { emitRecord } from 'test/record-wire';

async function drawCard() {
  const card = draw('c-cs-success-roadmap', CsSuccessRoadmap, { recordId: org.ACCOUNT_ID });
  await settle();
  return card;
}

async function drawAnswered({ plan = {}, tasks = [], stage = 'Onboarding', infos = [] } = {}) {
  const card = await drawCard();
  org.emitInfos(infos[0] ?? org.GOAL_INFO, infos[1] ?? org.MILESTONE_INFO);
  await settle();
  org.emitPicklists();
  graphql.emit('CsSuccessPlan', { data: org.planData(plan) });
  graphql.emit('CsOpenTasks', { data: org.openTasksData(...tasks) });
  emitRecord(accountRecord({ CsLifecycleStage__c: stage }));
  await settle();
  return card;
}

const itemsIn = (element, tag) => [...(element?.querySelectorAll(tag) ?? [])];
const task = (different) => ({
  Id: 't',
  Subject: 'Send plan',
  ActivityDate: '2026-11-19',
  CsParty__c: null,
  ...different,
});

describe('c-cs-success-roadmap', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
    createRecord.mockReset();
    updateRecord.mockReset();
  });

  it('says that it loads', async () => {
    const card = await drawCard();
    expect(byId(card, 'loading')).not.toBeNull();
    await expect(card).toBeAccessible();
  });

  it('shows the stage on its path, the state to reach and how many milestones are reached', async () => {
    const card = await drawAnswered({
      plan: {
        milestones: [
          org.milestone({ Id: 'm1', Name: 'Data loaded', SortOrder__c: 1, ReachedOn__c: '2026-11-01' }),
          org.milestone({ Id: 'm2', SortOrder__c: 2 }),
          org.milestone({ Id: 'm3', Name: 'First review', Stage__c: 'Operation' }),
        ],
      },
    });
    expect(textOf(byId(card, 'path'))).toBe('Trial (passed) Onboarding (current) Operation Renewal');
    expect(textOf(card.shadowRoot.querySelector('[aria-current="step"]'))).toBe('Onboarding (current)');
    expect(textOf(byId(card, 'state-to-reach'))).toBe('State to reach: Every clinic books in the product.');
    expect(textOf(byId(card, 'tally'))).toBe('1 of 2 reached');
    const current = itemsIn(byId(card, 'current'), 'c-cs-milestone-item');
    expect(current.map(({ milestone }) => milestone.name)).toEqual(['Data loaded', 'All clinics live']);
    expect(current.map((item) => textOf(byId(item, 'state')))).toEqual(['Reached on Nov 1, 2026', '3 days overdue']);
    const other = card.shadowRoot.querySelector('[data-stage="Operation"]');
    expect(textOf(other)).toContain('Operation 0 of 1 reached');
    await expect(card).toBeAccessible();
  });

  it('says that no stage is set and then shows every stage', async () => {
    const card = await drawAnswered({ stage: null });
    expect(byId(card, 'stage-unset')).not.toBeNull();
    expect(itemsIn(card.shadowRoot, '[data-stage]').map(({ dataset }) => dataset.stage)).toEqual([
      'Trial',
      'Onboarding',
      'Operation',
      'Renewal',
    ]);
    await expect(card).toBeAccessible();
  });

  it('shows open tasks by party; one without a party is ours, and only five are listed', async () => {
    const card = await drawAnswered({
      tasks: [
        task({ Id: 'c', Subject: 'Send data', CsParty__c: 'Customer', ActivityDate: null }),
        ...[1, 2, 3, 4, 5, 6, 7].map((number) => task({ Id: `${number}`, Subject: `Own ${number}` })),
      ],
    });
    const party = (name) => textOf(card.shadowRoot.querySelector(`[data-party="${name}"]`));
    expect(party('Own')).toContain('Own 5 3 days overdue 2 more');
    expect(party('Own')).not.toContain('Own 6');
    expect(party('Customer')).toBe('Customer Send data No due date');
    expect(party('Joint')).toBe('Joint None');
  });

  it('gives the goals to their board, and tells and reads again what was saved there', async () => {
    const card = await drawAnswered();
    const board = card.shadowRoot.querySelector('c-cs-goal-board');
    expect(board.goals.map(({ name }) => name)).toEqual(['Less paper']);
    expect([board.accountId, board.today, board.info.apiName]).toEqual([org.ACCOUNT_ID, '2026-11-22', 'CsGoal__c']);
    board.dispatchEvent(new CustomEvent('saved', { detail: { message: 'Goal saved' } }));
    await settle();
    expect(textOf(byId(card, 'announcement'))).toBe('Goal saved');
    expect(graphql.refreshOf('CsSuccessPlan')).toHaveBeenCalledTimes(1);
  });

  it('adds a milestone to the stage of the account, tells of it and reads again', async () => {
    const card = await drawAnswered();
    byId(card, 'add-milestone').click();
    await settle();
    const form = card.shadowRoot.querySelector('c-cs-plan-form');
    expect(form.record).toEqual({ Stage__c: 'Onboarding' });
    const toasts = [];
    card.addEventListener('lightning__showtoast', ({ detail }) => toasts.push(detail));
    form.dispatchEvent(new CustomEvent('saved', { detail: { message: 'Milestone saved' } }));
    await settle();
    expect(card.shadowRoot.querySelector('c-cs-plan-form')).toBeNull();
    expect(textOf(byId(card, 'announcement'))).toBe('Milestone saved');
    expect(graphql.refreshOf('CsSuccessPlan')).toHaveBeenCalledTimes(1);
  });

  it('offers a reader nothing to change', async () => {
    const reader = { updateable: false, createable: false };
    const card = await drawAnswered({
      infos: [
        { ...org.GOAL_INFO, ...reader },
        { ...org.MILESTONE_INFO, ...reader },
      ],
    });
    expect(byId(card, 'add-milestone')).toBeNull();
    expect(byId(card.shadowRoot.querySelector('c-cs-milestone-item'), 'reach')).toBeNull();
    expect(card.shadowRoot.querySelector('c-cs-goal-board').info.updateable).toBe(false);
  });

  it('says what is missing to a user without access', async () => {
    const card = await drawCard();
    org.emitInfos(null, org.MILESTONE_INFO);
    await settle();
    expect(textOf(byId(card, 'no-access'))).toContain('You cannot see success plans');
    await expect(card).toBeAccessible();
  });

  it('reads again when its page is refreshed', async () => {
    await drawAnswered();
    await refreshLastDrawn();
    for (const name of ['CsSuccessPlan', 'CsOpenTasks']) {
      expect(graphql.refreshOf(name)).toHaveBeenCalledTimes(1);
    }
  });

  it('says that it failed, and tries again', async () => {
    const card = await drawCard();
    org.emitInfos(org.GOAL_INFO, org.MILESTONE_INFO);
    await settle();
    graphql.emit('CsSuccessPlan', { errors: [{ message: 'down' }] });
    await settle();
    byId(card, 'failure').dispatchEvent(new CustomEvent('retried'));
    expect(graphql.refreshOf('CsSuccessPlan')).toHaveBeenCalledTimes(1);
    await expect(card).toBeAccessible();
  });

  it('keeps the rest when only the tasks fail', async () => {
    const card = await drawAnswered();
    graphql.emit('CsOpenTasks', { errors: [{ message: 'down' }] });
    await settle();
    expect(byId(card, 'task-errors').message).toBe('The open tasks could not be loaded.');
    expect(byId(card, 'path')).not.toBeNull();
  });
});

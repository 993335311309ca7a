import {
  OPEN_TASKS_QUERY,
  PLAN_QUERY,
  STAKEHOLDERS_QUERY,
  tasksByParty,
  toGoals,
  toMilestones,
  toOpenTasks,
  toStakeholders,
} from 'c/csPlanRecords';
import * as org from 'test/plans';

const task = (different) => ({ Id: 't', Subject: 'Send plan', ActivityDate: null, CsParty__c: null, ...different });

describe('records of the success plan', () => {
  it('become goals, with null for what is not known', () => {
    const [goal] = toGoals(org.planData({ goals: [org.goal({ ReachedValue__c: null, BaselineValue__c: 0 })] }));
    expect(goal).toEqual({
      id: 'a11000000000001AAA',
      name: 'Less paper',
      perspective: 'Process',
      status: 'Open',
      unit: 'pages',
      baseline: 0,
      target: 80,
      reached: null,
      targetDate: '2026-12-31',
      reachedOn: null,
      note: null,
    });
  });

  it('become milestones', () => {
    expect(toMilestones(org.planData({ milestones: [org.milestone({ Goal__c: 'g', Party__c: null })] }))).toEqual([
      {
        id: 'a12000000000001AAA',
        name: 'All clinics live',
        stage: 'Onboarding',
        stateToReach: 'Every clinic books in the product.',
        party: null,
        dueOn: '2026-11-19',
        reachedOn: null,
        sortOrder: 10,
        goalId: 'g',
      },
    ]);
  });

  it('become stakeholders, with the days that people entered and those that the org saw apart', () => {
    const row = org.stakeholder({ Contact: { LastActivityDate: { value: '2026-11-19' } } });
    expect(toStakeholders(org.stakeholdersData(row))).toEqual([
      {
        id: 'a13000000000001AAA',
        contactId: '003000000000001AAA',
        name: 'Laura Bennett',
        title: 'VP Operations',
        role: 'Sponsor',
        influence: 'High',
        stance: 'Supporter',
        lastContactOn: '2026-08-20',
        lastActivityOn: '2026-11-19',
        isActive: true,
        leftOn: null,
      },
    ]);
  });

  it('keep a stakeholder whose contact is gone or may not be seen', () => {
    const data = org.stakeholdersData(org.stakeholder({ Contact__c: null }));
    data.uiapi.query.CsStakeholder__c.edges[0].node.Contact__r = null;
    expect(toStakeholders(data)[0]).toMatchObject({ contactId: null, name: null, title: null, lastActivityOn: null });
  });

  it('divide open tasks by party; one that nobody gave to a party is ours', () => {
    const tasks = toOpenTasks(
      org.openTasksData(
        task({ Id: 'none' }),
        task({ Id: 'joint', CsParty__c: 'Joint', ActivityDate: '2026-11-19' }),
        task({ Id: 'own', CsParty__c: 'Own', Subject: null }),
      ),
    );
    expect(tasks[1]).toEqual({ id: 'joint', subject: 'Send plan', dueOn: '2026-11-19', party: 'Joint' });
    expect(tasks[2].subject).toBe('');
    expect(tasksByParty(tasks).map(({ party, tasks: of }) => [party, of.map(({ id }) => id)])).toEqual([
      ['Own', ['none', 'own']],
      ['Customer', []],
      ['Joint', ['joint']],
    ]);
  });

  it('are asked of one account, and fields that a user may lack rights to are optional', () => {
    for (const { text } of [PLAN_QUERY, STAKEHOLDERS_QUERY, OPEN_TASKS_QUERY]) {
      expect(text).toMatch(/where: \{ (Account__c|AccountId): \{ eq: \$accountId \}/);
    }
    for (const name of ['ReachedValue__c', 'StateToReach__c', 'Goal__c']) {
      expect(PLAN_QUERY.text).toContain(`${name} @optional`);
    }
    expect(STAKEHOLDERS_QUERY.text).toContain('Contact__r @optional');
    expect(OPEN_TASKS_QUERY.text).toContain('IsClosed: { eq: false }');
  });
});

import {
  findGaps,
  freshnessOf,
  goalProgress,
  gridOf,
  lastContactOf,
  milestonesOf,
  milestoneState,
  stageTally,
  stateToReach,
} from 'c/csPlanRules';

const TODAY = '2026-11-22';

const progress = (baseline, target, reached) => goalProgress({ baseline, target, reached });

const milestone = (different = {}) => ({
  id: 'm',
  name: 'First report',
  stage: 'Onboarding',
  stateToReach: null,
  party: null,
  dueOn: null,
  reachedOn: null,
  sortOrder: null,
  goalId: null,
  ...different,
});

const person = (different = {}) => ({
  id: 'p',
  contactId: 'c',
  name: 'Laura Bennett',
  title: null,
  role: 'Sponsor',
  influence: 'High',
  stance: 'Supporter',
  lastContactOn: '2026-11-20',
  lastActivityOn: null,
  isActive: true,
  leftOn: null,
  ...different,
});

/** Nobody is missing here and everybody was met. */
const sound = ['DecisionMaker', 'Sponsor', 'Champion'].map((role) => person({ id: role, role }));
const without = (role) => sound.filter((one) => one.role !== role);

describe('progress of a goal', () => {
  it('is the share of the way from baseline to target, in either direction', () => {
    expect(progress(20, 40, 25)).toBe(25); // 5 of 20
    expect(progress(21, 19, 20.5)).toBe(25); // 0.5 of 2, downwards
    expect(progress(0, 10, 0)).toBe(0);
    expect(progress(40, 0, 0)).toBe(100);
  });

  it('tells when it got worse, and when more was reached', () => {
    expect(progress(20, 40, 18)).toBe(-10);
    expect(progress(20, 40, 50)).toBe(150);
  });

  it('is 100 only when all of the way is done', () => {
    expect(progress(0, 1000, 999)).toBe(99);
    expect(progress(0, 1000, 1000)).toBe(100);
  });

  it('is not known, and not 0, when a value is not known or there is no way to go', () => {
    expect(progress(null, 40, 25)).toBeNull();
    expect(progress(20, null, 25)).toBeNull();
    expect(progress(20, 40, null)).toBeNull();
    expect(progress(20, 20, 20)).toBeNull();
  });
});

describe('a milestone', () => {
  it('is overdue from the day after its day on, unless it is reached', () => {
    expect(milestoneState(milestone({ dueOn: '2026-11-22' }), TODAY)).toBe('open');
    expect(milestoneState(milestone({ dueOn: '2026-11-21' }), TODAY)).toBe('overdue');
    expect(milestoneState(milestone({ dueOn: '2026-11-21', reachedOn: '2026-11-22' }), TODAY)).toBe('reached');
    expect(milestoneState(milestone(), TODAY)).toBe('open');
  });

  it('stands in its stage by number, then by due date, then by name', () => {
    const all = [
      milestone({ id: 'no date, b', name: 'b' }),
      milestone({ id: 'no date, a', name: 'a' }),
      milestone({ id: 'due', dueOn: '2026-12-01' }),
      milestone({ id: 'second', sortOrder: 20 }),
      milestone({ id: 'first', sortOrder: 10, dueOn: '2027-01-01' }),
      milestone({ id: 'elsewhere', stage: 'Renewal' }),
    ];
    const inOrder = ['first', 'second', 'due', 'no date, a', 'no date, b'];
    expect(milestonesOf(all, 'Onboarding').map(({ id }) => id)).toEqual(inOrder);
    expect(milestonesOf(all.toReversed(), 'Onboarding').map(({ id }) => id)).toEqual(inOrder);
  });

  it('counts in its stage, and the last that names a state says what to reach', () => {
    const all = [
      milestone({ reachedOn: TODAY, stateToReach: 'One clinic is live' }),
      milestone({ dueOn: '2026-11-01', stateToReach: 'All clinics are live' }),
      milestone({ dueOn: '2026-11-02' }),
      milestone(),
      milestone(),
      milestone(),
    ];
    expect(stageTally(all, TODAY)).toEqual({ total: 6, reached: 1, overdue: 2 });
    expect(stateToReach(all)).toBe('All clinics are live');
    expect(stateToReach([milestone()])).toBeNull();
  });
});

describe('the last contact', () => {
  it('is the later of what was entered and what the org has seen', () => {
    expect(lastContactOf(person({ lastActivityOn: '2026-11-21' }), TODAY)).toBe('2026-11-21');
    expect(lastContactOf(person({ lastActivityOn: '2026-11-01' }), TODAY)).toBe('2026-11-20');
    expect(lastContactOf(person({ lastContactOn: null }), TODAY)).toBeNull();
  });

  it('is no meeting that is only planned', () => {
    expect(lastContactOf(person({ lastActivityOn: '2026-12-01' }), TODAY)).toBe('2026-11-20');
    expect(lastContactOf(person({ lastContactOn: null, lastActivityOn: '2026-11-23' }), TODAY)).toBeNull();
  });

  it('is recent for 30 days, fading for 90, then old', () => {
    const after = (lastContactOn) => freshnessOf(person({ lastContactOn }), TODAY);
    expect(after('2026-10-23')).toBe('recent'); // 30 days
    expect(after('2026-10-22')).toBe('fading');
    expect(after('2026-08-24')).toBe('fading'); // 90 days
    expect(after('2026-08-23')).toBe('old');
    expect(after(null)).toBe('never');
  });

  it('lies in the grid beside the influence; a row for unknown influence comes only with somebody in it', () => {
    const rows = (people) => gridOf(people, TODAY).map(({ influence }) => influence);
    expect(rows([person()])).toEqual(['High', 'Medium', 'Low']);
    expect(rows([person({ influence: null })])).toEqual(['High', 'Medium', 'Low', null]);
    const [high] = gridOf([person(), person({ id: 'old', lastContactOn: '2026-01-01' })], TODAY);
    expect(high.cells.map(({ key, people }) => [key, people.map(({ id }) => id)])).toEqual([
      ['recent', ['p']],
      ['fading', []],
      ['old', ['old']],
      ['never', []],
    ]);
  });
});

describe('gaps', () => {
  it('are none when the key roles are filled and were met', () => {
    expect(findGaps(sound, TODAY)).toEqual([]);
  });

  it.each(['DecisionMaker', 'Sponsor', 'Champion'])('tell that nobody is known as %s', (role) => {
    expect(findGaps(without(role), TODAY)).toEqual([{ kind: 'missing', role, name: null, days: null }]);
  });

  it('tell of a role that nobody met for more than 90 days; one met person is enough', () => {
    const met = (...days) => [
      ...without('Sponsor'),
      ...days.map((lastContactOn, index) => person({ id: `${index}`, lastContactOn })),
    ];
    expect(findGaps(met('2026-08-24'), TODAY)).toEqual([]); // 90 days
    expect(findGaps(met('2026-08-23'), TODAY)).toEqual([{ kind: 'notMet', role: 'Sponsor', name: null, days: 91 }]);
    expect(findGaps(met('2026-01-01', '2026-11-01'), TODAY)).toEqual([]);
    expect(findGaps(met('2026-11-01', '2026-01-01'), TODAY)).toEqual([]);
    expect(findGaps(met(null), TODAY)).toEqual([{ kind: 'neverMet', role: 'Sponsor', name: null, days: null }]);
  });

  it('tell who left without a successor, the last of them, in any role', () => {
    const gone = (different) => person({ isActive: false, leftOn: '2026-10-13', ...different });
    const left = { kind: 'left', role: 'Sponsor', name: 'Laura Bennett', days: 40 };
    const before = gone({ id: 'b', name: 'Before', leftOn: '2026-01-01' });
    expect(findGaps([...without('Sponsor'), gone(), before], TODAY)).toEqual([left]);
    const undated = gone({ id: 'u', name: 'Undated', leftOn: null });
    expect(findGaps([...without('Sponsor'), gone(), undated], TODAY)).toEqual([left]);
    expect(findGaps([...sound, gone()], TODAY)).toEqual([]);
    expect(findGaps([...sound, gone({ role: 'Contract' })], TODAY)).toEqual([{ ...left, role: 'Contract' }]);
    expect(findGaps([...sound, gone({ role: 'PowerUser' })], TODAY)).toEqual([{ ...left, role: 'PowerUser' }]);
    expect(findGaps([...sound, gone({ role: 'DataOwner', leftOn: null })], TODAY)).toEqual([
      { ...left, role: 'DataOwner', days: null },
    ]);
  });

  it('name the gravest role first', () => {
    const roles = findGaps([person({ role: 'DailyUser', stance: 'Critic' })], TODAY).map(({ role }) => role);
    expect(roles).toEqual(['DecisionMaker', 'Sponsor', 'Champion', 'DailyUser']);
  });

  it('tell of somebody with much influence who is against us', () => {
    const critic = person({ id: 'x', role: 'DailyUser', name: 'Marcus Hale', stance: 'Critic' });
    expect(findGaps([...sound, critic], TODAY)).toEqual([
      { kind: 'critic', role: 'DailyUser', name: 'Marcus Hale', days: null },
    ]);
    expect(findGaps([...sound, { ...critic, influence: 'Medium' }], TODAY)).toEqual([]);
    expect(findGaps([...sound, { ...critic, stance: null }], TODAY)).toEqual([]);
    expect(findGaps([...sound, { ...critic, isActive: false }], TODAY)).toEqual([
      { kind: 'left', role: 'DailyUser', name: 'Marcus Hale', days: null },
    ]);
  });
});

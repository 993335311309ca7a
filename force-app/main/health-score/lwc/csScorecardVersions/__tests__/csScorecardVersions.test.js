import { actionsOf, nameOf, toScorecards } from 'c/csScorecardVersions';

const version = (key, number, status, different = {}) => ({
  id: `${key}-${number}`,
  key,
  version: number,
  versionKey: `${key}-v${number}`,
  name: `${key} ${number}`,
  japaneseName: null,
  status,
  stage: null,
  segmentFilter: null,
  sortOrder: 10,
  activatedAt: null,
  activatedBy: null,
  changedAt: null,
  ...different,
});

describe('scorecards', () => {
  it('gather their versions, newest first, in the order in which they are tried', () => {
    const scorecards = toScorecards([
      version('late', 1, 'Active', { sortOrder: null }),
      version('b', 1, 'Active'),
      version('a', 1, 'Retired', { sortOrder: 1 }),
      version('a', 3, 'Draft', { sortOrder: 2 }),
      version('a', 2, 'Active', { sortOrder: 20 }),
    ]);
    expect(
      scorecards.map(({ key, name, active, versions }) => [
        key,
        name,
        active?.version,
        versions.map((each) => each.version),
      ]),
    ).toEqual([
      ['b', 'b 1', 1, [1]],
      ['a', 'a 2', 2, [3, 2, 1]],
      ['late', 'late 1', 1, [1]],
    ]);
  });

  it('show their newest version where none is in force', () => {
    const [scorecard] = toScorecards([version('a', 1, 'Retired'), version('a', 2, 'Draft')]);
    expect([scorecard.active, scorecard.name]).toEqual([null, 'a 2']);
  });
});

it.each([
  ['Draft', { canDelete: true, canRetire: false, canRollBack: false }],
  ['Active', { canDelete: false, canRetire: true, canRollBack: false }],
  ['Retired', { canDelete: false, canRetire: false, canRollBack: true }],
])('what may be done with a version that is %s', (status, actions) => {
  expect(actionsOf(version('a', 1, status))).toEqual(actions);
});

it('a version without a name shows its key', () => {
  expect(nameOf(version('a', 1, 'Draft', { name: '' }))).toBe('a-v1');
});

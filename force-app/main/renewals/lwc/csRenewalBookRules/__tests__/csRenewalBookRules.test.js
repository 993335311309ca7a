import {
  ALL_CATEGORIES,
  OVERDUE,
  UNKNOWN,
  addMonths,
  currenciesOf,
  groupRenewals,
  isSelected,
  monthsOf,
  namesOf,
  periodOf,
  rangeOf,
  renewalKey,
  scenarioOf,
  sortRenewals,
  toRenewals,
  totalsOf,
} from 'c/csRenewalBookRules';
import { TODAY, renewal } from 'test/renewal-book';

const record = (different = {}) => ({
  id: '001000000000001AAA',
  name: 'Harbor',
  date: '2026-12-24',
  arr: 1200,
  likelihood: 50,
  category: 'AtRisk',
  band: null,
  openRisks: null,
  ownerId: null,
  owner: null,
  isoCode: null,
  segment: null,
  segmentText: null,
  ...different,
});
const read = (records, called = [], isOpenEnded = true) =>
  toRenewals({ records, called: new Set(called), today: TODAY, isOpenEnded });
const LOST = { category: 'Lost', likelihood: 0 };
const RENEWED = { category: 'Commit', likelihood: 100 };

describe('a renewal of the book', () => {
  it('counts in hundredths, with the expected ARR that the account shows', () => {
    expect(read([record({ arr: 1200.05, likelihood: 64.5 })])).toMatchObject([
      // 1,200.05 · 64.5 % = 774.03225
      { arr: 120_005, expected: 77_403, category: 'AtRisk', month: '2026-12', isDecided: false },
    ]);
  });

  it('is null, not 0, where ARR or likelihood is not known', () => {
    expect(read([record({ arr: null }), record({ likelihood: null, category: null })])).toMatchObject([
      { arr: null, expected: null, category: 'AtRisk' },
      { arr: 120_000, expected: null, category: UNKNOWN },
    ]);
  });

  it('takes an ARR below nothing as not known', () => {
    expect(read([record({ arr: -0.01 }), record({ arr: 0 })]).map(({ arr }) => arr)).toEqual([null, 0]);
  });

  it('is overdue from the day after, as long as it is not decided', () => {
    const days = ['2026-11-21', '2026-11-22'].map((date) => record({ date }));
    expect(read(days).map(({ month }) => month)).toEqual([OVERDUE, '2026-11']);
  });

  it('is decided at all or nothing, but not while the ledger has it open', () => {
    const called = [renewalKey('001000000000001', '2026-12-24')];
    const certain = [record(LOST), record(RENEWED), record({ category: 'Commit', likelihood: 99.99 })];
    expect(read(certain).map(({ isDecided }) => isDecided)).toEqual([true, true, false]);
    expect(read(certain, called).map(({ isDecided }) => isDecided)).toEqual([false, false, false]);
  });

  it('that was decided before an open-ended period is not of it, but of a quarter it is', () => {
    const past = [record({ date: '2026-11-21', ...LOST }), record({ date: '2026-11-22', ...LOST })];
    expect(read(past).map(({ date }) => date)).toEqual(['2026-11-22']);
    expect(read(past, [], false).map(({ month }) => month)).toEqual(['2026-11', '2026-11']);
  });
});

describe('totals', () => {
  it('add up what is known and count what is not', () => {
    const renewals = [
      renewal({ category: 'Commit', arr: 100_000, likelihood: 90, expected: 90_000 }),
      renewal({ category: 'AtRisk', arr: 50_000, likelihood: 20, expected: 10_000, month: OVERDUE }),
      renewal({ category: 'Lost', arr: 30_000, likelihood: 0, expected: 0, isDecided: true }),
      renewal({ category: 'Commit', arr: 20_000, likelihood: 100, expected: 20_000, isDecided: true }),
      renewal({ category: 'BestCase', arr: null, likelihood: 70, expected: null }),
      renewal({ category: UNKNOWN, arr: 40_000, likelihood: null, expected: null }),
    ];
    expect(totalsOf(renewals)).toEqual({
      due: { count: 6, arr: 240_000 },
      committed: { count: 2, arr: 120_000 },
      atRisk: { count: 1, arr: 50_000 },
      lost: { count: 1, arr: 30_000 },
      overdue: { count: 1, arr: 50_000 },
      known: 4,
      expected: 120_000,
      // of the 200,000 with both
      unlikely: 80_000,
      withoutLikelihood: { count: 1, arr: 40_000 },
      withoutArr: 1,
      renewed: 1,
      churned: 1,
    });
  });

  it('are nothing for nothing', () => {
    expect(totalsOf([])).toMatchObject({ due: { count: 0, arr: 0 }, expected: 0, unlikely: 0 });
  });
});

describe('groups', () => {
  const owned = [
    renewal({ ownerId: 'a', owner: 'Aiko', arr: 10, category: 'Commit' }),
    renewal({ ownerId: 'b', owner: 'Ben', arr: 30, category: 'Commit' }),
    renewal({ ownerId: 'a', owner: 'Aiko', arr: 25, category: 'Lost' }),
    renewal({ ownerId: null, owner: null, arr: 90, category: UNKNOWN }),
  ];
  const keyOf = ({ ownerId }) => ownerId ?? '';
  const nameOf = ({ owner }) => owner ?? 'Not set';

  it('stand with the most ARR first, what is not set last', () => {
    expect(namesOf(owned, keyOf, nameOf)).toEqual([
      { key: 'a', text: 'Aiko' },
      { key: 'b', text: 'Ben' },
      { key: '', text: 'Not set' },
    ]);
  });

  it('have a part for each category, and one without renewals is there too', () => {
    const [aiko, nobody] = groupRenewals(owned, keyOf, [
      { key: 'a', text: 'Aiko' },
      { key: 'z', text: 'Zoe' },
    ]);
    expect(aiko.parts).toEqual([
      { category: 'Commit', count: 1, arr: 10 },
      { category: 'BestCase', count: 0, arr: 0 },
      { category: 'AtRisk', count: 0, arr: 0 },
      { category: 'Lost', count: 1, arr: 25 },
      { category: UNKNOWN, count: 0, arr: 0 },
    ]);
    expect([aiko.totals.due, nobody.totals.due]).toEqual([
      { count: 2, arr: 35 },
      { count: 0, arr: 0 },
    ]);
  });

  it('keep currencies apart, the one with most renewals first', () => {
    const codes = ['JPY', 'EUR', 'EUR', 'USD'].map((isoCode) => renewal({ isoCode }));
    expect(currenciesOf(codes)).toEqual(['EUR', 'JPY', 'USD']);
  });
});

describe('periods', () => {
  it('end the day before the same day months later', () => {
    expect(periodOf('next3Months', '2026-11-22')).toEqual({ until: '2027-02-21' });
    expect(periodOf('next12Months', '2026-11-22')).toEqual({ until: '2027-11-21' });
  });

  it('leave the fiscal year to the org', () => {
    expect([periodOf('thisQuarter', TODAY), periodOf('nextQuarter', TODAY)]).toEqual([
      { literal: 'THIS_FISCAL_QUARTER' },
      { literal: 'NEXT_FISCAL_QUARTER' },
    ]);
  });

  it('know short months and the turn of the year', () => {
    expect([addMonths('2026-11-30', 3), addMonths('2028-01-31', 1), addMonths('2026-02-10', -3)]).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2025-11-10',
    ]);
  });

  it('show every month, what is overdue before them', () => {
    const renewals = [renewal({ month: OVERDUE }), renewal({ month: '2026-12' })];
    expect(monthsOf(renewals, { until: '2027-01-21' }, '2026-10-22')).toEqual([
      OVERDUE,
      '2026-10',
      '2026-11',
      '2026-12',
      '2027-01',
    ]);
    const ofQuarter = [renewal({ month: '2026-10' }), renewal({ month: '2026-12' })];
    expect(monthsOf(ofQuarter, { literal: 'THIS_FISCAL_QUARTER' }, TODAY)).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf([], { literal: 'NEXT_FISCAL_QUARTER' }, TODAY)).toEqual([]);
  });
});

describe('selection', () => {
  const groupOf = ({ ownerId }) => ownerId ?? '';
  const isIn = (selection, different = {}) => isSelected(renewal(different), selection, groupOf);

  it('takes what is in all that it names', () => {
    expect(isIn({})).toBe(true);
    expect(isIn({ month: '2026-12', category: 'AtRisk', group: '005000000000001AAA' })).toBe(true);
    expect(isIn({ month: '2026-11' })).toBe(false);
    expect(isIn({ category: 'Commit' })).toBe(false);
    expect(isIn({ group: '' })).toBe(false);
  });

  it.each([
    ['overdue', { month: OVERDUE }],
    ['withoutLikelihood', { likelihood: null }],
    ['withoutArr', { arr: null }],
    ['decided', { isDecided: true }],
  ])('takes only %s', (only, different) => {
    expect([isIn({ only }, different), isIn({ only })]).toEqual([true, false]);
  });

  it('takes only what the expected ARR is made of', () => {
    expect([isIn({ only: 'known' }), isIn({ only: 'known' }, { expected: null })]).toEqual([true, false]);
  });
});

describe('order', () => {
  const names = (key, descending, ...renewals) =>
    sortRenewals(
      renewals.map((different, index) => renewal({ name: `n${index}`, ...different })),
      { key, descending },
    ).map(({ name }) => name);

  it('puts what is not known last either way', () => {
    const arrs = [{ arr: 10 }, { arr: null }, { arr: 30 }];
    expect(names('arr', false, ...arrs)).toEqual(['n0', 'n2', 'n1']);
    expect(names('arr', true, ...arrs)).toEqual(['n2', 'n0', 'n1']);
  });

  it('goes by the surest category, the worst band, and the day where those are equal', () => {
    expect(names('category', false, { category: UNKNOWN }, { category: 'Commit' }, { category: 'Lost' })).toEqual([
      'n1',
      'n2',
      'n0',
    ]);
    expect(names('band', false, { band: 'Healthy' }, { band: null }, { band: 'AtRisk' })).toEqual(['n2', 'n0', 'n1']);
    expect(names('owner', false, { date: '2027-01-01' }, { date: '2026-12-01' })).toEqual(['n1', 'n0']);
  });

  it('knows every category', () => {
    expect(ALL_CATEGORIES).toEqual(['Commit', 'BestCase', 'AtRisk', 'Lost', UNKNOWN]);
  });
});

describe('scenario', () => {
  it('is the interval of the sum, not the sum of extremes', () => {
    // Two of 1,000.00 at 50 %: 0, 1,000 or 2,000 with 25, 50 and 25 %. 10 % are reached at 0, 90 % at 2,000.
    const renewals = ['a', 'b'].map((renewalId) => ({ renewalId, arr: 100_000, likelihood: 0.5 }));
    expect(scenarioOf(renewals)).toEqual({
      low: 0,
      expected: 100_000,
      high: 200_000,
      due: 200_000,
      swings: renewals.map((one) => ({ ...one, shareOfVariance: 0.5 })),
    });
  });

  it('ends where less than 10 % are left outside, never on the wrong side of what is expected', () => {
    const endsAt = (likelihood) => {
      const { low, high } = scenarioOf([{ renewalId: 'a', arr: 100, likelihood }]);
      return [low, high];
    };
    // with 5 % nothing comes in at 95 of 100 times, with 15 % at 85
    expect([0.05, 0.15, 0.85, 0.95].map(endsAt)).toEqual([
      [0, 5],
      [0, 100],
      [0, 100],
      [95, 100],
    ]);
  });

  it('has no spread where all is decided', () => {
    const decided = [
      { renewalId: 'a', arr: 100, likelihood: 1 },
      { renewalId: 'b', arr: 300, likelihood: 0 },
    ];
    expect(scenarioOf(decided)).toEqual({ low: 100, expected: 100, high: 100, due: 400, swings: [] });
  });

  it('of a book leaves out what is not known, and names the widest five', () => {
    const pairs = Array.from({ length: 7 }, (_, index) =>
      renewal({ id: `id${index}`, name: `Account ${index}`, arr: 100_000 * (index + 1), likelihood: 50, expected: 1 }),
    );
    const { count, leftOut, expected, due, swings } = rangeOf([...pairs, renewal({ arr: null, expected: null })]);
    // 1 + 2 + … + 7 = 28 thousand due; variances go by squares, which come to 140
    expect({ count, leftOut, expected, due }).toEqual({ count: 7, leftOut: 1, expected: 7, due: 2_800_000 });
    expect(swings.map(({ name }) => name)).toEqual(['Account 6', 'Account 5', 'Account 4', 'Account 3', 'Account 2']);
    expect(swings[0]).toEqual({ id: 'id6', name: 'Account 6', arr: 700_000, likelihood: 50, share: 49 / 140 });
  });
});

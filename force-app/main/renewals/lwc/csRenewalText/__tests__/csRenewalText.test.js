import { toBasis } from 'c/csRenewalRecords';
import { basisText, categoryLabel, contributionTexts, intervalText, leadText, likelihoodText } from 'c/csRenewalText';
import { basis } from 'test/renewals';

const named = (key) => ({ 'open-cases': 'Open cases' })[key];
const text = (different) => basisText(toBasis(basis(different)), named);

describe('a renewal in words', () => {
  it('says how far ahead it is', () => {
    expect([32, 1, 0, -1, -12].map(leadText)).toEqual([
      'in 32 days',
      'tomorrow',
      'today',
      '1 day overdue',
      '12 days overdue',
    ]);
  });

  it('shows nothing as certain that is not', () => {
    expect([null, 0, 0.2, 64.4, 99.7, 100].map(likelihoodText)).toEqual(['–', '0%', '1%', '64%', '99%', '100%']);
  });

  it('says what a base rate rests on', () => {
    expect(text()).toBe('9 of 12 renewals like this one (band Watch, stage Operation) were renewed.');
    expect(text({ group: [] })).toBe('9 of 12 renewals across all customers were renewed.');
    const nearest = { group: [{ feature: 'band', value: 'atRisk' }], renewals: 3, renewed: 1 };
    expect(text({ group: [], nearest })).toBe(
      '9 of 12 renewals across all customers were renewed. The few most like this one (band At Risk) count as well: 1 of 3 were renewed.',
    );
    const group = [
      { feature: 'band', value: 'atRisk' },
      { feature: 'stage', value: null },
      { feature: 'horizon', value: 90 },
    ];
    expect(text({ group })).toContain('(band At Risk, stage not known, days to the renewal 90 days)');
  });

  it('says what a model was made of, and its strongest parts', () => {
    const contributions = [
      { feature: 'score', value: 38.256, effect: -0.121 },
      { feature: 'points.open-cases', value: 90, effect: 0.01 },
      { feature: 'coverage', value: 80, effect: 0.004 },
      { feature: 'change30Days', value: -3, effect: -0.02 },
      { feature: 'band', value: 'watch', effect: -0.03 },
    ];
    const model = { basis: 'model', renewals: 420, renewed: 312, contributions };
    expect(text(model)).toBe('A model of 420 decided renewals (312 of them renewed), fitted on Nov 16, 2026.');
    expect(contributionTexts(toBasis(basis(model)), named).map((part) => part.text)).toEqual([
      'Health Score (38.26) lowers it by 12 points.',
      'Points of Open cases (90) raises it by 1 point.',
      'Change, 30 days (−3) lowers it by 2 points.',
    ]);
  });

  it('has an interval only where both ends are known', () => {
    expect(intervalText({ low: 48.2, high: 88.4 })).toBe('95% interval: 48% to 88%');
    expect(intervalText({ low: null, high: null })).toBeNull();
  });

  it('names categories, and those of tomorrow by their value', () => {
    expect(['Commit', 'BestCase', 'AtRisk', 'Lost', 'Pipeline', null].map(categoryLabel)).toEqual([
      'Commit',
      'Best Case',
      'At Risk',
      'Lost',
      'Pipeline',
      '–',
    ]);
  });

  it('reads no basis of another schema', () => {
    expect([toBasis(null), toBasis('{'), toBasis(basis({ schema: 2 }))]).toEqual([null, null, null]);
  });
});

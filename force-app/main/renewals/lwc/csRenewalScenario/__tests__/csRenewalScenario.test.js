import { rangeOf } from 'c/csRenewalBookRules';
import CsRenewalScenario from 'c/csRenewalScenario';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { renewal } from 'test/renewal-book';

/** Two of 1,000 at 50 %: nothing, 1,000 or 2,000. */
const PAIR = ['a', 'b'].map((id) =>
  renewal({ id, name: `Account ${id}`, arr: 100_000, likelihood: 50, expected: 50_000 }),
);
const UNKNOWN = renewal({ id: 'c', likelihood: null, expected: null });

const drawRange = (renewals) => draw('c-cs-renewal-scenario', CsRenewalScenario, { range: rangeOf(renewals) });

describe('c-cs-renewal-scenario', () => {
  afterEach(clearPage);

  it('says the interval of the sum in a sentence, what is not in it, and where the spread comes from', async () => {
    const element = drawRange(PAIR);
    await settle();
    expect(textOf(byId(element, 'sentence'))).toBe('In 8 of 10 cases, between ¥0 and ¥2,000 of ¥2,000 will renew.');
    expect(['low', 'expected', 'high'].map((id) => textOf(byId(element, id)))).toEqual([
      'Low ¥0',
      'Expected ¥1,000',
      'High ¥2,000',
    ]);
    expect(textOf(byId(element, 'limits'))).toMatch(/^Renewals are taken as independent.+is not in it\.$/);
    expect([...byId(element, 'swings').children].map(textOf)).toEqual([
      'Account a ¥1,000 at 50%, 50% of the spread',
      'Account b ¥1,000 at 50%, 50% of the spread',
    ]);
    await expect(element).toBeAccessible();
  });

  it('counts what it leaves out', () => {
    const element = drawRange([...PAIR, UNKNOWN]);
    expect(textOf(byId(element, 'limits'))).toContain('Left out as well: 1 renewal without ARR or likelihood.');
  });

  it('tells small parts of the spread from none', () => {
    // 1 of 1 + 15² = 226, which is 0.4 %
    const element = drawRange([renewal({ id: 'a', arr: 1_500_000 }), renewal({ id: 'b', arr: 100_000 })]);
    expect(textOf(byId(element, 'swings').lastElementChild)).toContain('0.4% of the spread');
  });

  it('names no spread where all is decided', () => {
    const element = drawRange([renewal({ arr: 100_000, likelihood: 100, expected: 100_000 })]);
    expect(textOf(byId(element, 'sentence'))).toContain('between ¥1,000 and ¥1,000');
    expect(byId(element, 'swings')).toBeNull();
  });

  it('says so when nothing is known', async () => {
    const element = drawRange([UNKNOWN]);
    expect(textOf(byId(element, 'none'))).toBe('No renewal here has both ARR and likelihood.');
    await expect(element).toBeAccessible();
  });
});

import CsRenewalTotals from 'c/csRenewalTotals';
import { totalsOf } from 'c/csRenewalBookRules';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { renewal } from 'test/renewal-book';

const COMMIT = renewal({ category: 'Commit', arr: 800_000, likelihood: 90, expected: 720_000 });
const AT_RISK = renewal({ arr: 200_000, likelihood: 40, expected: 80_000 });

const tilesOf = (element) => [...element.shadowRoot.querySelectorAll('.tile')].map(textOf);

function drawTotals(renewals, isoCode = null) {
  const element = draw('c-cs-renewal-totals', CsRenewalTotals, { totals: totalsOf(renewals), isoCode });
  const handleDrilled = jest.fn();
  element.addEventListener('drilled', ({ detail }) => handleDrilled(detail));
  return { element, handleDrilled };
}

describe('c-cs-renewal-totals', () => {
  afterEach(clearPage);

  it('says what is due, committed, expected and at risk', async () => {
    const { element } = drawTotals([COMMIT, AT_RISK]);
    expect(tilesOf(element)).toEqual([
      'ARR due ¥10,000 2 renewals',
      'Committed ¥8,000 1 renewal',
      'Expected ¥8,000 80% by likelihood; ¥2,000 not expected',
      'At risk ¥2,000 1 renewal',
    ]);
    expect(byId(element, 'notes')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows lost and overdue ones where there are any, in the currency of the accounts', async () => {
    const lost = renewal({ category: 'Lost', arr: 50_000, likelihood: 0, expected: 0 });
    const late = renewal({ month: 'overdue', arr: 70_000, expected: 35_000 });
    const { element } = drawTotals([lost, late], 'EUR');
    expect(tilesOf(element).slice(4)).toEqual(['Lost €500 1 renewal', 'Overdue €700 1 renewal']);
    await expect(element).toBeAccessible();
  });

  it('counts what is not known or already decided, and leads to it', async () => {
    const { element, handleDrilled } = drawTotals([
      renewal({ likelihood: null, expected: null, category: 'Unknown', arr: 30_000 }),
      renewal({ arr: null, expected: null }),
      renewal({ category: 'Commit', likelihood: 100, isDecided: true }),
    ]);
    expect([...element.shadowRoot.querySelectorAll('.note')].map(textOf)).toEqual([
      '1 without likelihood (¥300): not in the expected ARR',
      '1 without ARR: in no sum',
      '1 renewed and 0 lost are already decided and counted as such.',
    ]);
    element.shadowRoot.querySelector('[data-only="withoutArr"]').click();
    expect(handleDrilled).toHaveBeenCalledWith({
      selection: { only: 'withoutArr' },
      name: '1 without ARR: in no sum',
    });
    await settle();
    await expect(element).toBeAccessible();
  });

  it.each([
    ['due', { selection: {}, name: '' }],
    ['committed', { selection: { category: 'Commit' }, name: 'Committed' }],
    ['expected', { selection: { only: 'known' }, name: 'Expected' }],
    ['atRisk', { selection: { category: 'AtRisk' }, name: 'At risk' }],
  ])('leads from %s to its accounts', (id, detail) => {
    const { element, handleDrilled } = drawTotals([COMMIT, AT_RISK]);
    byId(element, id).click();
    expect(handleDrilled).toHaveBeenCalledWith(detail);
  });

  it('says no share where nothing is known', () => {
    const { element } = drawTotals([renewal({ likelihood: null, expected: null })]);
    expect(tilesOf(element)[2]).toBe('Expected ¥0');
  });
});

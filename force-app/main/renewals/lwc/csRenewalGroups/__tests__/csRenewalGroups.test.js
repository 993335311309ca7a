import CsRenewalGroups from 'c/csRenewalGroups';
import { groupRenewals } from 'c/csRenewalBookRules';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { renewal } from 'test/renewal-book';

const RENEWALS = [
  renewal({ month: '2026-11', category: 'Commit', arr: 30_000, likelihood: 90, expected: 27_000 }),
  renewal({ month: '2026-12', category: 'Unknown', arr: 10_000, likelihood: null, expected: null }),
  renewal({ month: '2026-12', category: 'Commit', arr: null, expected: null }),
];
const NAMES = [
  { key: '2026-11', text: 'Nov 2026' },
  { key: '2026-12', text: 'Dec 2026' },
  { key: '2027-01', text: 'Jan 2027' },
];
const monthOf = ({ month }) => month;

function drawGroups(different = {}) {
  const [whole] = groupRenewals(RENEWALS, () => '', [{ key: '', text: '' }]);
  const element = draw('c-cs-renewal-groups', CsRenewalGroups, {
    heading: 'By month',
    columnLabel: 'Month',
    dimension: 'month',
    groups: groupRenewals(RENEWALS, monthOf, NAMES),
    whole,
    ...different,
  });
  const handleDrilled = jest.fn();
  element.addEventListener('drilled', ({ detail }) => handleDrilled(detail));
  return { element, handleDrilled };
}

const bars = (element) => element.shadowRoot.querySelector('c-cs-renewal-bars');

async function showTable(element) {
  byId(element, 'switch').click();
  await settle();
  return byId(element, 'table');
}

describe('c-cs-renewal-groups', () => {
  afterEach(clearPage);

  it('shows bars with a legend of the categories that there are', async () => {
    const { element } = drawGroups();
    expect(bars(element).longest).toBe(30_000);
    expect([...element.shadowRoot.querySelectorAll('.item')].map(textOf)).toEqual(['Commit', 'Not known']);
    expect(bars(element).groups[1].parts.at(-1)).toEqual({
      category: 'Unknown',
      count: 1,
      arr: 10_000,
      word: 'Not known',
    });
    await expect(element).toBeAccessible();
  });

  it('shows the same numbers as a table, with their sum', async () => {
    const { element } = drawGroups();
    const table = await showTable(element);
    expect([...table.querySelectorAll('tr')].map(textOf)).toEqual([
      'Month ARR due Commit Not known Expected',
      'Nov 2026 ¥300 1 renewal ¥300 1 renewal – ¥270',
      'Dec 2026 ¥100 2 renewals ¥0 1 renewal ¥100 1 renewal –',
      'Jan 2027 – – – –',
      'Total ¥400 3 renewals ¥300 2 renewals ¥100 1 renewal ¥270',
    ]);
    await expect(element).toBeAccessible();
    byId(element, 'switch').click();
    await settle();
    expect(bars(element)).not.toBeNull();
  });

  it('leads from every number of the table to its accounts', async () => {
    const { element, handleDrilled } = drawGroups();
    const table = await showTable(element);
    const press = (group, column) => table.querySelector(`[data-group="${group}"][data-column="${column}"]`).click();
    press('2026-12', 'Unknown');
    press('2026-11', 'due');
    press('2026-11', 'expected');
    press('', 'Commit');
    expect(handleDrilled.mock.calls).toEqual([
      [{ selection: { month: '2026-12', category: 'Unknown' }, name: 'Dec 2026 · Not known' }],
      [{ selection: { month: '2026-11' }, name: 'Nov 2026' }],
      [{ selection: { month: '2026-11', only: 'known' }, name: 'Nov 2026 · Expected' }],
      [{ selection: { category: 'Commit' }, name: 'Commit' }],
    ]);
  });

  it('leads from a part of a bar, from a bar and from the legend', () => {
    const { element, handleDrilled } = drawGroups({ dimension: 'group' });
    const choose = (detail) => bars(element).dispatchEvent(new CustomEvent('chosen', { detail }));
    choose({ key: '2026-11', category: 'Commit' });
    choose({ key: '2026-12', category: undefined });
    element.shadowRoot.querySelector('.item').click();
    expect(handleDrilled.mock.calls).toEqual([
      [{ selection: { group: '2026-11', category: 'Commit' }, name: 'Nov 2026 · Commit' }],
      [{ selection: { group: '2026-12' }, name: 'Dec 2026' }],
      [{ selection: { category: 'Commit' }, name: 'Commit' }],
    ]);
  });

  it('draws a few bars at first and more when asked', async () => {
    const names = Array.from({ length: 20 }, (_, index) => ({ key: `k${index}`, text: `Group ${index}` }));
    const { element } = drawGroups({ groups: groupRenewals([], monthOf, names) });
    expect(bars(element).groups).toHaveLength(14);
    expect(byId(element, 'show-more').label).toBe('Show 6 more');
    byId(element, 'show-more').click();
    await settle();
    expect([bars(element).groups.length, byId(element, 'show-more')]).toEqual([20, null]);
  });
});

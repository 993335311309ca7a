import CsRenewalList from 'c/csRenewalList';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { TODAY, renewal } from 'test/renewal-book';

const OPEN = renewal();
const LATE = renewal({ id: 'late', name: 'Late', date: '2026-11-19', month: 'overdue', arr: 90_000, openRisks: null });
const DONE = renewal({
  id: 'done',
  name: 'Done',
  date: '2026-11-30',
  category: 'Lost',
  likelihood: 0,
  expected: 0,
  isDecided: true,
});
const NOTHING = renewal({
  id: 'nothing',
  name: 'Nothing',
  date: '2027-03-01',
  arr: null,
  likelihood: null,
  expected: null,
  category: 'Unknown',
  band: null,
  owner: null,
});

async function drawList(different = {}) {
  const element = draw('c-cs-renewal-list', CsRenewalList, {
    renewals: [LATE, DONE, OPEN, NOTHING],
    count: 4,
    today: TODAY,
    ...different,
  });
  await settle();
  return element;
}

const rowsOf = (element) => [...byId(element, 'accounts').querySelectorAll('tbody tr')].map(textOf);
describe('c-cs-renewal-list', () => {
  afterEach(clearPage);

  it('lists the accounts by the day of their renewal, and says what is late, decided or not known', async () => {
    const element = await drawList();
    expect(textOf(element.shadowRoot.querySelector('.head'))).toBe('All renewals of the period 4 renewals');
    expect(rowsOf(element)).toEqual([
      'Late Nov 19, 2026 3 days overdue ¥900 50% At Risk ¥600 Watch – Emma Clark',
      'Done Nov 30, 2026 Decided: lost ¥1,200 0% Lost ¥0 Watch 2 Emma Clark',
      'Harbor Freight Lines Dec 24, 2026 in 32 days ¥1,200 50% At Risk ¥600 Watch 2 Emma Clark',
      'Nothing Mar 1, 2027 in 99 days not known not known not known not known Not scored 2 –',
    ]);
    expect(element.shadowRoot.querySelectorAll('.lead_late')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('leads to each account', async () => {
    const [link] = (await drawList({ renewals: [OPEN] })).shadowRoot.querySelectorAll('c-cs-record-link');
    expect([link.recordId, link.objectApiName]).toEqual(['001000000000001AAA', 'Account']);
  });

  it('asks for figures with the most first, and to turn round what is sorted already', async () => {
    const element = await drawList();
    const handleSorted = jest.fn();
    element.addEventListener('sorted', ({ detail }) => handleSorted(detail));
    const press = (key) => element.shadowRoot.querySelector(`[data-key="${key}"]`).click();
    ['arr', 'name', 'date'].forEach(press);
    expect(handleSorted.mock.calls).toEqual([
      [{ key: 'arr', descending: true }],
      [{ key: 'name', descending: false }],
      [{ key: 'date', descending: true }],
    ]);
    expect(element.shadowRoot.querySelector('[aria-sort="ascending"]').textContent).toContain('Renewal date');
  });

  it('offers all renewals again when it is narrowed', async () => {
    const element = await drawList({ name: 'Dec 2026 · At Risk', renewals: [OPEN] });
    const handleCleared = jest.fn();
    element.addEventListener('cleared', handleCleared);
    expect(textOf(element.shadowRoot.querySelector('h3'))).toBe('Dec 2026 · At Risk');
    byId(element, 'clear').click();
    expect(handleCleared).toHaveBeenCalledTimes(1);
    expect(byId(await drawList(), 'clear')).toBeNull();
  });

  it('gets the focus at its heading', async () => {
    const element = await drawList();
    element.shadowRoot.querySelector('h3').scrollIntoView = jest.fn();
    element.focus();
    expect(element.shadowRoot.activeElement.tagName).toBe('H3');
  });

  it('asks for more where there are more', async () => {
    const element = await drawList({ count: 70, more: 20 });
    const handleExtended = jest.fn();
    element.addEventListener('extended', handleExtended);
    expect(byId(element, 'show-more').label).toBe('Show 20 more');
    byId(element, 'show-more').click();
    expect(handleExtended).toHaveBeenCalledTimes(1);
    expect(byId(await drawList(), 'show-more')).toBeNull();
  });
});

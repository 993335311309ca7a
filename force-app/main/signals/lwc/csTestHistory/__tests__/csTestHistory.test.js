import CsTestHistory from 'c/csTestHistory';
import { byId, clearPage, draw, textOf } from 'test/page';

const PAST = {
  from: '2026-11-01',
  to: '2026-11-10',
  opened: 6,
  resolved: 4,
  stillOpen: 2,
  accounts: 5,
  medianDaysOpen: 3.5,
  days: [
    { day: '2026-11-01', opened: 4, resolved: 0 },
    { day: '2026-11-06', opened: 2, resolved: 4 },
  ],
  unknownNames: ['Account.Industry', 'Value.error_rate'],
};

const history = (different = {}) => draw('c-cs-test-history', CsTestHistory, { past: { ...PAST, ...different } });

describe('c-cs-test-history', () => {
  afterEach(clearPage);

  it('sums up, draws a bar a day, and says the same as a table', async () => {
    const element = history();
    expect([...element.shadowRoot.querySelectorAll('[data-id="figure"]')].map(textOf)).toEqual([
      'Opened 6',
      'Accounts 5',
      'Resolved 4',
      'Still open at the end 2',
      'Median days open 3.5 days',
    ]);
    const opened = [...element.shadowRoot.querySelectorAll('rect.opened')];
    // ten days over 720: the sixth begins at 360; two of at most four are half of 58
    expect(opened.map((bar) => ['x', 'y', 'height'].map((name) => Number(bar.getAttribute(name))))).toEqual([
      [0, 2, 58],
      [360, 31, 29],
    ]);
    const rows = [...element.shadowRoot.querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map(textOf))).toEqual([
      ['Nov 1, 2026', '4', '0'],
      ['Nov 6, 2026', '2', '4'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('says which names have no history', () => {
    expect(byId(history(), 'unknown-names').textContent).toBe(
      'Days that only these decide are not counted, because no history is kept of them: Account.Industry, Value.error_rate',
    );
    expect(byId(history({ unknownNames: [] }), 'unknown-names')).toBeNull();
  });

  it('says that the past cannot be told, not that nothing would have fired, where what decides has no history', () => {
    const element = history({ unknownNames: ['Account.Industry'], days: [], opened: 0, resolved: 0, accounts: 0 });
    expect(byId(element, 'unknown-names').textContent).toContain(
      'The past cannot be told, because no history is kept of: Account.Industry.',
    );
    expect([byId(element, 'figure'), byId(element, 'none')]).toEqual([null, null]);
  });

  it('says that it would not have fired, rather than drawing nothing', () => {
    const element = history({ days: [], opened: 0, resolved: 0, medianDaysOpen: null, unknownNames: [] });
    expect(byId(element, 'none').textContent).toBe('It would not have fired in this time.');
    expect(element.shadowRoot.querySelector('svg')).toBeNull();
    expect(textOf(element)).toContain('Median days open None resolved');
  });
});

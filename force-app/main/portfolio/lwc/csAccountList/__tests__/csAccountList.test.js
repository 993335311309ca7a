import CsAccountList from 'c/csAccountList';
import { graphql } from 'lightning/graphql';
import { navigations } from 'lightning/navigation';
import { lastRunData, toNode } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function account(index, different = {}) {
  return {
    Id: `001${String(index).padStart(12, '0')}AAA`,
    Name: `Customer ${index}`,
    CsHealthScore__c: 50,
    CsHealthBand__c: 'Watch',
    CsHealthChange30Days__c: -3.5,
    CsHealthCoverage__c: 82,
    CsLifecycleStage__c: 'Operation',
    CsScoredAt__c: '2026-11-22T10:00:00.000Z',
    Industry: { value: 'Retail', displayValue: 'Retail' },
    Owner: { Name: { value: 'Emma Clark' } },
    ...different,
  };
}

function page(accounts, endCursor = null) {
  const edges = accounts.map((each) => ({ node: toNode(each) }));
  return { uiapi: { query: { Account: { edges, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } } };
}

function accountsFrom(first, count) {
  return Array.from({ length: count }, (_, index) => account(first + index));
}

async function drawList(accounts, endCursor) {
  const list = draw('c-cs-account-list', CsAccountList);
  await settle();
  graphql.emit('CsLastRun', { data: lastRunData(null) });
  graphql.emit('CsAccounts', { data: page(accounts, endCursor) });
  await settle();
  return list;
}

function namesOf(list) {
  return [...list.shadowRoot.querySelectorAll('tbody a')].map(textOf);
}

function cellsOf(list) {
  return [...list.shadowRoot.querySelectorAll('tbody tr')].map((tr) => [...tr.children].map(textOf));
}

function bandsOf(list) {
  return [...list.shadowRoot.querySelectorAll('.band')].map(textOf);
}

const STORY = [
  account(1, {
    Name: '東海精密工業',
    CsHealthScore__c: 80,
    CsHealthBand__c: 'Healthy',
    CsLifecycleStage__c: 'Renewal',
  }),
  account(2, {
    Name: 'Northwind',
    CsHealthScore__c: 31.25,
    CsHealthBand__c: 'AtRisk',
    Industry: { value: 'Bank', displayValue: 'Banking' },
  }),
  account(3, { Name: 'Lighthouse', CsHealthScore__c: 97, CsHealthBand__c: 'Unknown', Owner: null }),
  account(4, {
    Name: 'New one',
    CsHealthScore__c: null,
    CsHealthBand__c: null,
    CsHealthChange30Days__c: null,
    CsHealthCoverage__c: null,
    CsScoredAt__c: null,
    CsLifecycleStage__c: null,
    Industry: null,
  }),
];

describe('c-cs-account-list', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    navigations.length = 0;
    jest.restoreAllMocks();
  });

  it('shows accounts worst first, unknown and unscored last, without a number for too little data', async () => {
    const list = await drawList(STORY);
    expect(cellsOf(list)).toEqual([
      ['Northwind', '31.25 At Risk', '−3.5', '82%', 'Operation', 'Banking', 'Emma Clark', '2 hours ago'],
      ['東海精密工業', '80.00 Healthy', '−3.5', '82%', 'Renewal', 'Retail', 'Emma Clark', '2 hours ago'],
      ['Lighthouse', '– Unknown', '−3.5', '82%', 'Operation', 'Retail', '–', '2 hours ago'],
      ['New one', '– Not scored', '–', '–', '–', '–', 'Emma Clark', '–'],
    ]);
    expect(byId(list, 'count').textContent).toBe('4 of 4 accounts');
    await expect(list).toBeAccessible();
  });

  it('draws a placeholder while it loads', async () => {
    const list = draw('c-cs-account-list', CsAccountList);
    await settle();
    expect(textOf(byId(list, 'loading'))).toBe('Loading…');
    await expect(list).toBeAccessible();
  });

  it('says that there are no accounts', async () => {
    const list = await drawList([]);
    expect(byId(list, 'empty').heading).toBe('There are no accounts to show');
    await expect(list).toBeAccessible();
  });

  it('says that the accounts could not be loaded, and tries again', async () => {
    const list = draw('c-cs-account-list', CsAccountList);
    await settle();
    graphql.emit('CsAccounts', { errors: [{ message: 'Timeout' }] });
    await settle();
    const panel = list.shadowRoot.querySelector('c-cs-error-panel');
    expect(panel.message).toBe('The accounts could not be loaded.');
    panel.dispatchEvent(new CustomEvent('retried'));
    expect(graphql.refreshOf('CsAccounts')).toHaveBeenCalledTimes(1);
  });

  it('reads page after page, and shows what it has meanwhile', async () => {
    const list = await drawList(accountsFrom(1, 3), 'cursor-3');
    expect(graphql.variablesOf('CsAccounts')).toEqual([{ after: 'cursor-3' }]);
    expect(textOf(byId(list, 'loading-more'))).toBe('3 accounts so far, loading…');
    graphql.emit('CsAccounts', { data: page(accountsFrom(4, 2)) });
    await settle();
    expect(namesOf(list)).toEqual(['Customer 1', 'Customer 2', 'Customer 3', 'Customer 4', 'Customer 5']);
    expect(byId(list, 'loading-more')).toBeNull();
  });

  it('stops at 2,000 accounts and says so', async () => {
    const list = await drawList(accountsFrom(1, 2000), 'cursor-2000');
    expect(graphql.variablesOf('CsAccounts')).toEqual([{ after: null }]);
    expect(textOf(byId(list, 'limit'))).toBe(
      'The list holds the 2,000 accounts with the lowest scores. Use a report to see more.',
    );
    expect(namesOf(list)).toHaveLength(100);
  });

  it('draws a hundred rows at once, and more on demand', async () => {
    const list = await drawList(accountsFrom(1, 150));
    expect(namesOf(list)).toHaveLength(100);
    expect(byId(list, 'show-more').label).toBe('Show 50 more');
    byId(list, 'show-more').click();
    await settle();
    expect(namesOf(list)).toHaveLength(150);
    expect(byId(list, 'show-more')).toBeNull();
  });

  describe('filters', () => {
    it('by band, with the counts of the other filters', async () => {
      const list = await drawList(STORY);
      expect(bandsOf(list)).toEqual(['1 At Risk', '0 Watch', '1 Healthy', '1 Unknown', '1 Not scored']);
      const [atRisk] = list.shadowRoot.querySelectorAll('.band');
      atRisk.click();
      await settle();
      expect(namesOf(list)).toEqual(['Northwind']);
      expect(atRisk.getAttribute('aria-pressed')).toBe('true');
      expect(byId(list, 'count').textContent).toBe('1 of 4 accounts');
      expect(bandsOf(list)).toHaveLength(5);
      atRisk.click();
      await settle();
      expect(namesOf(list)).toHaveLength(4);
    });

    it.each([
      ['stage', 'Renewal', ['東海精密工業']],
      ['industry', 'Bank', ['Northwind']],
      ['owner', 'Emma Clark', ['Northwind', '東海精密工業', 'New one']],
    ])('by %s', async (id, value, names) => {
      const list = await drawList(STORY);
      byId(list, id).dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await settle();
      expect(namesOf(list)).toEqual(names);
    });

    it('offers the stages there are, all first and none last', async () => {
      const list = await drawList(STORY);
      expect(byId(list, 'stage').options.map(({ label }) => label)).toEqual([
        'All stages',
        'Operation',
        'Renewal',
        '(none)',
      ]);
    });

    it('by name, says when nothing is left, and can be cleared', async () => {
      const list = await drawList(STORY);
      expect(byId(list, 'clear')).toBeNull();
      list.shadowRoot
        .querySelector('lightning-input')
        .dispatchEvent(new CustomEvent('change', { detail: { value: 'nobody' } }));
      await settle();
      expect(byId(list, 'no-match').heading).toBe('No account matches these filters');
      byId(list, 'clear').click();
      await settle();
      expect(namesOf(list)).toHaveLength(4);
    });
  });

  it('sorts by a column, the other way at the second press, and says so', async () => {
    const list = await drawList(STORY);
    const header = list.shadowRoot.querySelector('th [data-key="name"]');
    header.click();
    await settle();
    expect(namesOf(list)[0]).toBe('Lighthouse');
    expect(header.closest('th').getAttribute('aria-sort')).toBe('ascending');
    header.click();
    await settle();
    expect(namesOf(list)[0]).toBe('東海精密工業');
    expect(header.closest('th').getAttribute('aria-sort')).toBe('descending');
    expect(textOf(header)).toBe('Account Name ↓ sorted descending');
  });

  it('opens an account: a plain click in the app, with a modifier key as the browser does', async () => {
    const list = await drawList(STORY);
    await settle();
    const link = list.shadowRoot.querySelector('tbody a');
    expect(link.getAttribute('href')).toBe('/lightning/r/Account/001000000000002AAA/view');
    const plain = new MouseEvent('click', { cancelable: true });
    link.dispatchEvent(plain);
    expect(plain.defaultPrevented).toBe(true);
    expect(navigations).toEqual([
      {
        type: 'standard__recordPage',
        attributes: { recordId: '001000000000002AAA', objectApiName: 'Account', actionName: 'view' },
      },
    ]);
    const inNewTab = new MouseEvent('click', { cancelable: true, ctrlKey: true });
    link.dispatchEvent(inNewTab);
    expect(inNewTab.defaultPrevented).toBe(false);
    expect(navigations).toHaveLength(1);
  });
});

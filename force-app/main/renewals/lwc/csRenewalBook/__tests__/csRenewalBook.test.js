import CsRenewalBook from 'c/csRenewalBook';
import { graphql } from 'lightning/graphql';
import { lastRunData } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/renewal-book';

const ME = '005000000000001AAA';
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const BOOK = 'CsRenewalBook';
const CALLED = 'CsCalledRenewals';
const OTHERS = '005000000000002AAA';
const LOST = { CsRenewalCategory__c: 'Lost', CsRenewalLikelihood__c: 0 };

async function drawAllowed(different = {}) {
  const book = draw('c-cs-renewal-book', CsRenewalBook, different);
  await settle();
  org.emitInfos();
  await settle();
  return book;
}

async function answer(accounts, called = [], nextCursor = null) {
  graphql.emit(CALLED, { data: org.calledData(...called) });
  graphql.emit(BOOK, { data: org.bookData(accounts, nextCursor) });
  await settle();
}

async function drawAnswered(accounts = [org.account()], called = []) {
  const book = await drawAllowed();
  await answer(accounts, called);
  return book;
}

const find = (book, tag) => book.shadowRoot.querySelector(`c-cs-renewal-${tag}`);
const listed = (book) => find(book, 'list').renewals.map(({ name }) => name);
const asked = () => graphql.variablesOf(BOOK).at(-1);
const pressed = (book, id) =>
  [...book.shadowRoot.querySelectorAll(`[data-id="${id}"]`)]
    .filter((button) => button.getAttribute('aria-pressed') === 'true')
    .map(textOf);
const choose = async (book, id, value) => {
  byId(book, id).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};
const press = async (book, id, value) => {
  book.shadowRoot.querySelector(`[data-id="${id}"][data-value="${value}"]`).click();
  await settle();
};
const drill = async (part, detail) => {
  part.dispatchEvent(new CustomEvent('drilled', { detail }));
  await settle();
};

describe('c-cs-renewal-book', () => {
  beforeAll(() => {
    Element.prototype.scrollIntoView = jest.fn();
  });

  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  describe('reading', () => {
    it('shows that it loads', async () => {
      const book = await drawAllowed();
      expect(byId(book, 'loading')).not.toBeNull();
      await expect(book).toBeAccessible();
    });

    it('asks for my accounts’ renewals of six months, today in my time zone', async () => {
      await drawAllowed();
      expect(asked()).toEqual({
        where: { and: [{ CsRenewalDate__c: { lte: { value: '2027-05-21' } } }, { OwnerId: { eq: ME } }] },
        after: null,
      });
      expect(graphql.variablesOf(CALLED)).toEqual([{ since: '2026-08-22', after: null }]);
    });

    it('adds up only when every page is here', async () => {
      const book = await drawAllowed();
      await answer([org.account()], [], 'c1');
      expect([asked().after, find(book, 'totals')]).toEqual(['c1', null]);
      await answer([org.account({ Id: '001000000000002AAA', CsArr__c: 800 })]);
      expect(find(book, 'totals').totals.due).toEqual({ count: 2, arr: 200_000 });
    });

    it('stops at what a page can add up, and says so', async () => {
      const book = await drawAllowed();
      // All but one are long decided: what is drawn stays small.
      const done = org.account({ CsRenewalDate__c: '2026-10-01', ...LOST });
      await answer([...Array(19_999).fill(done), org.account()], [], 'c1');
      expect(textOf(byId(book, 'cut'))).toContain('Only the first 20,000 renewals by date are counted.');
      expect(asked().after).toBeNull();
    });

    it('begins with all where nothing is mine, once', async () => {
      const book = await drawAnswered([]);
      expect(pressed(book, 'scope')).toEqual(['All I may see']);
      expect(asked().where.and).toHaveLength(1);
      await answer([org.account({ OwnerId: OTHERS })]);
      await press(book, 'scope', 'mine');
      await answer([]);
      expect([pressed(book, 'scope'), byId(book, 'empty').heading]).toEqual([['My accounts'], 'No renewals here']);
      await expect(book).toBeAccessible();
    });

    it('keeps what it shows until the next answer is here', async () => {
      const book = await drawAnswered();
      await choose(book, 'period', 'thisQuarter');
      expect(asked().where.and[0]).toEqual({ CsRenewalDate__c: { eq: { literal: 'THIS_FISCAL_QUARTER' } } });
      expect([textOf(byId(book, 'reading')), listed(book)]).toEqual(['Loading…', ['Harbor Freight Lines']]);
      await answer([org.account({ Name: 'Other' })]);
      expect([textOf(byId(book, 'reading')), listed(book)]).toEqual(['', ['Other']]);
    });

    it('reads with the filters that are set', async () => {
      const book = await drawAnswered();
      const conditions = [{ Industry: { eq: 'Media' } }];
      byId(book, 'filter').dispatchEvent(new CustomEvent('filtered', { detail: { conditions } }));
      await settle();
      expect(asked().where.and.at(-1)).toEqual(conditions[0]);
      graphql.emit(BOOK, { data: null, errors: [{ message: 'No such column' }] });
      await settle();
      const panel = book.shadowRoot.querySelector('c-cs-error-panel');
      expect(panel.message).toBe(
        'The renewals could not be read with these filters. Remove the last one, or try again.',
      );
      expect(find(book, 'totals')).toBeNull();
    });
  });

  describe('what it shows', () => {
    it('gives totals, months, groups, range and accounts of the same renewals', async () => {
      const book = await drawAnswered([
        org.account(),
        org.account({ Id: '001000000000002AAA', Name: 'Late', CsRenewalDate__c: '2026-11-20' }),
        org.account({ Id: '001000000000003AAA', Name: 'Gone', CsRenewalDate__c: '2026-11-20', ...LOST }),
      ]);
      expect(find(book, 'totals').totals).toMatchObject({
        due: { count: 2 },
        overdue: { count: 1 },
        expected: 120_000,
      });
      expect(byId(book, 'months').groups.map(({ text, totals }) => `${text} ${totals.due.count}`)).toEqual([
        'Overdue 1',
        'Nov 2026 0',
        'Dec 2026 1',
        'Jan 2027 0',
        'Feb 2027 0',
        'Mar 2027 0',
        'Apr 2027 0',
        'May 2027 0',
      ]);
      expect(byId(book, 'breakdown').groups.map(({ text }) => text)).toEqual(['Emma Clark']);
      expect(find(book, 'scenario').range).toMatchObject({ count: 2, expected: 120_000 });
      expect(listed(book)).toEqual(['Late', 'Harbor Freight Lines']);
      await expect(book).toBeAccessible();
    });

    it('takes a renewal that is called lost as open', async () => {
      const called = ['001000000000003AAA', '2026-11-20'];
      const book = await drawAnswered(
        [org.account({ Id: called[0], Name: 'Called', CsRenewalDate__c: called[1], ...LOST })],
        [called],
      );
      expect(find(book, 'totals').totals).toMatchObject({ overdue: { count: 1 }, churned: 0 });
    });

    it('goes by the account alone where the user may not read forecasts', async () => {
      const book = draw('c-cs-renewal-book', CsRenewalBook);
      await settle();
      org.emitInfos({ forecast: null });
      await settle();
      graphql.emit(BOOK, { data: org.bookData([org.account(LOST)]) });
      await settle();
      expect(find(book, 'totals').totals.churned).toBe(1);
      expect(graphql.variablesOf(CALLED)).toEqual([]);
    });

    it('leads from a number to its accounts, and back to all', async () => {
      const book = await drawAnswered([
        org.account(),
        org.account({ Id: '001000000000002AAA', Name: 'Sure', CsRenewalCategory__c: 'Commit' }),
      ]);
      await drill(byId(book, 'months'), { selection: { category: 'Commit' }, name: 'Dec 2026 · Commit' });
      const list = find(book, 'list');
      expect([listed(book), list.name]).toEqual([['Sure'], 'Dec 2026 · Commit']);
      expect(list.shadowRoot.activeElement.tagName).toBe('H3');
      list.dispatchEvent(new CustomEvent('cleared'));
      await settle();
      expect([listed(book).length, list.name]).toEqual([2, '']);
    });

    it('breaks down by a field that the user chooses', async () => {
      const book = await drawAnswered();
      expect(byId(book, 'break-by').options.map(({ label }) => label)).toEqual([
        'CSM',
        'Industry',
        'Partner',
        'Product',
      ]);
      await choose(book, 'break-by', 'Industry');
      await answer([
        org.account({ Industry: { value: 'Media', displayValue: 'Media & TV' } }),
        org.account({ Id: '001000000000002AAA', Name: 'None', Industry: { value: null, displayValue: null } }),
      ]);
      const { columnLabel, groups } = byId(book, 'breakdown');
      expect([columnLabel, groups.map(({ text }) => text)]).toEqual(['Industry', ['Media & TV', 'Not set']]);
      await drill(byId(book, 'breakdown'), { selection: { group: '' }, name: 'Not set' });
      expect(listed(book)).toEqual(['None']);
    });

    it('never adds up different currencies', async () => {
      const book = draw('c-cs-renewal-book', CsRenewalBook);
      await settle();
      org.emitInfos({ account: org.accountInfo({ ...org.FIELDS, CurrencyIsoCode: { dataType: 'Picklist' } }) });
      await settle();
      await answer([
        org.account({ CurrencyIsoCode: 'EUR' }),
        org.account({ Id: '001000000000002AAA', CurrencyIsoCode: 'EUR' }),
        org.account({ Id: '001000000000003AAA', CurrencyIsoCode: 'JPY' }),
      ]);
      expect([pressed(book, 'currency'), find(book, 'totals').totals.due]).toEqual([
        ['EUR (2)'],
        { count: 2, arr: 240_000 },
      ]);
      expect(textOf(byId(book, 'currencies'))).toContain('everything below is in EUR');
      await press(book, 'currency', 'JPY');
      expect([find(book, 'totals').totals.due, find(book, 'totals').isoCode, listed(book).length]).toEqual([
        { count: 1, arr: 120_000 },
        'JPY',
        1,
      ]);
      await expect(book).toBeAccessible();
    });

    it('says when the forecasts are old', async () => {
      const book = await drawAnswered();
      graphql.emit('CsLastRun', { data: lastRunData('2026-11-20T11:00:00Z') });
      await settle();
      expect(textOf(byId(book, 'stale'))).toBe(
        'The forecast was last confirmed 2 days ago. What happened since is not in it.',
      );
      graphql.emit('CsLastRun', { data: lastRunData('2026-11-22T02:00:00Z') });
      await settle();
      expect(byId(book, 'stale')).toBeNull();
    });
  });

  describe('accounts', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      org.account({ Id: `001${index}`, Name: `Account ${index}`, CsArr__c: index }),
    );
    const tell = async (book, type, detail) => {
      find(book, 'list').dispatchEvent(new CustomEvent(type, { detail }));
      await settle();
    };

    it('come some at a time', async () => {
      const book = await drawAnswered(many);
      const shown = () => [listed(book).length, find(book, 'list').count, find(book, 'list').more];
      expect(shown()).toEqual([25, 60, 25]);
      await tell(book, 'extended');
      expect(shown()).toEqual([50, 60, 10]);
      await tell(book, 'extended');
      expect(shown()).toEqual([60, 60, 0]);
    });

    it('come in the order that is asked for, the first of them all', async () => {
      const book = await drawAnswered(many);
      await tell(book, 'sorted', { key: 'arr', descending: true });
      expect([listed(book)[0], find(book, 'list').sort]).toEqual(['Account 59', { key: 'arr', descending: true }]);
      await drill(byId(book, 'months'), { selection: { category: 'AtRisk' }, name: 'At Risk' });
      expect(listed(book)[0]).toBe('Account 59');
    });
  });

  describe('without an answer', () => {
    it('says so to a user who may not see renewals, and asks nothing', async () => {
      const book = draw('c-cs-renewal-book', CsRenewalBook);
      await settle();
      org.emitInfos({ account: org.accountInfo({ Name: {} }) });
      await settle();
      expect(byId(book, 'no-access').heading).toBe('You may not see renewals');
      expect([graphql.variablesOf(BOOK), graphql.variablesOf(CALLED)]).toEqual([[], []]);
      await expect(book).toBeAccessible();
    });

    it.each([
      ['renewals', BOOK],
      ['forecasts', CALLED],
    ])('says when %s could not be read, and tries again', async (_, operation) => {
      const book = await drawAllowed();
      graphql.emit(operation, { data: null, errors: [{ message: 'Row lock' }] });
      await settle();
      const panel = book.shadowRoot.querySelector('c-cs-error-panel');
      expect([panel.message, byId(book, 'loading')]).toEqual(['The renewals could not be read.', null]);
      panel.dispatchEvent(new CustomEvent('retried'));
      expect(graphql.refreshOf(operation)).toHaveBeenCalledTimes(1);
      await expect(book).toBeAccessible();
    });

    it('says when the org tells nothing of accounts', async () => {
      const book = draw('c-cs-renewal-book', CsRenewalBook);
      org.failInfos({ message: 'Offline' });
      await settle();
      expect(book.shadowRoot.querySelector('c-cs-error-panel').message).toBe('The renewals could not be read.');
    });
  });

  it('is called as the page says', async () => {
    const book = await drawAllowed({ cardTitle: 'My book' });
    expect(book.shadowRoot.querySelector('lightning-card').title).toBe('My book');
  });
});

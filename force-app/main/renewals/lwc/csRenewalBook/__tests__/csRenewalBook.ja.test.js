import CsRenewalBook from 'c/csRenewalBook';
import { graphql } from 'lightning/graphql';
import { clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/renewal-book';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

describe('c-cs-renewal-book in Japanese', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says totals, range, months and accounts in Japanese', async () => {
    const book = draw('c-cs-renewal-book', CsRenewalBook);
    await settle();
    org.emitInfos();
    await settle();
    graphql.emit('CsCalledRenewals', { data: org.calledData() });
    graphql.emit('CsRenewalBook', {
      data: org.bookData([
        org.account({ CsArr__c: 1_200_000 }),
        org.account({ Id: '002', CsRenewalLikelihood__c: null }),
      ]),
    });
    await settle();
    const [totals, scenario, months, list] = ['totals', 'scenario', 'groups', 'list'].map((part) =>
      textOf(book.shadowRoot.querySelector(`c-cs-renewal-${part}`)),
    );
    expect(totals).toContain('更新対象ARR ￥1,201,200 更新2件');
    expect(totals).toContain('期待値 ￥600,000 確度加重50%（￥600,000減）');
    expect(totals).toContain('更新確度不明1件（￥1,200、期待値に含まず）');
    expect(scenario).toContain('10回中8回は、￥1,200,000のうち￥0から￥1,200,000が更新されます。');
    expect(months).toContain('2026年12月 ￥120万 更新2件');
    expect(list).toContain('2026/12/24 32 日後');
    expect([totals, scenario, months, list].join()).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
  });
});

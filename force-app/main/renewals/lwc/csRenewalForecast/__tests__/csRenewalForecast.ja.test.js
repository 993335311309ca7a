import CsRenewalForecast from 'c/csRenewalForecast';
import { graphql } from 'lightning/graphql';
import { lastRunData } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { emitRecord } from 'test/record-wire';
import * as org from 'test/renewals';

describe('c-cs-renewal-forecast in Japanese', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says dates, grounds, the disagreement and what was learned in Japanese', async () => {
    const card = draw('c-cs-renewal-forecast', CsRenewalForecast, { recordId: org.ACCOUNT_ID });
    await settle();
    org.emitInfos();
    emitRecord(org.account());
    await settle();
    const call = org.call({ Reason__c: { value: 'BudgetConfirmed', label: '予算確保済み' }, Note__c: null });
    graphql.emit('CsRenewalForecasts', { data: org.rowsData(org.row()) });
    graphql.emit('CsRenewalCalls', { data: org.callsData(call) });
    graphql.emit('CsRenewalModel', { data: org.modelData('Too few.', '実績不足です。') });
    graphql.emit('CsLastRun', { data: lastRunData(null) });
    await settle();
    expect(textOf(byId(card, 'headline'))).toBe('更新日 2026/12/24 32 日後 コミット 更新確度 85%');
    expect(textOf(byId(card, 'basis'))).toBe('同様の更新（区分「注意」、ステージ「運用」）12件中9件が更新されました。');
    expect(textOf(card.shadowRoot.querySelector('c-cs-renewal-said'))).toBe(
      'CSMの見立ては「コミット」、モデルは「ベストケース」です。 理由：予算確保済み Emma Clark（2026/11/21）',
    );
    expect(textOf(byId(card, 'model-found'))).toContain('実績不足です。');
    expect([...card.shadowRoot.querySelectorAll('[data-category]')].map(textOf)).toEqual([
      'コミット',
      'ベストケース',
      'リスクあり',
      '失注',
    ]);
    await expect(card).toBeAccessible();
  });
});

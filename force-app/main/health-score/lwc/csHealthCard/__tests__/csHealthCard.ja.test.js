import CsHealthCard from 'c/csHealthCard';
import { graphql } from 'lightning/graphql';
import { ACCOUNT_ID, accountRecord, explanationData, historyData, snapshotJson } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { emitRecord } from 'test/record-wire';

async function drawScored({ account = {}, json = snapshotJson() } = {}) {
  const card = draw('c-cs-health-card', CsHealthCard, { recordId: ACCOUNT_ID });
  await settle();
  emitRecord(accountRecord(account));
  graphql.emit('CsHealthHistory', { data: historyData() });
  await settle();
  graphql.emit('CsHealthExplanation', { data: explanationData({ json }) });
  await settle();
  return card;
}

describe('c-cs-health-card for a Japanese user', () => {
  afterEach(() => {
    clearPage();
    graphql.reset();
  });

  it('speaks Japanese, with the Japanese names of scorecard and measures', async () => {
    const card = await drawScored();
    expect(textOf(byId(card, 'reason'))).toBe(
      '「ライセンス利用率」（85%）が最も足を引いています（最大 75.00 に対して 60.00）。',
    );
    expect(textOf(byId(card, 'missing'))).toBe('訪問 — まだデータがありません (重み 5)');
    expect([...card.shadowRoot.querySelectorAll('dd')].map(textOf)).toContain('運用（バージョン 1）');
    await expect(card).toBeAccessible();
  });

  it('takes the English name where there is no Japanese one', async () => {
    const card = await drawScored();
    const labels = [
      ...card.shadowRoot.querySelector('c-cs-health-measures').shadowRoot.querySelectorAll('c-cs-health-measure-row'),
    ].map((row) => row.measure.label);
    expect(labels).toEqual(['ライセンス利用率', 'NPS', '訪問', 'Goal attainment']);
  });

  it('gives the reason of a knock-out in Japanese', async () => {
    const card = await drawScored({ json: snapshotJson({ knockOuts: [{ key: 'nps', cap: 40 }] }) });
    expect(textOf(byId(card, 'knock-outs'))).toBe(
      'ノックアウト条件によりスコアを制限中 NPS がマイナスです → 上限 40 この制限がなければスコアは 70.25 です。',
    );
  });
});

import CsSignals from 'c/csSignals';
import { graphql } from 'lightning/graphql';
import { clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/signals';

describe('c-cs-signals in Japanese', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-22T12:00:00Z')));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says reason, end, due date and party in Japanese, whatever the language of the org', async () => {
    const card = draw('c-cs-signals', CsSignals, { recordId: org.ACCOUNT_ID });
    await settle();
    org.emitInfos();
    await settle();
    org.emitPicklist(org.STATUSES);
    graphql.emit('CsSignalDefinitions', { data: org.definitionsData() });
    graphql.emit('CsAccountSignals', { data: org.signalsData(org.signal()) });
    graphql.emit('CsAccountTasks', { data: org.tasksData(org.task(), org.recurringTask({ Id: 'r1' })) });
    await settle();
    const text = textOf(card.shadowRoot.querySelector('c-cs-signal-item'));
    expect(text).toContain('問い合わせが5件、スコアは38.25です。');
    expect(text).toContain('2026/11/03から（19 日）');
    expect(text).toContain('未解決の問い合わせが1以下、かつヘルススコアが42以上になると解消します。');
    expect(text).toContain('3 日超過 共同 Emma Clark');
    const recurring = card.shadowRoot.querySelector('[data-section="recurring"] c-cs-signal-task');
    expect(textOf(recurring)).toContain('ヘルスチェック（2026年12月）');
    await expect(card).toBeAccessible();
  });
});

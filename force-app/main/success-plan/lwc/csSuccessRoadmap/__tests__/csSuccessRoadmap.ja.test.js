import CsSuccessRoadmap from 'c/csSuccessRoadmap';
import { graphql } from 'lightning/graphql';
import { accountRecord } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/plans';
import { emitRecord } from 'test/record-wire';

describe('c-cs-success-roadmap in Japanese', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says stages, milestones, tasks and goals in Japanese', async () => {
    const card = draw('c-cs-success-roadmap', CsSuccessRoadmap, { recordId: org.ACCOUNT_ID });
    await settle();
    org.emitInfos(org.GOAL_INFO, org.MILESTONE_INFO);
    await settle();
    graphql.emit('CsSuccessPlan', { data: org.planData() });
    graphql.emit('CsOpenTasks', {
      data: org.openTasksData({ Id: 't', Subject: 'データの送付', ActivityDate: '2026-11-19', CsParty__c: 'Customer' }),
    });
    emitRecord(accountRecord({ CsLifecycleStage__c: 'Onboarding' }));
    await settle();
    expect(card.shadowRoot.querySelector('lightning-card').title).toBe('サクセスロードマップ');
    expect(textOf(byId(card, 'path'))).toBe('トライアル （通過済み） 導入 （現在） 運用 更新');
    expect(textOf(byId(card, 'state-to-reach'))).toBe('到達する状態: Every clinic books in the product.');
    const [milestones, tasks] = [...card.shadowRoot.querySelectorAll('section')].map(textOf);
    expect(milestones).toContain('マイルストーン 導入 1 件中 0 件達成 1 件超過');
    expect(milestones).toContain('3 日超過 共同');
    expect(tasks).toBe('未完了の ToDo 自社 なし お客様 データの送付 3 日超過 共同 なし');
    expect(textOf(card.shadowRoot.querySelector('c-cs-goal-board'))).toContain(
      '達成度 50% 180 pages から 80 pages へ、現在 130 pages 期日 2026/12/31（39 日後）',
    );
    await expect(card).toBeAccessible();
  });
});

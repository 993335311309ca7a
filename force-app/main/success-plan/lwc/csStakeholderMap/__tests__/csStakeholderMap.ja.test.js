import CsStakeholderMap from 'c/csStakeholderMap';
import { graphql } from 'lightning/graphql';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/plans';

describe('c-cs-stakeholder-map in Japanese', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says gaps, days and actions in Japanese', async () => {
    const card = draw('c-cs-stakeholder-map', CsStakeholderMap, { recordId: org.ACCOUNT_ID });
    await settle();
    org.emitInfos(org.STAKEHOLDER_INFO);
    await settle();
    graphql.emit('CsStakeholders', {
      data: org.stakeholdersData(
        org.stakeholder({ Role__c: '意思決定者' }),
        org.stakeholder({ Id: 'x', Role__c: 'Sponsor', IsActive__c: false, LeftOn__c: '2026-10-13' }),
        org.stakeholder({ Id: 'y', Role__c: 'Champion' }),
      ),
    });
    await settle();
    expect([...byId(card, 'gaps').querySelectorAll('li')].map(textOf)).toEqual([
      'DecisionMakerが分かりません。',
      'Laura Bennett（Sponsor）が40 日前に離任し、後任がいません。',
      'Championと94 日会っていません。',
    ]);
    expect(textOf(card.shadowRoot.querySelector('c-cs-stakeholder-list'))).toContain('94 日前');
    await expect(card).toBeAccessible();
  });
});

import CsStakeholderMap from 'c/csStakeholderMap';
import { graphql } from 'lightning/graphql';
import { byId, clearPage, draw, refreshLastDrawn, settle, textOf } from 'test/page';
import * as org from 'test/plans';

async function drawCard() {
  const card = draw('c-cs-stakeholder-map', CsStakeholderMap, { recordId: org.ACCOUNT_ID });
  await settle();
  return card;
}

async function drawAnswered(rows, info = org.STAKEHOLDER_INFO) {
  const card = await drawCard();
  org.emitInfos(info);
  await settle();
  org.emitPicklists();
  graphql.emit('CsStakeholders', { data: org.stakeholdersData(...rows) });
  await settle();
  return card;
}

const gapsOf = (card) => [...(byId(card, 'gaps')?.querySelectorAll('li') ?? [])].map(textOf);
const listOf = (card) => card.shadowRoot.querySelector('c-cs-stakeholder-list');

/** The three key roles, each met two days ago. */
const sound = ['DecisionMaker', 'Sponsor', 'Champion'].map((Role__c, index) =>
  org.stakeholder({ Id: `s${index}`, Role__c, LastContactOn__c: '2026-11-20' }),
);

describe('c-cs-stakeholder-map', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says that it loads', async () => {
    const card = await drawCard();
    expect(byId(card, 'loading')).not.toBeNull();
    await expect(card).toBeAccessible();
  });

  it('says gaps in sentences', async () => {
    const card = await drawAnswered([
      org.stakeholder({ Id: 's1', Role__c: 'DecisionMaker' }),
      org.stakeholder({ Id: 's2', IsActive__c: false, LeftOn__c: '2026-10-13' }),
      org.stakeholder({ Id: 's3', Role__c: 'PowerUser', IsActive__c: false }),
      org.stakeholder({ Id: 's4', Role__c: 'Champion', Stance__c: 'Critic', LastContactOn__c: null }),
    ]);
    expect(gapsOf(card)).toEqual([
      'No decision maker met for 94 days.',
      'Laura Bennett (sponsor) left 40 days ago; nobody has taken over.',
      'No contact with the champion is known.',
      'Laura Bennett (poweruser) has left; nobody has taken over.',
      'Laura Bennett (champion) has much influence and is critical of us.',
    ]);
  });

  it('says that nobody is known in a role, and that nothing is missing', async () => {
    const card = await drawAnswered(sound.slice(1));
    expect(gapsOf(card)).toEqual(['No decision maker is known.']);
    clearPage();
    const complete = await drawAnswered(sound);
    expect(textOf(byId(complete, 'no-gaps'))).toBe('The key roles are filled, and each was met within 90 days.');
  });

  it('says who begins when nobody is known, and adds somebody', async () => {
    const card = await drawAnswered([]);
    expect(textOf(byId(card, 'empty'))).toContain('No stakeholder is known yet');
    expect(gapsOf(card)).toEqual([]);
    byId(card, 'add').click();
    await settle();
    const form = card.shadowRoot.querySelector('c-cs-plan-form');
    expect([form.recordId, form.contactAccountIds]).toEqual([null, [org.ACCOUNT_ID]]);
    form.dispatchEvent(new CustomEvent('saved', { detail: { message: 'Stakeholder saved' } }));
    await settle();
    expect(graphql.refreshOf('CsStakeholders')).toHaveBeenCalledTimes(1);
    expect(textOf(byId(card, 'announcement'))).toBe('Stakeholder saved');
  });

  it('gives the people to their list, and tells and reads again what was saved there', async () => {
    const card = await drawAnswered([org.stakeholder()]);
    const list = listOf(card);
    expect(list.stakeholders.map(({ name }) => name)).toEqual(['Laura Bennett']);
    expect([list.accountId, list.today, list.readOnly]).toEqual([org.ACCOUNT_ID, '2026-11-22', false]);
    expect(list.columns.LastContactOn__c).toBe('Last Contact');
    expect(list.words.role.DecisionMaker).toBe('Decision Maker');
    list.dispatchEvent(new CustomEvent('saved', { detail: { message: 'Contact noted' } }));
    await settle();
    expect(textOf(byId(card, 'announcement'))).toBe('Contact noted');
    expect(graphql.refreshOf('CsStakeholders')).toHaveBeenCalledTimes(1);
  });

  it('offers a reader nothing to change', async () => {
    const card = await drawAnswered([org.stakeholder()], {
      ...org.STAKEHOLDER_INFO,
      updateable: false,
      createable: false,
    });
    expect(byId(card, 'add')).toBeNull();
    expect(listOf(card).readOnly).toBe(true);
  });

  it('says what is missing to a user without access', async () => {
    const card = await drawCard();
    org.emitInfos(null);
    await settle();
    expect(byId(card, 'no-access')).not.toBeNull();
    await expect(card).toBeAccessible();
  });

  it('reads again when its page is refreshed', async () => {
    await drawAnswered([]);
    await refreshLastDrawn();
    expect(graphql.refreshOf('CsStakeholders')).toHaveBeenCalledTimes(1);
  });

  it('says that it failed, and tries again', async () => {
    const card = await drawCard();
    org.emitInfos(org.STAKEHOLDER_INFO);
    await settle();
    graphql.emit('CsStakeholders', { errors: [{ message: 'down' }] });
    await settle();
    byId(card, 'failure').dispatchEvent(new CustomEvent('retried'));
    expect(graphql.refreshOf('CsStakeholders')).toHaveBeenCalledTimes(1);
  });
});

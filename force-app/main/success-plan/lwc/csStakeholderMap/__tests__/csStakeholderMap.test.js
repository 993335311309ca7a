import CsStakeholderMap from 'c/csStakeholderMap';
import { graphql } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
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
const peopleOf = (card) => [...byId(card, 'people').querySelectorAll('tbody tr')].map(textOf);
const open = (card, what) => card.shadowRoot.querySelector(`[data-opens="${what}"]`).click();

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
    updateRecord.mockReset();
  });

  it('says that it loads', async () => {
    const card = await drawCard();
    expect(byId(card, 'loading')).not.toBeNull();
    await expect(card).toBeAccessible();
  });

  it('shows who it is, who counts most first, and the later of the two days of contact', async () => {
    const card = await drawAnswered([
      org.stakeholder({ Id: 's1', Role__c: 'Champion', Influence__c: null, Stance__c: null, LastContactOn__c: null }),
      org.stakeholder({ Id: 's2', Contact: { LastActivityDate: { value: '2026-11-19' } } }),
    ]);
    const link = card.shadowRoot.querySelector('c-cs-record-link');
    expect([link.recordId, link.objectApiName, link.label]).toEqual(['003000000000001AAA', 'Contact', 'Laura Bennett']);
    expect(peopleOf(card)[0]).toContain('VP Operations Sponsor High Supporter Nov 19, 2026 3 days ago');
    expect(peopleOf(card)[1]).toContain('VP Operations Champion – – No contact known');
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
    expect(textOf(byId(card, 'left'))).toContain('Laura Bennett Sponsor · Left on Oct 13, 2026');
  });

  it('says that nobody is known in a role, and that nothing is missing', async () => {
    const card = await drawAnswered(sound.slice(1));
    expect(gapsOf(card)).toEqual(['No decision maker is known.']);
    clearPage();
    const complete = await drawAnswered(sound);
    expect(textOf(byId(complete, 'no-gaps'))).toBe('The key roles are filled, and each was met within 90 days.');
  });

  it('shows the grid by influence and last contact, and marks who counts and is far', async () => {
    const card = await drawAnswered([org.stakeholder()]);
    const grid = card.shadowRoot.querySelector('c-cs-stakeholder-grid');
    const cell = grid.shadowRoot.querySelector('[data-influence="High"] [data-fresh="old"]');
    expect(textOf(cell)).toBe('Laura Bennett Sponsor');
    expect(cell.className).toBe('cell cell_gap');
    expect(cell.querySelector('lightning-icon').alternativeText).toBe('Supporter');
    await expect(grid).toBeAccessible();
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

  it('changes, meets and lets go of somebody in place', async () => {
    const card = await drawAnswered([org.stakeholder()]);
    open(card, 'edit');
    await settle();
    const form = card.shadowRoot.querySelector('c-cs-plan-form');
    expect(form.record).toMatchObject({ Contact__c: '003000000000001AAA', Role__c: 'Sponsor', Influence__c: 'High' });
    open(card, 'met');
    await settle();
    expect(card.shadowRoot.querySelector('c-cs-plan-day-form').kind).toBe('met');
    open(card, 'left');
    await settle();
    expect(card.shadowRoot.querySelector('c-cs-plan-day-form').kind).toBe('left');
    open(card, 'left');
    await settle();
    expect(card.shadowRoot.querySelector('c-cs-plan-day-form')).toBeNull();
  });

  it('brings somebody back, or says that the org refused', async () => {
    const card = await drawAnswered([
      org.stakeholder({ IsActive__c: false, LeftOn__c: '2026-10-13' }),
      org.stakeholder({ Id: 'other' }),
    ]);
    updateRecord.mockRejectedValueOnce({ body: { message: 'Locked.' } });
    byId(card, 'back').click();
    await settle();
    expect(byId(card, 'save-failure').errors).toEqual(['Locked.']);
    updateRecord.mockResolvedValue({});
    byId(card, 'back').click();
    await settle();
    expect(updateRecord).toHaveBeenLastCalledWith({
      fields: { Id: 'a13000000000001AAA', IsActive__c: true, LeftOn__c: null },
    });
    expect(textOf(byId(card, 'announcement'))).toBe('Is active again');
  });

  it('says that a contact was deleted', async () => {
    const card = await drawAnswered([org.stakeholder({ Contact__c: null, Contact: { Name: null, Title: null } })]);
    expect(peopleOf(card)[0]).toMatch(/^Contact deleted Sponsor/);
  });

  it('offers a reader nothing to change', async () => {
    const card = await drawAnswered([org.stakeholder()], {
      ...org.STAKEHOLDER_INFO,
      updateable: false,
      createable: false,
    });
    expect(byId(card, 'add')).toBeNull();
    expect(card.shadowRoot.querySelectorAll('[data-opens]')).toHaveLength(0);
  });

  it('says what is missing to a user without access', async () => {
    const card = await drawCard();
    org.emitInfos(null);
    await settle();
    expect(byId(card, 'no-access')).not.toBeNull();
    await expect(card).toBeAccessible();
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

import { toStakeholders } from 'c/csPlanRecords';
import CsStakeholderList from 'c/csStakeholderList';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/plans';

const words = {
  role: { Sponsor: 'Sponsor', Champion: 'Champion' },
  influence: { High: 'High', Low: 'Low' },
  stance: { Supporter: 'Supporter' },
};
const columns = { Role__c: 'Role', Influence__c: 'Influence', Stance__c: 'Stance', LastContactOn__c: 'Last Contact' };

async function drawList(rows, properties = {}) {
  const list = draw('c-cs-stakeholder-list', CsStakeholderList, {
    stakeholders: toStakeholders(org.stakeholdersData(...rows)),
    today: '2026-11-22',
    words,
    columns,
    accountId: org.ACCOUNT_ID,
    contactAccountIds: [org.ACCOUNT_ID, 'parent'],
    ...properties,
  });
  const saved = [];
  list.addEventListener('saved', ({ detail }) => saved.push(detail.message));
  await settle();
  return { list, saved };
}

const peopleOf = (list) => [...byId(list, 'people').querySelectorAll('tbody tr')].map(textOf);
const find = (list, selector) => list.shadowRoot.querySelector(selector);

async function open(list, what) {
  find(list, `[data-opens="${what}"]`).click();
  await settle();
}

describe('c-cs-stakeholder-list', () => {
  afterEach(() => {
    clearPage();
    updateRecord.mockReset();
  });

  it('shows who it is, who counts most first, and the later of the two days of contact', async () => {
    const { list } = await drawList([
      org.stakeholder({ Id: 's1', Role__c: 'Champion', Influence__c: null, Stance__c: null, LastContactOn__c: null }),
      org.stakeholder({ Id: 's2', Influence__c: 'Low' }),
      org.stakeholder({ Id: 's3', Contact: { LastActivityDate: { value: '2026-11-19' } } }),
    ]);
    const link = find(list, 'c-cs-record-link');
    expect([link.recordId, link.objectApiName, link.label]).toEqual(['003000000000001AAA', 'Contact', 'Laura Bennett']);
    const [first, second, third] = peopleOf(list);
    expect(first).toContain('VP Operations Sponsor High Supporter Nov 19, 2026 3 days ago');
    expect(second).toContain('VP Operations Sponsor Low Supporter Aug 20, 2026 94 days ago');
    expect(third).toContain('VP Operations Champion – – No contact known');
    await expect(list).toBeAccessible();
  });

  it('shows apart who left, and when', async () => {
    const { list } = await drawList([org.stakeholder({ IsActive__c: false, LeftOn__c: '2026-10-13' })]);
    expect(byId(list, 'people')).toBeNull();
    expect(textOf(byId(list, 'left'))).toContain('Laura Bennett Sponsor · Left on Oct 13, 2026');
    await expect(list).toBeAccessible();
  });

  it('opens one form at a time in place, and closes it by the same button', async () => {
    const { list } = await drawList([org.stakeholder()]);
    await open(list, 'edit');
    const form = find(list, 'c-cs-plan-form');
    expect(form.record).toEqual({
      Contact__c: '003000000000001AAA',
      Role__c: 'Sponsor',
      Influence__c: 'High',
      Stance__c: 'Supporter',
      LastContactOn__c: '2026-08-20',
    });
    expect([form.recordId, form.contactAccountIds]).toEqual(['a13000000000001AAA', [org.ACCOUNT_ID, 'parent']]);
    await open(list, 'met');
    expect([find(list, 'c-cs-plan-form'), find(list, 'c-cs-plan-day-form').kind]).toEqual([null, 'met']);
    await open(list, 'left');
    expect(find(list, 'c-cs-plan-day-form').kind).toBe('left');
    await open(list, 'left');
    expect(find(list, 'c-cs-plan-day-form')).toBeNull();
  });

  it('tells what was saved, and closes the form', async () => {
    const { list, saved } = await drawList([org.stakeholder()]);
    await open(list, 'met');
    find(list, 'c-cs-plan-day-form').dispatchEvent(new CustomEvent('saved', { detail: { message: 'Contact noted' } }));
    await settle();
    expect(saved).toEqual(['Contact noted']);
    expect(find(list, 'c-cs-plan-day-form')).toBeNull();
  });

  it('brings somebody back, or says that the org refused', async () => {
    const { list, saved } = await drawList([
      org.stakeholder({ IsActive__c: false, LeftOn__c: '2026-10-13' }),
      org.stakeholder({ Id: 'other' }),
    ]);
    updateRecord.mockRejectedValueOnce({ body: { message: 'Locked.' } });
    byId(list, 'back').click();
    await settle();
    expect([byId(list, 'save-failure').errors, saved]).toEqual([['Locked.'], []]);
    updateRecord.mockResolvedValue({});
    byId(list, 'back').click();
    await settle();
    expect(updateRecord).toHaveBeenLastCalledWith({
      fields: { Id: 'a13000000000001AAA', IsActive__c: true, LeftOn__c: null },
    });
    expect([byId(list, 'save-failure'), saved]).toEqual([null, ['Is active again']]);
  });

  it('says that a contact was deleted', async () => {
    const { list } = await drawList([org.stakeholder({ Contact__c: null, Contact: { Name: null, Title: null } })]);
    expect(peopleOf(list)[0]).toMatch(/^Contact deleted Sponsor/);
  });

  it('offers a reader nothing to change', async () => {
    const gone = org.stakeholder({ Id: 'gone', IsActive__c: false });
    const { list } = await drawList([org.stakeholder(), gone], { readOnly: true });
    expect(list.shadowRoot.querySelectorAll('[data-opens], [data-id="back"]')).toHaveLength(0);
  });
});

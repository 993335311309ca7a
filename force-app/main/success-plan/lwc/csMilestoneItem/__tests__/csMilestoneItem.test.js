import CsMilestoneItem from 'c/csMilestoneItem';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle, textOf } from 'test/page';
import * as org from 'test/plans';

const MILESTONE = {
  id: 'a12000000000001AAA',
  name: 'All clinics live',
  stage: 'Onboarding',
  stateToReach: 'Every clinic books in the product.',
  party: 'Joint',
  dueOn: '2026-11-19',
  reachedOn: null,
  sortOrder: 10,
  goalId: 'g1',
};

const drawItem = (different = {}, more = {}) =>
  draw('c-cs-milestone-item', CsMilestoneItem, {
    milestone: { ...MILESTONE, ...different },
    today: '2026-11-22',
    goals: [{ label: 'Less paper', value: 'g1' }],
    ...more,
  });

describe('c-cs-milestone-item', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    updateRecord.mockReset();
  });

  it('says whose move it is, how late it is and which goal it leads to', async () => {
    const item = drawItem();
    expect(textOf(item)).toContain('Every clinic books in the product. 3 days overdue Joint Less paper');
    await expect(item).toBeAccessible();
  });

  it('is reached in two clicks, today unless told otherwise', async () => {
    const item = drawItem();
    const saved = [];
    item.addEventListener('saved', ({ detail }) => saved.push(detail));
    byId(item, 'reach').click();
    await settle();
    const form = item.shadowRoot.querySelector('c-cs-plan-day-form');
    org.emitInfo(org.MILESTONE_INFO);
    await settle();
    org.letPass(form);
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: MILESTONE.id, ReachedOn__c: '2026-11-22' } });
    expect(saved).toEqual([{ message: 'Milestone reached' }]);
    expect(item.shadowRoot.querySelector('c-cs-plan-day-form')).toBeNull();
  });

  it('is opened again in one, and says when the org refuses', async () => {
    const item = drawItem({ reachedOn: '2026-11-20' });
    expect(textOf(byId(item, 'state'))).toBe('Reached on Nov 20, 2026');
    updateRecord.mockRejectedValue({ body: { message: 'locked' } });
    byId(item, 'reopen').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: MILESTONE.id, ReachedOn__c: null } });
    expect(byId(item, 'failure').errors).toEqual(['locked']);
    await expect(item).toBeAccessible();
  });

  it('is changed in place with what it has', async () => {
    const item = drawItem();
    byId(item, 'edit').click();
    await settle();
    const form = item.shadowRoot.querySelector('c-cs-plan-form');
    expect(form.recordId).toBe(MILESTONE.id);
    expect(form.record).toMatchObject({ Name: 'All clinics live', Party__c: 'Joint', SortOrder__c: 10, Goal__c: 'g1' });
    form.dispatchEvent(new CustomEvent('closed'));
    await settle();
    expect(item.shadowRoot.querySelector('c-cs-plan-form')).toBeNull();
  });

  it('offers a reader nothing', () => {
    const item = drawItem({}, { readOnly: true });
    expect(['reach', 'reopen', 'edit'].map((id) => byId(item, id))).toEqual([null, null, null]);
  });
});

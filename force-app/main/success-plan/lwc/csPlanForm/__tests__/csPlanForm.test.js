import CsPlanForm from 'c/csPlanForm';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle } from 'test/page';
import * as org from 'test/plans';

async function drawForm(info, properties = {}) {
  const form = draw('c-cs-plan-form', CsPlanForm, {
    objectApiName: info.apiName,
    accountId: org.ACCOUNT_ID,
    ...properties,
  });
  await settle();
  org.emitInfo(info);
  await settle();
  org.emitPicklists();
  await settle();
  return { form, fields: org.letPass(form), saved: heard(form, 'saved') };
}

function heard(form, name) {
  const details = [];
  form.addEventListener(name, ({ detail }) => details.push(detail));
  return details;
}

async function save(form) {
  byId(formButtons(form), 'save').click();
  await settle();
}

describe('c-cs-plan-form', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    createRecord.mockReset();
    updateRecord.mockReset();
  });

  it('waits for the labels and choices of the org', async () => {
    const form = draw('c-cs-plan-form', CsPlanForm, { objectApiName: 'CsGoal__c' });
    await settle();
    expect(byId(form, 'loading')).not.toBeNull();
    expect(byId(formButtons(form), 'save').disabled).toBe(true);
    await expect(form).toBeAccessible();
  });

  it('adds a goal; numbers are numbers, what stays empty is not known', async () => {
    const { form, fields, saved } = await drawForm(org.GOAL_INFO);
    expect(fields.TargetValue__c.label).toBe('Target');
    org.type(fields.Name, { value: 'Less paper' });
    org.type(fields.Perspective__c, { value: 'Process' });
    org.type(fields.BaselineValue__c, { value: '180' });
    org.type(fields.TargetValue__c, { value: '0' });
    org.type(fields.ReachedValue__c, { value: '' });
    createRecord.mockResolvedValue({});
    await save(form);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'CsGoal__c',
      fields: {
        Account__c: org.ACCOUNT_ID,
        Name: 'Less paper',
        Perspective__c: 'Process',
        TargetDate__c: null,
        BaselineValue__c: 180,
        TargetValue__c: 0,
        ReachedValue__c: null,
        Unit__c: null,
        Status__c: 'Open',
        ReachedOn__c: null,
      },
    });
    expect(saved).toEqual([{ message: 'Goal saved' }]);
    await expect(form).toBeAccessible();
  });

  it('gives a goal that becomes reached its day, and takes it from one that is not', async () => {
    const { form, fields } = await drawForm(org.GOAL_INFO, { recordId: 'g', record: { Name: 'Less paper' } });
    updateRecord.mockResolvedValue({});
    org.type(fields.Status__c, { value: 'Reached' });
    await save(form);
    expect(updateRecord.mock.lastCall[0].fields).toMatchObject({
      Id: 'g',
      Status__c: 'Reached',
      ReachedOn__c: '2026-11-22',
    });
    org.type(fields.Status__c, { value: 'Missed' });
    await save(form);
    expect(updateRecord.mock.lastCall[0].fields).toMatchObject({ Status__c: 'Missed', ReachedOn__c: null });
  });

  it('offers the goals of the account to a milestone, and none', async () => {
    const { fields } = await drawForm(org.MILESTONE_INFO, { goals: [{ label: 'Less paper', value: 'g' }] });
    expect(fields.Goal__c.options).toEqual([
      { label: '–', value: '' },
      { label: 'Less paper', value: 'g' },
    ]);
    expect(fields.Stage__c.options[0]).toEqual({ label: 'Onboarding', value: 'Onboarding' });
  });

  it('offers contacts of the account and its parents first, then anybody', async () => {
    const { form, fields } = await drawForm(org.STAKEHOLDER_INFO, { contactAccountIds: ['a', 'parent'] });
    expect(fields.Contact__c.filter).toEqual({
      criteria: [{ fieldPath: 'AccountId', operator: 'in', value: ['a', 'parent'] }],
    });
    byId(form, 'any-account').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    await settle();
    expect(fields.Contact__c.filter).toBeUndefined();
    org.type(fields.Contact__c, { recordId: '003000000000001AAA' });
    org.type(fields.Role__c, { value: 'Sponsor' });
    createRecord.mockResolvedValue({});
    await save(form);
    expect(createRecord.mock.lastCall[0].fields).toMatchObject({
      Account__c: org.ACCOUNT_ID,
      Contact__c: '003000000000001AAA',
      Role__c: 'Sponsor',
      Influence__c: null,
    });
  });

  it('leaves out what the user may not change', async () => {
    const locked = { ...org.GOAL_INFO.fields.Unit__c, createable: false };
    const { fields } = await drawForm({ ...org.GOAL_INFO, fields: { ...org.GOAL_INFO.fields, Unit__c: locked } });
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['Name', 'Status__c']));
    expect(fields.Unit__c).toBeUndefined();
  });

  it('says what the org refused, at its field or beside', async () => {
    const { form, fields } = await drawForm(org.GOAL_INFO);
    fields.TargetValue__c.setCustomValidity = jest.fn();
    createRecord.mockRejectedValue({
      body: {
        output: {
          fieldErrors: { TargetValue__c: [{ message: 'The target must differ.' }] },
          errors: [{ message: 'Locked.' }],
        },
      },
    });
    await save(form);
    expect(fields.TargetValue__c.setCustomValidity).toHaveBeenCalledWith('The target must differ.');
    expect(byId(formButtons(form), 'refusal').errors).toEqual(['Locked.']);
  });

  it('closes without saving', async () => {
    const { form } = await drawForm(org.GOAL_INFO);
    const closed = heard(form, 'closed');
    byId(formButtons(form), 'cancel').click();
    expect(closed).toHaveLength(1);
    expect(createRecord).not.toHaveBeenCalled();
  });
});

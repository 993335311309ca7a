import CsRenewalCallForm from 'c/csRenewalCallForm';
import { createRecord } from 'lightning/uiRecordApi';
import { clearPage, draw, formButtons, settle, textOf } from 'test/page';
import { letPass, type } from 'test/plans';
import * as org from 'test/renewals';

async function drawForm(different = {}) {
  const form = draw('c-cs-renewal-call-form', CsRenewalCallForm, {
    accountId: org.ACCOUNT_ID,
    renewalDate: '2026-12-24',
    category: 'Commit',
    modelCategory: 'BestCase',
    ...different,
  });
  await org.emitReasons();
  await settle();
  return { form, fields: letPass(form) };
}

const save = async (form) => {
  formButtons(form).dispatchEvent(new CustomEvent('confirmed'));
  await settle();
};
const hint = (form) => textOf(form.shadowRoot.querySelector('[data-id="hint"]'));

describe('c-cs-renewal-call-form', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    createRecord.mockReset();
  });

  it('asks for a reason when the model says something else', async () => {
    const { form, fields } = await drawForm();
    expect(hint(form)).toBe('The model says Best Case. What do you know that it does not?');
    expect([fields.Reason__c.required, fields.Reason__c.options]).toEqual([
      true,
      [{ label: 'Budget Confirmed', value: 'BudgetConfirmed' }],
    ]);
    fields.Reason__c.reportValidity = () => false;
    fields.Reason__c.focus = jest.fn();
    await save(form);
    expect(createRecord).not.toHaveBeenCalled();
    expect(fields.Reason__c.focus).toHaveBeenCalled();
    await expect(form).toBeAccessible();
  });

  it('saves everything that was said', async () => {
    const { form, fields } = await drawForm();
    const saved = jest.fn();
    form.addEventListener('saved', ({ detail }) => saved(detail));
    type(fields.Reason__c, { value: 'BudgetConfirmed' });
    type(fields.Likelihood__c, { value: '92.5' });
    type(fields.Note__c, { value: 'The CFO signed.' });
    createRecord.mockResolvedValue({});
    await save(form);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'CsRenewalCall__c',
      fields: {
        Account__c: org.ACCOUNT_ID,
        RenewalDate__c: '2026-12-24',
        Category__c: 'Commit',
        Likelihood__c: 92.5,
        Reason__c: 'BudgetConfirmed',
        Note__c: 'The CFO signed.',
        GivenOn__c: '2026-11-22',
      },
    });
    expect(saved).toHaveBeenCalledWith({ message: 'Your call is saved' });
  });

  it.each([
    ['agrees', 'Commit', 'The model says the same. Save, and your call stands beside it.'],
    ['has nothing to say', null, 'The model says nothing of this renewal; your call counts alone.'],
  ])('saves at once when the model %s', async (_, modelCategory, text) => {
    const { form, fields } = await drawForm({ modelCategory });
    expect([hint(form), fields.Reason__c.required]).toEqual([text, false]);
    createRecord.mockResolvedValue({});
    await save(form);
    const [{ fields: written }] = createRecord.mock.calls[0];
    expect(written).toMatchObject({ Category__c: 'Commit', Likelihood__c: null, Reason__c: null, Note__c: null });
  });

  it('puts the cursor into the reason when one is needed, else onto the button', async () => {
    const { form, fields } = await drawForm();
    fields.Reason__c.focus = jest.fn();
    form.focus();
    expect(fields.Reason__c.focus).toHaveBeenCalled();
    clearPage();
    const { form: agreeing } = await drawForm({ modelCategory: 'Commit' });
    const button = formButtons(agreeing).shadowRoot.querySelector('[data-id="save"]');
    button.focus = jest.fn();
    agreeing.focus();
    expect(button.focus).toHaveBeenCalled();
  });

  it('shows what the org refused and stays', async () => {
    const { form } = await drawForm({ modelCategory: 'Commit' });
    createRecord.mockRejectedValue({ body: { message: 'Locked.' } });
    await save(form);
    expect(formButtons(form).refusals).toEqual(['Locked.']);
    await expect(form).toBeAccessible();
  });
});

import CsSnoozeForm from 'c/csSnoozeForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle } from 'test/page';

async function drawForm(properties) {
  const form = draw('c-cs-snooze-form', CsSnoozeForm, { recordId: 'r1', ...properties });
  const saved = [];
  form.addEventListener('saved', (event) => saved.push(event.detail));
  await settle();
  const field = form.shadowRoot.querySelector('[data-field]');
  field.reportValidity = jest.fn().mockReturnValue(true);
  field.setCustomValidity = jest.fn();
  return { form, field, saved };
}

describe('c-cs-snooze-form', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-22T12:00:00Z')));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    updateRecord.mockReset();
  });

  it('snoozes a signal until a day, from tomorrow to 90 days ahead', async () => {
    const { form, field, saved } = await drawForm({ kind: 'signal' });
    // 90 days after Nov 22: 8 in November, 31, 31, 20 in February
    expect([field.min, field.max, field.value]).toEqual(['2026-11-23', '2027-02-20', '2026-11-29']);
    field.dispatchEvent(new CustomEvent('change', { detail: { value: '2026-12-24' } }));
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({
      fields: { Id: 'r1', Status__c: 'Snoozed', SnoozedUntil__c: '2026-12-24' },
    });
    expect(saved).toEqual([{ message: 'Signal snoozed until Dec 24, 2026', change: { dueOn: '2026-12-24' } }]);
    await expect(form).toBeAccessible();
  });

  it('gives a task a later due date, as far ahead as one likes', async () => {
    const { form, field, saved } = await drawForm({ kind: 'task' });
    expect([field.min, field.max]).toEqual(['2026-11-23', undefined]);
    form.shadowRoot.querySelector('[data-days="14"]').click();
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'r1', ActivityDate: '2026-12-06' } });
    expect(saved[0]).toEqual({ message: 'Task moved to Dec 6, 2026', change: { dueOn: '2026-12-06' } });
  });

  it('saves nothing while the day is wrong, and shows at the field what the org refused', async () => {
    const { form, field, saved } = await drawForm({ kind: 'signal' });
    field.reportValidity.mockReturnValue(false);
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).not.toHaveBeenCalled();
    field.reportValidity.mockReturnValue(true);
    updateRecord.mockRejectedValue({
      body: { output: { errors: [], fieldErrors: { SnoozedUntil__c: [{ message: 'Choose an earlier day.' }] } } },
    });
    byId(formButtons(form), 'save').click();
    await settle();
    expect(field.setCustomValidity).toHaveBeenLastCalledWith('Choose an earlier day.');
    expect(saved).toEqual([]);
  });
});

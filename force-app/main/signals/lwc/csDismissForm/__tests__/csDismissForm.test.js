import CsDismissForm from 'c/csDismissForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle } from 'test/page';
import { emitObjectInfos } from 'test/object-info-wire';
import { emitPicklist } from 'test/signals';

async function drawForm() {
  const form = draw('c-cs-dismiss-form', CsDismissForm, { recordId: 'r1' });
  const saved = [];
  form.addEventListener('saved', (event) => saved.push(event.detail));
  emitObjectInfos();
  emitPicklist({ values: [{ value: 'NotTrue', label: 'Not True' }] });
  await settle();
  const fields = [...form.shadowRoot.querySelectorAll('[data-field]')];
  fields.forEach((field) => {
    field.reportValidity = jest.fn().mockReturnValue(true);
    field.setCustomValidity = jest.fn();
  });
  return { form, fields, saved };
}

describe('c-cs-dismiss-form', () => {
  afterEach(() => {
    clearPage();
    updateRecord.mockReset();
  });

  it('dismisses with a reason of the org and a note', async () => {
    const { form, fields, saved } = await drawForm();
    const [reason, note] = fields;
    expect(reason.options).toEqual([{ label: 'Not True', value: 'NotTrue' }]);
    reason.dispatchEvent(new CustomEvent('change', { detail: { value: 'NotTrue' } }));
    note.dispatchEvent(new CustomEvent('change', { detail: { value: 'They moved.' } }));
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({
      fields: {
        Id: 'r1',
        Status__c: 'Dismissed',
        SnoozedUntil__c: null,
        DismissReason__c: 'NotTrue',
        ClosingNote__c: 'They moved.',
      },
    });
    expect(saved).toEqual([{ message: 'Signal dismissed' }]);
    await expect(form).toBeAccessible();
  });

  it('saves nothing without a reason', async () => {
    const { form, fields } = await drawForm();
    fields[0].reportValidity.mockReturnValue(false);
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).not.toHaveBeenCalled();
  });
});

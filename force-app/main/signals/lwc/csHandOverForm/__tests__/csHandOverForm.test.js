import CsHandOverForm from 'c/csHandOverForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle } from 'test/page';

describe('c-cs-hand-over-form', () => {
  afterEach(() => {
    clearPage();
    updateRecord.mockReset();
  });

  it('gives the task to another active user', async () => {
    const form = draw('c-cs-hand-over-form', CsHandOverForm, { recordId: 't1' });
    const saved = [];
    form.addEventListener('saved', (event) => saved.push(event.detail));
    await settle();
    const [picker] = form.shadowRoot.querySelectorAll('[data-field]');
    expect(picker.filter).toEqual({ criteria: [{ fieldPath: 'IsActive', operator: 'eq', value: true }] });
    picker.reportValidity = jest.fn().mockReturnValue(false);
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).not.toHaveBeenCalled();
    picker.reportValidity.mockReturnValue(true);
    picker.dispatchEvent(new CustomEvent('change', { detail: { recordId: '005000000000002AAA' } }));
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 't1', OwnerId: '005000000000002AAA' } });
    expect(saved).toEqual([{ message: 'Task handed over', change: { ownerId: '005000000000002AAA' } }]);
    await expect(form).toBeAccessible();
  });
});

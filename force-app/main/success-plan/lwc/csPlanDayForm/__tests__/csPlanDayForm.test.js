import CsPlanDayForm from 'c/csPlanDayForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle, textOf } from 'test/page';
import * as org from 'test/plans';

async function drawForm(kind) {
  const form = draw('c-cs-plan-day-form', CsPlanDayForm, { recordId: 'r', kind, name: 'Laura Bennett' });
  org.emitInfo(org.STAKEHOLDER_INFO);
  await settle();
  return { form, fields: org.letPass(form) };
}

describe('c-cs-plan-day-form', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    updateRecord.mockReset();
  });

  it.each([
    ['met', 'Note contact: Laura Bennett', { LastContactOn__c: '2026-11-20' }, 'Contact noted'],
    ['left', 'Mark as left: Laura Bennett', { IsActive__c: false, LeftOn__c: '2026-11-20' }, 'Marked as left'],
  ])('writes on which day somebody was %s', async (kind, heading, written, message) => {
    const { form, fields } = await drawForm(kind);
    const saved = jest.fn();
    form.addEventListener('saved', ({ detail }) => saved(detail));
    expect(textOf(form.shadowRoot.querySelector('#heading, h5'))).toBe(heading);
    const [day] = Object.values(fields);
    expect([day.value, day.max]).toEqual(['2026-11-22', '2026-11-22']);
    org.type(day, { value: '2026-11-20' });
    updateRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'r', ...written } });
    expect(saved).toHaveBeenCalledWith({ message });
    await expect(form).toBeAccessible();
  });

  it('shows what the org refused and stays', async () => {
    const { form } = await drawForm('left');
    updateRecord.mockRejectedValue({ body: { message: 'Locked.' } });
    byId(formButtons(form), 'save').click();
    await settle();
    expect(byId(formButtons(form), 'refusal').errors).toEqual(['Locked.']);
  });

  it('gives the focus to the button that saves, so that a second press is enough', async () => {
    const { form } = await drawForm('met');
    const focused = jest.spyOn(byId(formButtons(form), 'save'), 'focus');
    form.focus();
    expect(focused).toHaveBeenCalledTimes(1);
  });
});

import CsOverrideForm from 'c/csOverrideForm';
import { createRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle } from 'test/page';

const NOW = Date.parse('2026-11-22T03:00:00Z');

/** A base input as far as a form needs it: valid unless told otherwise. */
function makeInput(field) {
  let message = '';
  field.setCustomValidity = jest.fn((text) => {
    message = text;
  });
  field.reportValidity = jest.fn(() => message === '');
}

async function drawForm() {
  const form = draw('c-cs-override-form', CsOverrideForm, {
    accountId: '001A',
    reasons: [{ label: 'Commercial', value: 'Commercial' }],
  });
  form.saved = jest.fn();
  form.addEventListener('saved', ({ detail }) => form.saved(detail));
  await settle();
  form.shadowRoot.querySelectorAll('[data-field]').forEach(makeInput);
  return form;
}

function fieldOf(form, name) {
  return form.shadowRoot.querySelector(`[data-field="${name}"]`);
}

function enter(form, values) {
  Object.entries(values).forEach(([name, value]) => {
    fieldOf(form, name).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  });
}

async function save(form) {
  byId(formButtons(form), 'save').click();
  await settle();
}

describe('c-cs-override-form', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('proposes 30 days and allows 90', async () => {
    const form = await drawForm();
    const { value, min, max, messageWhenRangeOverflow } = fieldOf(form, 'ExpiresOn__c');
    expect({ value, min, max, messageWhenRangeOverflow }).toEqual({
      value: '2026-12-22',
      min: '2026-11-22',
      max: '2027-02-20',
      messageWhenRangeOverflow: 'An override lasts at most 90 days. Choose an earlier day.',
    });
    expect(['ReasonCode__c', 'Note__c', 'ExpiresOn__c'].map((name) => fieldOf(form, name).required)).toEqual([
      true,
      true,
      true,
    ]);
    await expect(form).toBeAccessible();
  });

  it('saves a score', async () => {
    const form = await drawForm();
    enter(form, { Score__c: '88.5', ReasonCode__c: 'Commercial', Note__c: 'They signed.' });
    await save(form);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'CsHealthOverride__c',
      fields: {
        Account__c: '001A',
        Score__c: 88.5,
        Band__c: null,
        ReasonCode__c: 'Commercial',
        Note__c: 'They signed.',
        ExpiresOn__c: '2026-12-22',
      },
    });
    expect(form.saved).toHaveBeenCalledWith({ message: 'Override saved' });
  });

  it('saves a band alone, and a score of 0', async () => {
    const form = await drawForm();
    enter(form, { Band__c: 'AtRisk', ReasonCode__c: 'Commercial', Note__c: 'x', ExpiresOn__c: '2026-11-30' });
    await save(form);
    enter(form, { Score__c: '0' });
    await save(form);
    expect(
      createRecord.mock.calls.map(([{ fields }]) => [fields.Score__c, fields.Band__c, fields.ExpiresOn__c]),
    ).toEqual([
      [null, 'AtRisk', '2026-11-30'],
      [0, 'AtRisk', '2026-11-30'],
    ]);
  });

  it('needs a score or a band, and says so at the score until one is given', async () => {
    const form = await drawForm();
    enter(form, { ReasonCode__c: 'Commercial', Note__c: 'x' });
    await save(form);
    expect(createRecord).not.toHaveBeenCalled();
    expect(fieldOf(form, 'Score__c').setCustomValidity).toHaveBeenLastCalledWith('Enter a score or choose a band.');
    enter(form, { Band__c: 'Watch' });
    expect(fieldOf(form, 'Score__c').setCustomValidity).toHaveBeenLastCalledWith('');
  });

  it("shows the org's refusal of a day at that field", async () => {
    const form = await drawForm();
    const message = 'An override lasts at most 90 days. Choose an earlier last day.';
    createRecord.mockRejectedValueOnce({
      body: { output: { errors: [], fieldErrors: { ExpiresOn__c: [{ message }] } } },
    });
    enter(form, { Score__c: '50', ReasonCode__c: 'Commercial', Note__c: 'x' });
    await save(form);
    expect(fieldOf(form, 'ExpiresOn__c').setCustomValidity).toHaveBeenLastCalledWith(message);
    expect(form.saved).not.toHaveBeenCalled();
    enter(form, { ExpiresOn__c: '2026-12-01' });
    await save(form);
    expect(form.saved).toHaveBeenCalledTimes(1);
  });
});

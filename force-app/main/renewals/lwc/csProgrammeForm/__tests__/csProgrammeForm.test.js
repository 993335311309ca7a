import CsProgrammeForm from 'c/csProgrammeForm';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { clearPage, draw, formButtons, settle } from 'test/page';

async function drawForm(properties = {}) {
  const form = draw('c-cs-programme-form', CsProgrammeForm, properties);
  await settle();
  for (const field of form.shadowRoot.querySelectorAll('[data-field]')) {
    field.reportValidity = () => true;
    field.setCustomValidity = () => {};
  }
  return form;
}

async function enter(form, name, value) {
  const field = form.shadowRoot.querySelector(`[data-field="${name}"]`);
  field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

async function save(form) {
  formButtons(form).dispatchEvent(new CustomEvent('confirmed'));
  await settle();
}

const NOTHING = {
  StartedOn__c: null,
  LostShareBefore__c: null,
  ExpandedShareBefore__c: null,
  AccountsPerPostBefore__c: null,
  Posts__c: null,
  PostCost__c: null,
  ProgrammeCost__c: null,
  AttributedShare__c: null,
  Note__c: null,
};

describe('c-cs-programme-form', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('creates the one record, and says so', async () => {
    createRecord.mockResolvedValue({});
    const form = await drawForm();
    const saved = jest.fn();
    form.addEventListener('saved', ({ detail }) => saved(detail));
    await enter(form, 'PostCost__c', '95000');
    await enter(form, 'StartedOn__c', '2025-04-01');
    await save(form);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'CsProgramme__c',
      fields: { Key__c: 'Programme', ...NOTHING, PostCost__c: 95000, StartedOn__c: '2025-04-01' },
    });
    expect(saved).toHaveBeenCalledWith({ message: 'Assumptions saved' });
  });

  it('changes the record that is there, and empties what was emptied', async () => {
    updateRecord.mockResolvedValue({});
    const form = await drawForm({ recordId: 'a0P1', fields: { PostCost__c: 1, ProgrammeCost__c: 2 } });
    await enter(form, 'PostCost__c', '');
    await save(form);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'a0P1', ...NOTHING, ProgrammeCost__c: 2 } });
  });

  it('says what the org refused', async () => {
    updateRecord.mockRejectedValue({ body: { message: 'The shares must be between 0 and 100.' } });
    const form = await drawForm({ recordId: 'a0P1' });
    await save(form);
    expect(formButtons(form).refusals).toEqual(['The shares must be between 0 and 100.']);
  });
});

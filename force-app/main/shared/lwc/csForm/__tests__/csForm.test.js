import { checkFields, fieldsOf, forgetRefusal, saveForm, showRefusal } from 'c/csForm';

function field(name, isValid = true) {
  return {
    dataset: { field: name },
    focus: jest.fn(),
    reportValidity: jest.fn(() => isValid),
    setCustomValidity: jest.fn(),
  };
}

/** A component that holds these fields. */
function formWith(...fields) {
  const querySelectorAll = jest.fn((selector) => (selector === '[data-field]' ? fields : []));
  return {
    isSaving: false,
    refusals: ['Of the time before.'],
    template: { querySelectorAll },
    dispatchEvent: jest.fn(),
  };
}

/** As createRecord rejects when validation rules refuse. */
function refusal(fieldErrors, errors = []) {
  return { body: { output: { errors, fieldErrors } } };
}

describe('c-cs-form', () => {
  it('has every field say what is wrong, and puts the cursor into the first', () => {
    const fields = [field('Score__c'), field('Note__c', false), field('ReasonCode__c', false)];
    expect(checkFields(fields)).toBe(false);
    expect(fields.map(({ reportValidity }) => reportValidity.mock.calls.length)).toEqual([1, 1, 1]);
    expect(fields.map(({ focus }) => focus.mock.calls.length)).toEqual([0, 1, 0]);
    expect(checkFields([field('Score__c')])).toBe(true);
  });

  it("shows the org's refusal at the field it is about, and gives back the rest", () => {
    const fields = [field('Score__c'), field('ExpiresOn__c')];
    const error = refusal({ ExpiresOn__c: [{ message: 'At most 90 days.' }] }, [{ message: 'Locked.' }]);
    expect(showRefusal(fields, error)).toEqual(['Locked.']);
    expect(fields[1].setCustomValidity).toHaveBeenCalledWith('At most 90 days.');
    expect(fields[1].focus).toHaveBeenCalled();
    expect(fields[0].setCustomValidity).not.toHaveBeenCalled();
  });

  it('gives back a refusal of a field that the form does not have', () => {
    expect(showRefusal([field('Score__c')], refusal({ OwnerId: [{ message: 'No owner.' }] }))).toEqual(['No owner.']);
  });

  it('takes a refusal back when the value changes', () => {
    const changed = field('Score__c');
    forgetRefusal(changed);
    expect(changed.setCustomValidity).toHaveBeenCalledWith('');
  });

  it('knows its fields in the order of the page, and none before it is drawn', () => {
    const fields = [field('Score__c'), field('Note__c')];
    expect(fieldsOf(formWith(...fields))).toEqual(fields);
    expect(fieldsOf({ template: null })).toEqual([]);
  });

  it('saves nothing while a field is invalid', async () => {
    const form = formWith(field('Score__c', false));
    const save = jest.fn();
    await saveForm(form, save);
    expect(save).not.toHaveBeenCalled();
    expect(form.dispatchEvent).not.toHaveBeenCalled();
    expect(form.isSaving).toBe(false);
  });

  it('is saving until the org has answered, and tells what was saved', async () => {
    const form = formWith(field('Score__c'));
    await saveForm(form, () => {
      expect([form.isSaving, form.refusals]).toEqual([true, []]);
      return Promise.resolve({ message: 'Saved.', change: { ownerId: '005' } });
    });
    expect(form.isSaving).toBe(false);
    const [[{ type, detail }]] = form.dispatchEvent.mock.calls;
    expect([type, detail]).toEqual(['saved', { message: 'Saved.', change: { ownerId: '005' } }]);
  });

  it('keeps what the org refused, tells of no saving, and can be saved again', async () => {
    const form = formWith(field('Score__c'));
    await saveForm(form, () => Promise.reject(refusal({}, [{ message: 'Locked.' }])));
    expect(form.refusals).toEqual(['Locked.']);
    expect(form.dispatchEvent).not.toHaveBeenCalled();
    expect(form.isSaving).toBe(false);
  });
});

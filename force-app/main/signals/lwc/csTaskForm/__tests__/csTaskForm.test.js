import CsTaskForm from 'c/csTaskForm';
import { createRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle } from 'test/page';
import { emitObjectInfos } from 'test/object-info-wire';
import { emitPicklist } from 'test/signals';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000009AAA' }), { virtual: true });

describe('c-cs-task-form', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-22T12:00:00Z')));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    createRecord.mockReset();
  });

  it('adds a standard task to the signal, for oneself and in a week unless told otherwise', async () => {
    const form = draw('c-cs-task-form', CsTaskForm, { accountId: 'acc', signalId: 'sig' });
    const saved = [];
    form.addEventListener('saved', (event) => saved.push(event.detail));
    emitObjectInfos();
    emitPicklist({ values: [{ value: 'Own', label: 'Own' }] });
    await settle();
    const fields = [...form.shadowRoot.querySelectorAll('[data-field]')];
    fields.forEach((field) => {
      field.reportValidity = () => true;
      field.setCustomValidity = () => {};
    });
    const [subject, , , owner] = fields;
    subject.dispatchEvent(new CustomEvent('change', { detail: { value: ' Send a mail ' } }));
    createRecord.mockResolvedValue({});
    byId(formButtons(form), 'save').click();
    await settle();
    const written = {
      Subject: 'Send a mail',
      ActivityDate: '2026-11-29',
      CsParty__c: 'Own',
      OwnerId: '005000000000009AAA',
      WhatId: 'acc',
      CsSignalId__c: 'sig',
    };
    expect(createRecord).toHaveBeenCalledWith({ apiName: 'Task', fields: written });
    expect(saved).toEqual([{ message: 'Task added' }]);
    owner.dispatchEvent(new CustomEvent('change', { detail: { recordId: '005000000000002AAA' } }));
    byId(formButtons(form), 'save').click();
    await settle();
    expect(createRecord).toHaveBeenLastCalledWith({
      apiName: 'Task',
      fields: { ...written, OwnerId: '005000000000002AAA' },
    });
    await expect(form).toBeAccessible();
  });
});

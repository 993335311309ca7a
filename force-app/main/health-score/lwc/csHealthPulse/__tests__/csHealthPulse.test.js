import CsHealthPulse from 'c/csHealthPulse';
import { createRecord } from 'lightning/uiRecordApi';
import { emitObjectInfo, emitReasons } from 'test/health-wires';
import { byId, clearPage, draw, formButtons, settle, textOf } from 'test/page';

const NOW = Date.parse('2026-11-22T03:00:00Z');

async function drawPulse(properties = {}) {
  const element = draw('c-cs-health-pulse', CsHealthPulse, { accountId: '001A', pulses: [], ...properties });
  element.saved = jest.fn();
  element.closed = jest.fn();
  element.addEventListener('saved', ({ detail }) => element.saved(detail));
  element.addEventListener('closed', element.closed);
  emitObjectInfo('CsPulse__c');
  await settle();
  emitReasons();
  await settle();
  fieldsOf(element).forEach((field) => {
    field.reportValidity = jest.fn(() => true);
    field.setCustomValidity = jest.fn();
  });
  return element;
}

function fieldsOf(element) {
  return [...element.shadowRoot.querySelectorAll('[data-field]')];
}

function fieldOf(element, name) {
  return element.shadowRoot.querySelector(`[data-field="${name}"]`);
}

function enter(field, value) {
  field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

function chooseLevel(element, level) {
  const radio = element.shadowRoot.querySelector(`input[value="${level}"]`);
  radio.checked = true;
  radio.dispatchEvent(new CustomEvent('change'));
}

describe('c-cs-health-pulse', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('asks with five faces that have words, a reason, a note and a day that is today', async () => {
    const element = await drawPulse();
    expect([...element.shadowRoot.querySelectorAll('label')].map(textOf)).toEqual([
      'At risk',
      'Unhappy',
      'Neutral',
      'Happy',
      'Delighted',
    ]);
    expect(fieldOf(element, 'GivenOn__c').value).toBe('2026-11-22');
    expect(fieldOf(element, 'GivenOn__c').max).toBe('2026-11-22');
    expect(fieldOf(element, 'ReasonCode__c').options.map(({ label }) => label)).toEqual(['Sentiment', 'Commercial']);
    await expect(element).toBeAccessible();
  });

  it('saves what was entered', async () => {
    const element = await drawPulse();
    chooseLevel(element, 4);
    enter(fieldOf(element, 'ReasonCode__c'), 'Sentiment');
    enter(fieldOf(element, 'Note__c'), 'The sponsor is back.');
    enter(fieldOf(element, 'GivenOn__c'), '2026-11-20');
    byId(formButtons(element), 'save').click();
    await settle();
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'CsPulse__c',
      fields: {
        Account__c: '001A',
        Level__c: 4,
        ReasonCode__c: 'Sentiment',
        Note__c: 'The sponsor is back.',
        GivenOn__c: '2026-11-20',
      },
    });
    expect(element.saved).toHaveBeenCalledWith({ message: 'Pulse saved' });
  });

  it('leaves empty what was not said', async () => {
    const element = await drawPulse();
    chooseLevel(element, 1);
    byId(formButtons(element), 'save').click();
    await settle();
    expect(createRecord.mock.calls[0][0].fields).toMatchObject({ Level__c: 1, ReasonCode__c: null, Note__c: null });
  });

  it('saves nothing without a level, and says so', async () => {
    const element = await drawPulse();
    byId(formButtons(element), 'save').click();
    await settle();
    expect(createRecord).not.toHaveBeenCalled();
    expect(textOf(element.shadowRoot.querySelector('.error'))).toBe('Choose how the customer is.');
    expect(element.shadowRoot.querySelector('fieldset').getAttribute('aria-invalid')).toBe('true');
    chooseLevel(element, 3);
    await settle();
    expect(textOf(element.shadowRoot.querySelector('.error'))).toBe('');
  });

  it('saves nothing while a field is invalid', async () => {
    const element = await drawPulse();
    chooseLevel(element, 3);
    fieldOf(element, 'GivenOn__c').reportValidity = jest.fn(() => false);
    byId(formButtons(element), 'save').click();
    await settle();
    expect(createRecord).not.toHaveBeenCalled();
  });

  it("shows the org's refusal at its field and keeps what was entered", async () => {
    const element = await drawPulse();
    const message = 'The day of a pulse cannot be in the future.';
    createRecord.mockRejectedValueOnce({
      body: { output: { errors: [], fieldErrors: { GivenOn__c: [{ message }] } } },
    });
    chooseLevel(element, 3);
    byId(formButtons(element), 'save').click();
    await settle();
    expect(fieldOf(element, 'GivenOn__c').setCustomValidity).toHaveBeenCalledWith(message);
    expect(element.saved).not.toHaveBeenCalled();
    expect(byId(formButtons(element), 'refusal')).toBeNull();
    expect(byId(formButtons(element), 'save').disabled).toBe(false);
  });

  it('shows a refusal that is about no field', async () => {
    const element = await drawPulse();
    createRecord.mockRejectedValueOnce({ body: { message: 'The org is read only.' } });
    chooseLevel(element, 3);
    byId(formButtons(element), 'save').click();
    await settle();
    const panel = byId(formButtons(element), 'refusal');
    expect([panel.message, panel.errors]).toEqual(['This was not saved.', ['The org is read only.']]);
  });

  it('lists the latest pulses with day, author and reason', async () => {
    const element = await drawPulse({
      pulses: [
        {
          id: 'p1',
          level: 2,
          givenOn: '2026-11-12',
          reason: 'Product',
          note: 'They miss an export.',
          author: 'Emma Clark',
        },
      ],
    });
    expect(textOf(element.shadowRoot.querySelector('li'))).toBe(
      'Unhappy Nov 12, 2026 · Entered by Emma Clark · Reason: Product They miss an export.',
    );
  });

  it('can be left without saving', async () => {
    const element = await drawPulse();
    byId(formButtons(element), 'cancel').click();
    expect(element.closed).toHaveBeenCalled();
  });
});

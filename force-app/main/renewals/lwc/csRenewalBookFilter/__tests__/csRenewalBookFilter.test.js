import CsRenewalBookFilter from 'c/csRenewalBookFilter';
import { byId, clearPage, draw, formButtons, settle, textOf } from 'test/page';
import { accountInfo, askedPicklist, emitPicklist } from 'test/renewal-book';

function drawFilter() {
  const element = draw('c-cs-renewal-book-filter', CsRenewalBookFilter, { info: accountInfo() });
  const handleFiltered = jest.fn();
  element.addEventListener('filtered', ({ detail }) => handleFiltered(detail.conditions));
  return { element, handleFiltered };
}

const inputs = (element) => [...element.shadowRoot.querySelectorAll('[data-field]')];

async function change(input, value) {
  input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

async function open(element, field) {
  byId(element, 'add').click();
  await settle();
  for (const input of inputs(element)) fakeValidity(input);
  if (!field) return;
  await change(inputs(element)[0], field);
  for (const input of inputs(element)) fakeValidity(input);
}

/** The stand-ins of the base components check nothing. */
function fakeValidity(input) {
  input.message = '';
  input.setCustomValidity = (message) => {
    input.message = message;
  };
  input.reportValidity = () => input.message === '';
}

async function apply(element) {
  formButtons(element).dispatchEvent(new CustomEvent('confirmed'));
  await settle();
}

async function set(element, field, value) {
  await open(element, field);
  await change(inputs(element)[1], value);
  await apply(element);
}

describe('c-cs-renewal-book-filter', () => {
  afterEach(clearPage);

  it('filters by a field, an operator and a value, and says so', async () => {
    const { element, handleFiltered } = drawFilter();
    await open(element, 'Product__c');
    await change(byId(element, 'operator'), 'startsWith');
    await change(inputs(element)[1], ' Payroll ');
    await expect(element).toBeAccessible();
    await apply(element);
    expect(handleFiltered).toHaveBeenCalledWith([{ Product__c: { like: 'Payroll%' } }]);
    expect(textOf(element.shadowRoot.querySelector('.pill'))).toBe('Product starts with “Payroll”');
    expect(byId(element, 'form')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('offers the values of a picklist by their words', async () => {
    const { element, handleFiltered } = drawFilter();
    await open(element, 'Industry');
    emitPicklist({ label: 'Media & TV', value: 'Media' });
    await settle();
    expect(askedPicklist()).toEqual({
      objectApiName: 'Account',
      fieldApiName: 'Industry',
    });
    expect(inputs(element)[1].options).toEqual([{ label: 'Media & TV', value: 'Media' }]);
    await change(inputs(element)[1], 'Media');
    await apply(element);
    expect(handleFiltered).toHaveBeenCalledWith([{ Industry: { eq: 'Media' } }]);
    expect(textOf(element.shadowRoot.querySelector('.pill'))).toBe('Industry is Media & TV');
  });

  it('asks for yes or no, and for a day in words of days', async () => {
    const { element } = drawFilter();
    await open(element, 'IsPartner');
    expect(inputs(element)[1].options.map(({ label }) => label)).toEqual(['Yes', 'No']);
    await change(inputs(element)[0], 'CsRenewalDate__c');
    expect(inputs(element)[1].type).toBe('date');
    expect(byId(element, 'operator').options.map(({ label }) => label)).toEqual([
      'is on or after',
      'is on or before',
      'is',
      'is empty',
      'is not empty',
    ]);
  });

  it('asks for no value where none is compared', async () => {
    const { element, handleFiltered } = drawFilter();
    await open(element, 'Product__c');
    await change(byId(element, 'operator'), 'empty');
    expect(inputs(element)).toHaveLength(1);
    await apply(element);
    expect(handleFiltered).toHaveBeenCalledWith([{ Product__c: { eq: null } }]);
  });

  it.each([
    ['NumberOfEmployees', 'many', 'Enter a number, for example 1200 or 12.5.'],
    ['CsRenewalDate__c', 'soon', 'Enter a day, for example 2026-11-30.'],
    ['Product__c', ' ', 'Enter or choose a value to compare with.'],
  ])('refuses for %s the value %j in one sentence, where it stands', async (field, value, sentence) => {
    const { element, handleFiltered } = drawFilter();
    await open(element, field);
    await change(inputs(element)[1], value);
    await apply(element);
    expect(inputs(element)[1].message).toBe(sentence);
    expect(handleFiltered).not.toHaveBeenCalled();
    await change(inputs(element)[1], '1');
    expect(inputs(element)[1].message).toBe('');
  });

  it('forgets what was typed when another field is chosen', async () => {
    const { element } = drawFilter();
    await open(element, 'Product__c');
    await change(inputs(element)[1], 'Payroll');
    await change(inputs(element)[0], 'NumberOfEmployees');
    expect([inputs(element)[1].value, byId(element, 'operator').value]).toEqual(['', 'equals']);
  });

  it('holds several filters and takes one back', async () => {
    const { element, handleFiltered } = drawFilter();
    await set(element, 'NumberOfEmployees', '5');
    await set(element, 'Product__c', 'x');
    expect(handleFiltered.mock.calls.at(-1)[0]).toEqual([
      { NumberOfEmployees: { eq: 5 } },
      { Product__c: { like: '%x%' } },
    ]);
    element.shadowRoot.querySelector('.remove').click();
    await settle();
    expect(handleFiltered.mock.calls.at(-1)[0]).toEqual([{ Product__c: { like: '%x%' } }]);
    expect(element.shadowRoot.querySelectorAll('.pill')).toHaveLength(1);
  });

  it('changes nothing when it is cancelled', async () => {
    const { element, handleFiltered } = drawFilter();
    await open(element, 'Product__c');
    formButtons(element).dispatchEvent(new CustomEvent('cancelled'));
    await settle();
    expect([byId(element, 'form'), handleFiltered.mock.calls]).toEqual([null, []]);
  });
});

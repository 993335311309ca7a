import CsConditionField from 'c/csConditionField';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { NAMES } from 'test/playbooks';
import { enter, heard } from 'test/scorecards';

const field = (properties = {}) =>
  draw('c-cs-condition-field', CsConditionField, {
    fieldLabel: 'When',
    value: 'Value.open_cases > 4',
    names: NAMES,
    ...properties,
  });
const textarea = (element) => element.shadowRoot.querySelector('lightning-textarea');
const offers = (element) => [...element.shadowRoot.querySelectorAll('.offer')];

async function unfold(element) {
  byId(element, 'toggle').click();
  await settle();
}

describe('c-cs-condition-field', () => {
  afterEach(clearPage);

  it('sends what is typed, and reads it out', async () => {
    const element = field();
    const changed = heard(element, 'change');
    enter(textarea(element), 'Score < 50');
    expect(changed).toEqual([{ value: 'Score < 50' }]);
    expect(byId(element, 'words').textContent).toBe('In words: Open cases is at least 5');
    await expect(element).toBeAccessible();
  });

  it('says of numbers with decimals what is written, not the next whole one', () => {
    expect(byId(field({ value: 'Value.error_rate > 4' }), 'words').textContent).toBe(
      'In words: Error rate is above 4%',
    );
  });

  it.each(['Value.open_cases >', ''])('has no words for "%s"', (value) => {
    expect(byId(field({ value }), 'words')).toBeNull();
  });

  it('offers the names, found by what they are called, with what a test cannot know', async () => {
    const element = field();
    await unfold(element);
    expect(offers(element).map(textOf)).toEqual([
      'Health score Score number',
      'Open cases Value.open_cases number',
      'Error rate Value.error_rate number · no history',
    ]);
    enter(byId(element, 'search'), 'ERROR');
    await settle();
    expect(offers(element).map(({ dataset }) => dataset.name)).toEqual(['Value.error_rate']);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['a condition', false, 'Value.open_cases'],
    ['a sentence, in braces', true, '{Value.open_cases}'],
  ])('puts a name into %s, and the cursor back', async (_, sentence, text) => {
    const element = field({ sentence });
    const changed = heard(element, 'change');
    await unfold(element);
    const input = textarea(element);
    const insert = jest.spyOn(input, 'setRangeText').mockImplementation((name) => {
      input.value = name;
    });
    const focus = jest.spyOn(input, 'focus');
    offers(element)[1].click();
    expect([insert.mock.calls, changed, focus.mock.calls.length]).toEqual([[[text]], [{ value: text }], 1]);
  });

  it('offers nothing to a reader, or when the names are not known', () => {
    expect([byId(field({ readOnly: true }), 'toggle'), byId(field({ names: [] }), 'toggle')]).toEqual([null, null]);
  });

  it('complains and takes the cursor as an input does', () => {
    const element = field();
    const said = jest.spyOn(textarea(element), 'setCustomValidity');
    const shown = jest.spyOn(textarea(element), 'reportValidity');
    const focus = jest.spyOn(textarea(element), 'focus');
    element.setCustomValidity('No.');
    element.reportValidity();
    element.focus();
    expect([said.mock.calls, shown.mock.calls.length, focus.mock.calls.length]).toEqual([[['No.']], 1, 1]);
  });
});

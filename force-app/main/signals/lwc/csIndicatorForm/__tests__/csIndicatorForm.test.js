import CsIndicatorForm from 'c/csIndicatorForm';
import { byId, clearPage, draw, settle } from 'test/page';
import { indicatorOf, NAMES, PLAYBOOK_ID, playbookOf, TEXTS } from 'test/playbooks';
import { enter, fieldOf, heard } from 'test/scorecards';

const form = (draft = indicatorOf(), properties = {}) =>
  draw('c-cs-indicator-form', CsIndicatorForm, {
    draft,
    texts: TEXTS.indicator,
    playbooks: [playbookOf()],
    names: NAMES,
    ...properties,
  });

describe('c-cs-indicator-form', () => {
  afterEach(clearPage);

  it('sends each change as the whole draft', async () => {
    const element = form();
    const changed = heard(element, 'draftchanged');
    enter(fieldOf(element, 'kind'), 'Opportunity');
    enter(fieldOf(element, 'stages'), ['Renewal', 'Trial']);
    enter(fieldOf(element, 'when'), '');
    enter(fieldOf(element, 'until'), '');
    enter(fieldOf(element, 'marginPercent'), '2.5');
    enter(fieldOf(element, 'cooldownDays'), '');
    enter(fieldOf(element, 'playbookId'), '');
    expect(changed.map(({ draft }) => draft)).toEqual([
      indicatorOf({ kind: 'opportunity' }),
      indicatorOf({ stages: ['Trial', 'Renewal'] }),
      indicatorOf({ when: '' }),
      indicatorOf({ until: null }),
      indicatorOf({ marginPercent: 2.5 }),
      indicatorOf({ cooldownDays: null }),
      indicatorOf({ playbookId: null }),
    ]);
    await expect(element).toBeAccessible();
  });

  it('offers playbooks that are not retired, and says which are not active, and what the chosen one asks for', () => {
    const playbooks = [
      playbookOf(),
      playbookOf({ recordId: 'draft', name: 'Upsell', status: 'Draft' }),
      playbookOf({ recordId: 'gone', status: 'Retired' }),
    ];
    const element = form(indicatorOf(), { playbooks });
    expect(fieldOf(element, 'playbookId').options).toEqual([
      { value: '', label: 'No playbook' },
      { value: PLAYBOOK_ID, label: 'Support recovery' },
      { value: 'draft', label: 'Upsell (Draft)' },
    ]);
    expect(byId(element, 'playbook-steps').textContent).toBe('Its steps: Do call, Do report');
  });

  it('shows a finding at its field, and leads there', async () => {
    const element = form();
    const said = jest.spyOn(fieldOf(element, 'when'), 'setCustomValidity');
    element.findings = [{ localId: null, field: 'when', text: 'No name Valu.', isShort: false }];
    await settle();
    expect(said).toHaveBeenCalledWith('No name Valu.');
    const focus = jest.spyOn(fieldOf(element, 'when'), 'focus');
    element.focusFinding({ field: 'when' });
    expect(focus).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['of a new indicator follows its name', { recordId: null, key: '', name: '' }, false, 'low-use'],
    ['that anything carries stays', {}, true, 'open-cases'],
  ])('the key %s', (_, different, keyFixed, key) => {
    const element = form(indicatorOf(different), { keyFixed });
    const changed = heard(element, 'draftchanged');
    enter(fieldOf(element, 'name'), 'Low use');
    expect(changed[0].draft).toMatchObject({ name: 'Low use', key });
  });
});

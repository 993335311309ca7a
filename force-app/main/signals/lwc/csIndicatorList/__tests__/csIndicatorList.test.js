import CsIndicatorList from 'c/csIndicatorList';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { indicatorOf, INDICATOR_ID, playbookOf, TEXTS } from 'test/playbooks';
import { enter, heard } from 'test/scorecards';

const INDICATORS = [
  indicatorOf({ status: 'Active' }),
  indicatorOf({
    recordId: 'second',
    name: 'Upsell',
    kind: 'opportunity',
    stages: [],
    urgency: 'low',
    playbookId: null,
  }),
];

const list = (properties = {}) =>
  draw('c-cs-indicator-list', CsIndicatorList, {
    indicators: INDICATORS,
    playbooks: [playbookOf()],
    openSignals: { [INDICATOR_ID]: 7 },
    texts: TEXTS.indicator,
    ...properties,
  });

const rowsOf = (element) =>
  [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(0, 6).map(textOf));
const menu = (element, id) => element.shadowRoot.querySelector(`lightning-button-menu[data-id="${id}"]`);
const itemsOf = (element, id) =>
  [...menu(element, id).querySelectorAll('lightning-menu-item')].map(({ value }) => value);

describe('c-cs-indicator-list', () => {
  afterEach(clearPage);

  it('shows risks and opportunities apart, each with whom it is for and what is open', async () => {
    const element = list();
    expect([...element.shadowRoot.querySelectorAll('h3')].map(textOf)).toEqual(['Risks 1', 'Opportunities 1']);
    expect(rowsOf(element)).toEqual([
      ['Many open cases Value.open_cases > 4', 'Active', 'Operation', 'Normal', 'Support recovery', '7'],
      ['Upsell Value.open_cases > 4', 'Draft', 'Every stage', 'Low', 'No playbook', '0'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('shows one status on demand, and says when there is none of it', async () => {
    const element = list();
    expect(byId(element, 'status').options.map(({ label }) => label)).toEqual([
      'All (2)',
      'Active (1)',
      'Draft (1)',
      'Retired (0)',
    ]);
    enter(byId(element, 'status'), 'Draft');
    await settle();
    expect(rowsOf(element).map(([name]) => name)).toEqual(['Upsell Value.open_cases > 4']);
    expect(textOf(element.shadowRoot.querySelector('[data-kind="risk"]'))).toContain('None with this status.');
  });

  it('sends what was chosen, offering what the status allows', () => {
    const element = list();
    const chosen = heard(element, 'chosen');
    element.shadowRoot.querySelector('[data-part="open"]').click();
    menu(element, 'second').dispatchEvent(new CustomEvent('select', { detail: { value: 'delete' } }));
    expect(chosen).toEqual([
      { id: INDICATOR_ID, action: 'open' },
      { id: 'second', action: 'delete' },
    ]);
    expect([itemsOf(element, INDICATOR_ID), itemsOf(element, 'second')]).toEqual([
      ['open', 'duplicate', 'retire'],
      ['open', 'duplicate', 'delete'],
    ]);
  });

  it('offers a reader no actions, and says that open signals are not known yet', () => {
    const element = list({ readOnly: true, openSignals: null });
    expect(menu(element, INDICATOR_ID)).toBeNull();
    expect(rowsOf(element)[0][5]).toBe('Loading…');
  });
});

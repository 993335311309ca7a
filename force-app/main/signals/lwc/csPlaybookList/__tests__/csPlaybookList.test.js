import CsPlaybookList from 'c/csPlaybookList';
import { clearPage, draw, textOf } from 'test/page';
import { indicatorOf, PLAYBOOK_ID, playbookOf, TEXTS } from 'test/playbooks';
import { heard } from 'test/scorecards';

const list = (properties = {}) =>
  draw('c-cs-playbook-list', CsPlaybookList, {
    playbooks: [playbookOf(), playbookOf({ recordId: 'unused', name: 'Upsell', status: 'Draft', steps: [] })],
    indicators: [indicatorOf(), indicatorOf({ recordId: 'other', name: 'Escalated cases' })],
    texts: TEXTS.playbook,
    ...properties,
  });

const rowsOf = (element) =>
  [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(0, 4).map(textOf));

describe('c-cs-playbook-list', () => {
  afterEach(clearPage);

  it('shows what each is for, its steps, and which indicators use it', async () => {
    const element = list();
    expect(rowsOf(element)).toEqual([
      ['Support recovery The customer trusts us again.', 'Active', '2', 'Many open cases, Escalated cases'],
      ['Upsell The customer trusts us again.', 'Draft', '0', 'No indicator'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('sends what was chosen', () => {
    const element = list();
    const chosen = heard(element, 'chosen');
    element.shadowRoot.querySelector('[data-part="open"]').click();
    element.shadowRoot
      .querySelector('lightning-button-menu')
      .dispatchEvent(new CustomEvent('select', { detail: { value: 'retire' } }));
    expect(chosen).toEqual([
      { id: PLAYBOOK_ID, action: 'open' },
      { id: PLAYBOOK_ID, action: 'retire' },
    ]);
  });

  it('offers a reader no actions, and says when there is nothing', () => {
    expect(list({ readOnly: true }).shadowRoot.querySelector('lightning-button-menu')).toBeNull();
    expect(textOf(list({ playbooks: [] }))).toContain('There is no playbook yet.');
  });
});

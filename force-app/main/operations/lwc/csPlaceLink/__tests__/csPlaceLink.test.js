import CsPlaceLink from 'c/csPlaceLink';
import { navigations } from 'lightning/navigation';
import { createElement } from 'lwc';
import { settle } from 'test/page';

afterEach(() => {
  document.body.replaceChildren();
  navigations.length = 0;
});

async function show(place) {
  const element = createElement('c-cs-place-link', { is: CsPlaceLink });
  element.place = place;
  document.body.appendChild(element);
  await settle();
  return element.shadowRoot.querySelector('a');
}

it('goes to another place when it is given one', async () => {
  const link = await show({ kind: 'setup', name: 'PermSets/home' });
  const element = link.getRootNode().host;
  element.place = { kind: 'record', name: 'a01' };
  element.place = { kind: 'record', name: 'a02' };
  await settle();
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/lightning/r/undefined/a02/view', null]);
});

it('opens a page of Setup in a tab of its own', async () => {
  const link = await show({ kind: 'setup', name: 'PermSets/home' });
  expect(link.getAttribute('href')).toBe('/lightning/setup/PermSets/home');
  expect(link.getAttribute('target')).toBe('_blank');
  expect(link.textContent).toBe('Open in Setup');
});

it.each([
  ['list', 'CsRun__c', 'Open the list', 'standard__objectPage', { objectApiName: 'CsRun__c', actionName: 'list' }],
  ['record', 'a01', 'Open the record', 'standard__recordPage', { recordId: 'a01', actionName: 'view' }],
  ['tab', 'CsScorecards', 'Open the page', 'standard__navItemPage', { apiName: 'CsScorecards' }],
])('goes to a %s within the page', async (kind, name, text, type, attributes) => {
  const link = await show({ kind, name });
  expect(link.textContent).toBe(text);
  link.click();
  expect(navigations).toEqual([{ type, attributes }]);
});

import CsSetUpArea from 'c/csSetUpArea';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const check = (key, status, more = {}) => ({
  key,
  area: 'runs',
  status,
  english: `${key} in English`,
  japanese: `${key} in Japanese`,
  remedyEnglish: null,
  remedyJapanese: null,
  place: null,
  ...more,
});

async function show(checks) {
  const element = createElement('c-cs-set-up-area', { is: CsSetUpArea });
  Object.assign(element, { area: 'runs', checks });
  document.body.appendChild(element);
  await Promise.resolve();
  return element.shadowRoot;
}

it('shows what needs somebody, the most urgent first, each with a word and what to do', async () => {
  const remedy = { remedyEnglish: 'Start one.', place: { kind: 'list', name: 'CsRun__c' } };
  const root = await show([
    check('a', 'unknown'),
    check('b', 'passed'),
    check('c', 'failed', remedy),
    check('d', 'warning'),
  ]);
  const rows = [...root.querySelectorAll('section > ul > li')];
  expect(rows.map((row) => row.dataset.key)).toEqual(['c', 'd', 'a']);
  expect(rows.map((row) => row.querySelector('.word').textContent.trim())).toEqual([
    'To be put right',
    'Worth a look',
    'Could not be told',
  ]);
  expect(rows[0].textContent).toContain('c in English');
  expect(rows[0].textContent).toContain('Start one.');
  expect(rows[0].querySelector('c-cs-place-link').place).toEqual({ kind: 'list', name: 'CsRun__c' });
  expect(root.querySelector('.count').textContent).toBe('1 of 4 in order');
  expect(root.querySelector('h3').textContent).toBe('Runs');
  await expect(root.host).toBeAccessible();
});

it('folds what is in order', async () => {
  const root = await show([check('a', 'passed'), check('b', 'passed')]);
  expect(root.querySelectorAll('section > ul')).toHaveLength(0);
  const folded = root.querySelector('details');
  expect(folded.open).toBe(false);
  expect(folded.querySelector('summary').textContent).toBe('Show what is in order (2)');
  expect(folded.querySelectorAll('li')).toHaveLength(2);
  expect(root.querySelector('lightning-icon').alternativeText).toBe('In order');
});

import CsSetUp from 'c/csSetUp';
import canManage from '@salesforce/apex/CsSetUpController.canManage';
import listChecks from '@salesforce/apex/CsSetUpController.listChecks';
import { createElement } from 'lwc';
import { settle } from 'test/page';

jest.mock('@salesforce/apex/CsSetUpController.canManage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CsSetUpController.listChecks', () => ({ default: jest.fn() }), { virtual: true });

beforeEach(() => {
  canManage.mockReset().mockResolvedValue(true);
  listChecks.mockReset();
});
afterEach(() => document.body.replaceChildren());

const check = (area, status) => ({
  key: `${area}.x`,
  area,
  status,
  english: '',
  japanese: '',
  remedyEnglish: null,
  remedyJapanese: null,
  place: null,
});
const answer = (...checks) => JSON.stringify({ asOf: '2026-11-22T03:00:00Z', apiCalls: 18, checks });

async function show() {
  const element = createElement('c-cs-set-up', { is: CsSetUp });
  document.body.appendChild(element);
  await settle();
  return element.shadowRoot;
}

const areasOf = (root) => [...root.querySelectorAll('c-cs-set-up-area')].map(({ area }) => area);

it('counts what needs somebody and puts the areas that do first', async () => {
  listChecks.mockResolvedValue(
    answer(
      check('connection', 'passed'),
      check('permissions', 'warning'),
      check('runs', 'failed'),
      check('feeds', 'unknown'),
    ),
  );
  const root = await show();
  expect(root.querySelector('[data-id="summary"]').textContent.trim()).toBe('3 of 4 need you');
  expect(root.querySelector('[data-id="age"]').textContent).toMatch(/^As of Nov 22, 2026/);
  expect(areasOf(root)).toEqual(['runs', 'permissions', 'feeds', 'connection']);
  await expect(root.host).toBeAccessible();
});

it('says when all is in order', async () => {
  listChecks.mockResolvedValue(answer(check('connection', 'passed'), check('runs', 'passed')));
  const root = await show();
  expect(root.querySelector('[data-id="summary"]').textContent.trim()).toBe('All 2 checks are in order');
});

it('checks again, and shows the last answer meanwhile', async () => {
  listChecks.mockResolvedValueOnce(answer(check('runs', 'failed')));
  const root = await show();
  let tell;
  listChecks.mockReturnValueOnce(new Promise((resolve) => (tell = resolve)));
  root.querySelector('[data-id="again"]').click();
  await settle();
  expect(root.querySelector('[data-id="again"]').disabled).toBe(true);
  expect(root.querySelector('[data-id="age"]').textContent).toBe('Checking the setup …');
  expect(areasOf(root)).toEqual(['runs']);
  tell(answer(check('runs', 'passed')));
  await settle();
  expect(root.querySelector('[data-id="again"]').disabled).toBe(false);
  expect(root.querySelector('[data-id="summary"]').textContent.trim()).toBe('All 1 checks are in order');
});

it('shows that it is loading until the first answer', async () => {
  listChecks.mockReturnValue(new Promise(() => undefined));
  const root = await show();
  expect(root.querySelector('[data-id="loading"]')).not.toBeNull();
  expect(root.querySelector('[data-id="summary"]')).toBeNull();
});

it('says what failed, and tries again', async () => {
  listChecks.mockRejectedValueOnce({ body: { message: 'Apex is away' } });
  const root = await show();
  const panel = root.querySelector('c-cs-error-panel');
  expect(panel.message).toBe('The setup could not be checked. Try again in a few minutes.');
  listChecks.mockResolvedValueOnce(answer(check('runs', 'passed')));
  panel.dispatchEvent(new CustomEvent('retried'));
  await settle();
  expect(root.querySelector('c-cs-error-panel')).toBeNull();
  expect(areasOf(root)).toEqual(['runs']);
});

it('asks nothing for a user without the permission', async () => {
  canManage.mockResolvedValue(false);
  const root = await show();
  expect(root.querySelector('[data-id="forbidden"]').heading).toContain('You may not look at the scoring setup.');
  expect(listChecks).not.toHaveBeenCalled();
  expect(root.querySelector('[data-id="loading"]')).toBeNull();
});

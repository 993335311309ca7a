import CsTestAccounts from 'c/csTestAccounts';
import { emitRecords } from 'test/record-wire';
import { clearPage, draw, settle, textOf } from 'test/page';

const ACCOUNT = '001000000000001AAA';
const HIDDEN = '001000000000002AAA';
const OWNER = '005000000000001AAA';

const record = (apiName, id, name) => ({
  statusCode: 200,
  result: { apiName, id, fields: { Name: { value: name, displayValue: null } } },
});

async function drawAccounts() {
  const element = draw('c-cs-test-accounts', CsTestAccounts, {
    accounts: [
      { accountId: ACCOUNT, outcome: 'opens', english: '9 cases are open.', japanese: '9件' },
      { accountId: HIDDEN, outcome: 'openAlready', english: '5 cases are open.', japanese: '5件' },
    ],
    owners: [{ ownerId: OWNER, accounts: 1, tasks: 4 }],
    outcomes: { opens: 9, openAlready: 3, queued: 0 },
    matching: 12,
  });
  await settle();
  return element;
}

const rows = (element, id) =>
  [...element.shadowRoot.querySelectorAll(`[data-id="${id}"]`)].map((row) => [...row.children].map(textOf));

describe('c-cs-test-accounts', () => {
  afterEach(clearPage);

  it('names accounts with their reason and what becomes of them, and owners with their tasks', async () => {
    const element = await drawAccounts();
    expect(rows(element, 'account')[0][0]).toBe('Loading…');
    emitRecords({
      results: [
        record('Account', ACCOUNT, 'Tidewater'),
        { statusCode: 404, result: [] },
        record('User', OWNER, 'Emma Clark'),
      ],
    });
    await settle();
    expect(element.shadowRoot.querySelector('c-cs-record-link')).toMatchObject({
      recordId: ACCOUNT,
      label: 'Tidewater',
    });
    expect(rows(element, 'account').map(([, ...cells]) => cells)).toEqual([
      ['9 cases are open.', 'Opens a signal'],
      ['5 cases are open.', 'Has a signal already'],
    ]);
    expect(rows(element, 'account')[1][0]).toBe('An account you cannot see');
    expect(rows(element, 'owner')).toEqual([['Emma Clark', '1', '4']]);
    expect(textOf(element)).toContain('2 of 12 accounts, the largest first');
    await expect(element).toBeAccessible();
  });

  it('counts what becomes of the accounts, without what becomes of none', async () => {
    const element = await drawAccounts();
    expect([...element.shadowRoot.querySelectorAll('.outcomes li')].map(textOf)).toEqual([
      '9 Opens a signal',
      '3 Has a signal already',
    ]);
  });
});

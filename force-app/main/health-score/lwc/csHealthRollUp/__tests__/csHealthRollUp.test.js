import CsHealthRollUp from 'c/csHealthRollUp';
import { graphql } from 'lightning/graphql';
import { query } from 'test/health-records';
import { clearPage, draw, settle, textOf } from 'test/page';

/** (100·85 + 300·92 + 100·44) / 500 = 81 */
const ROLL_UP = {
  method: 'ArrWeighted',
  ownWeight: 100,
  members: [
    { accountId: '001B', score: 44, coverage: 90, weight: 100 },
    { accountId: '001A', score: 92, coverage: 100, weight: 300 },
    { accountId: '001C', score: null, coverage: 0, weight: 50 },
  ],
};

async function drawRollUp(different = {}) {
  const element = draw('c-cs-health-roll-up', CsHealthRollUp, {
    rollUp: { ...ROLL_UP, ...different },
    ownScore: 85,
    calculatedScore: 81,
  });
  await settle();
  graphql.emit('CsAccountNames', {
    data: query({
      Account: [
        { Id: '001A', Name: 'Brightwell' },
        { Id: '001B', Name: 'Harbour' },
      ],
    }),
  });
  await settle();
  return element;
}

const rowsOf = (element) =>
  [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => [
    row.querySelector('c-cs-record-link')?.label ?? textOf(row.querySelector('th')),
    ...[...row.querySelectorAll('td')].map(textOf),
  ]);

describe('c-cs-health-roll-up', () => {
  afterEach(() => {
    clearPage();
    graphql.reset();
  });

  it('lists who counts how much, the account itself first, and links those that the user may see', async () => {
    const element = await drawRollUp();
    expect(graphql.variablesOf('CsAccountNames')).toEqual([{ accountIds: ['001B', '001A', '001C'] }]);
    expect(textOf(element.shadowRoot.querySelector('h3'))).toBe('From 3 child accounts, weighted by ARR');
    expect(textOf(element.shadowRoot.querySelector('.hint'))).toBe(
      "This account's own measures give 85; together with its child accounts the score is 81.",
    );
    expect(rowsOf(element)).toEqual([
      ['This account itself', '85', '¥100', '20%', '–'],
      ['Brightwell', '92', '¥300', '60%', '100%'],
      ['Harbour', '44', '¥100', '20%', '90%'],
      ['An account you cannot see', 'Not scored', '¥50', '–', '0%'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('says in words which is the lowest where the lowest counts', async () => {
    const element = await drawRollUp({ method: 'WorstOf' });
    expect(textOf(element.shadowRoot.querySelector('h3'))).toBe('The lowest of this account and 3 child accounts');
    expect(
      [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => row.querySelector('.lowest') !== null),
    ).toEqual([false, true, false, false]);
    expect(rowsOf(element).map(([name]) => name)).toEqual([
      'This account itself',
      'Harbour',
      'Brightwell',
      'An account you cannot see',
    ]);
  });
});

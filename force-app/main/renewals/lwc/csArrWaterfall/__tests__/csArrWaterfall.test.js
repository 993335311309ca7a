import CsArrWaterfall from 'c/csArrWaterfall';
import { toFigures } from 'c/csRetentionRecords';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { retentionPage, retentionRecord } from 'test/retention';

async function drawWaterfall(different = {}, names = new Map()) {
  const [figure] = toFigures(retentionPage([retentionRecord(different)]));
  const element = draw('c-cs-arr-waterfall', CsArrWaterfall, { figure, names, isoCode: 'USD' });
  await settle();
  return element;
}

const rowsOf = (element) => [...element.shadowRoot.querySelectorAll('tbody tr')].map(textOf);

describe('c-cs-arr-waterfall', () => {
  afterEach(clearPage);

  it('goes from the start to the end by every movement, as bars and as a table', async () => {
    const element = await drawWaterfall();
    expect([...element.shadowRoot.querySelectorAll('.amount')].map(textOf)).toEqual([
      '$1K',
      '+$500',
      '$0',
      '+$300',
      '−$200',
      '−$100',
      '$1.5K',
    ]);
    byId(element, 'switch').click();
    await settle();
    expect(rowsOf(element)).toEqual([
      'Start $1,000.00 $1,000.00 10',
      'New +$500.00 $1,500.00 4',
      'Came back $0.00 $1,500.00 0',
      'Expansion +$300.00 $1,800.00 3',
      'Contraction −$200.00 $1,600.00 2',
      'Churn −$100.00 $1,500.00 1',
      'End $1,500.00 $1,500.00 13',
    ]);
    await expect(element).toBeAccessible();
  });

  it('says that the end is what the CRM adds up to', async () => {
    const element = await drawWaterfall();
    expect(textOf(byId(element, 'compared'))).toContain(
      'The end is the $1,500.00 that the accounts’ ARR adds up to in the CRM',
    );
    expect(byId(element, 'differing')).toBeNull();
  });

  it('says by how much it is not, and which accounts it comes from, without the names that a user may not see', async () => {
    const reconciliation = {
      schema: 1,
      differing: [
        { accountId: '001A', crm: 90_000, history: 40_000 },
        { accountId: '001B', crm: 0, history: 20_000 },
      ],
      differingAccounts: 2,
      leftAside: [{ accountId: '001C', reason: 'outsideScope' }],
      leftAsideAccounts: 1,
    };
    const different = { CrmArr__c: 1800, Reconciliation__c: JSON.stringify(reconciliation), AccountsLeftAside__c: 1 };
    const element = await drawWaterfall(different, new Map([['001A', 'Acme']]));
    expect(textOf(byId(element, 'compared'))).toContain(
      'The end is $1,500.00, the accounts’ ARR in the CRM adds up to $1,800.00: a difference of $300.00 in 2 accounts.',
    );
    expect(element.shadowRoot.querySelector('c-cs-record-link').label).toBe('Acme');
    expect(rowsOf(element)[1]).toBe('An account you cannot see $0.00 $200.00 −$200.00');
    expect(textOf(byId(element, 'left-aside-accounts'))).toContain('outside the scope, with ARR');
    await expect(element).toBeAccessible();
  });

  it('compares nothing for a month that is over', async () => {
    const element = await drawWaterfall({ CrmArr__c: null, Reconciliation__c: null, IsMonthOver__c: true });
    expect(byId(element, 'compared')).toBeNull();
  });
});

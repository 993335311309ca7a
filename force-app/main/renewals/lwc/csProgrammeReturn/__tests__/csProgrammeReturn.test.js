import CsProgrammeReturn from 'c/csProgrammeReturn';
import { graphql } from 'lightning/graphql';
import { toNode } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { emitAccess, retentionPage, retentionRecord } from 'test/retention';

const NOTHING_STATED = {
  StartedOn__c: null,
  LostShareBefore__c: null,
  ExpandedShareBefore__c: null,
  AccountsPerPostBefore__c: null,
  Posts__c: null,
  PostCost__c: null,
  ProgrammeCost__c: null,
  AttributedShare__c: null,
  Note__c: null,
};

async function drawReturn(stated, records = [retentionRecord()]) {
  const element = draw('c-cs-programme-return', CsProgrammeReturn);
  emitAccess();
  await settle();
  const edges = stated ? [{ node: { Id: 'a0P1', ...toNode({ ...NOTHING_STATED, ...stated }) } }] : [];
  graphql.emit('CsRetention', { data: retentionPage(records) });
  graphql.emit('CsProgramme', { data: { uiapi: { query: { CsProgramme__c: { edges } } } } });
  await settle();
  return element;
}

const amountOf = (element, id) => textOf(byId(element, id).querySelector('.amount'));

describe('c-cs-programme-return', () => {
  afterEach(() => {
    clearPage();
    graphql.reset();
  });

  it('fills the formulas from what was stated and recorded, each input with where it comes from', async () => {
    const element = await drawReturn({
      LostShareBefore__c: 40,
      ExpandedShareBefore__c: 10,
      AccountsPerPostBefore__c: 5,
      PostCost__c: 100,
      ProgrammeCost__c: 100,
      AttributedShare__c: 100,
    });
    expect(amountOf(element, 'preventedChurn')).toBe('¥100'); // 1,000 × 40 % − (100 + 200)
    expect(amountOf(element, 'upsell')).toBe('¥200'); // 300 − 1,000 × 10 %
    expect(amountOf(element, 'capacity')).toBe('¥60'); // (13 ÷ 5 − 2) × 100
    expect(amountOf(element, 'benefit')).toBe('¥360');
    expect(amountOf(element, 'return')).toBe('260%');
    expect(textOf(byId(element, 'preventedChurn'))).toContain('ARR at the start ¥1,000 from the records');
    expect(textOf(byId(element, 'preventedChurn'))).toContain('Share of ARR lost in a year before 40% stated');
    await expect(element).toBeAccessible();
  });

  it('guesses nothing: what is missing shows as missing, and the totals wait', async () => {
    const element = await drawReturn(null);
    expect(amountOf(element, 'preventedChurn')).toBe('–');
    expect(textOf(byId(element, 'preventedChurn'))).toContain('Inputs missing: 1');
    expect(textOf(byId(element, 'preventedChurn'))).toContain('Share put down to the programme 50% default');
    expect(textOf(byId(element, 'span'))).toContain('State when the programme began, or what was before.');
    expect(textOf(byId(element, 'benefit'))).toContain('once nothing is missing');
  });

  it('takes the twelve months that ended before the programme began', async () => {
    const before = retentionRecord({
      Month__c: '2025-10-31',
      StartsOn__c: '2024-10-31',
      EndsOn__c: '2025-10-31',
      IsMonthOver__c: true,
      StartingArr__c: 500,
      ChurnedArr__c: 150,
      ContractedArr__c: 50,
    });
    const element = await drawReturn({ StartedOn__c: '2025-11-15', AttributedShare__c: 100 }, [
      before,
      retentionRecord(),
    ]);
    expect(amountOf(element, 'preventedChurn')).toBe('¥100'); // 1,000 × 200 ÷ 500 − 300
    expect(textOf(byId(element, 'preventedChurn'))).toContain('40% from the records');
  });

  it('draws nothing for those who may not know what a colleague costs', async () => {
    const element = draw('c-cs-programme-return', CsProgrammeReturn);
    await settle();
    expect(element.shadowRoot.querySelector('lightning-card')).toBeNull();
  });

  it('opens the form of assumptions', async () => {
    const element = await drawReturn(null);
    byId(element, 'edit').click();
    await settle();
    expect(element.shadowRoot.querySelector('c-cs-programme-form').recordId).toBeNull();
  });
});

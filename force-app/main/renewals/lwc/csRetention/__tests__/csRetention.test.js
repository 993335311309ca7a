import CsRetention from 'c/csRetention';
import { graphql } from 'lightning/graphql';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { emitAccess, retentionPage, retentionRecord } from 'test/retention';

const NOW = Date.parse('2026-11-22T12:00:00Z');

async function drawRetention(records) {
  const element = draw('c-cs-retention', CsRetention);
  emitAccess();
  await settle();
  if (records) graphql.emit('CsRetention', { data: retentionPage(records) });
  await settle();
  return element;
}

const tileOf = (element, id) => textOf(byId(element, id));

describe('c-cs-retention', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('shows the rates of twelve months to date, with what stands behind them', async () => {
    const element = await drawRetention([retentionRecord()]);
    expect(tileOf(element, 'gross')).toBe('Gross retention (GRR) 70% of starting ARR kept, without expansion');
    expect(tileOf(element, 'net')).toContain('100%');
    expect(tileOf(element, 'logo')).toBe('Logo retention 90% 1 of 10 accounts left');
    expect(tileOf(element, 'ending')).toBe('ARR at the end ¥1,500 from 13 accounts');
    expect(textOf(byId(element, 'span'))).toContain('¥1,000 of ARR that 10 accounts began with');
    expect(textOf(byId(element, 'source'))).toBe(
      'ARR is recorded from Jan 1, 2024 on, and nothing is claimed of the days before.',
    );
    expect(byId(element, 'old')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows one month, and a segment, when they are chosen', async () => {
    const segment = { Scope__c: 'Segment', ScopeValue__c: 'Finance', CrmArr__c: null, Reconciliation__c: null };
    const element = await drawRetention([
      retentionRecord(),
      retentionRecord({ WindowMonths__c: 1, GrossRetention__c: 99 }),
      retentionRecord({ ...segment, GrossRetention__c: 55 }),
    ]);
    expect(byId(element, 'segment').options.map(({ label }) => label)).toEqual(['Whole book', 'Finance']);
    byId(element, 'window').dispatchEvent(new CustomEvent('change', { detail: { value: '1' } }));
    await settle();
    expect(tileOf(element, 'gross')).toContain('99%');
    byId(element, 'window').dispatchEvent(new CustomEvent('change', { detail: { value: '12' } }));
    byId(element, 'segment').dispatchEvent(new CustomEvent('change', { detail: { value: 'segment:Finance' } }));
    await settle();
    expect(tileOf(element, 'gross')).toContain('55%');
  });

  it('says that a young ledger has no twelve months yet', async () => {
    const element = await drawRetention([retentionRecord({ WindowMonths__c: 1, RecordedFrom__c: '2026-11-20' })]);
    expect(textOf(byId(element, 'no-series'))).toContain('ARR is recorded from Nov 20, 2026 on');
    await expect(element).toBeAccessible();
  });

  it('says that figures are old', async () => {
    const element = await drawRetention([retentionRecord({ EndsOn__c: '2026-11-12' })]);
    expect(textOf(byId(element, 'old'))).toBe('These figures are 10 days old.');
  });

  it('draws waiting, nothing, and a failure that can be tried again', async () => {
    const waiting = await drawRetention(null);
    expect(byId(waiting, 'loading')).not.toBeNull();
    graphql.emit('CsRetention', { data: retentionPage([]) });
    await settle();
    expect(byId(waiting, 'empty').heading).toBe('No retention figures yet');
    graphql.emit('CsRetention', { errors: [{ message: 'No access' }] });
    await settle();
    const panel = waiting.shadowRoot.querySelector('c-cs-error-panel');
    expect([panel.message, panel.errors]).toEqual(['Retention could not be loaded.', [{ message: 'No access' }]]);
  });
});

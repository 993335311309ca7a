import CsTrackRecord from 'c/csTrackRecord';
import { graphql } from 'lightning/graphql';
import { toNode } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const BIN = { from: 0.7, renewals: 40, renewed: 30, meanLikelihood: 0.75, low: 0.6, high: 0.86 };
const DETAIL = JSON.stringify({
  schema: 1,
  reliability: [BIN],
  lastYear: { own: { brier: 0.157 } },
  csm: { own: { brier: 0.157 } },
});

function accuracy(different = {}) {
  const { HorizonDays__c = 90, Forecaster__c = 'Final', Csm__r = null, ...fields } = different;
  const key = `${HorizonDays__c}:${Csm__r?.Id ?? Forecaster__c}`;
  return {
    Id: key,
    Csm__r,
    ...toNode({
      Key__c: key,
      HorizonDays__c,
      Forecaster__c,
      Renewals__c: 40,
      Renewed__c: 32,
      Wape__c: 28.4,
      MonthlyWape__c: 11,
      Bias__c: -10.6,
      Brier__c: 0.157,
      LastYearRenewals__c: 40,
      LastYearBrier__c: 0.18,
      LastYearSkill__c: 0.1278,
      CsmRenewals__c: 40,
      CsmBrier__c: 0.14,
      CsmSkill__c: -0.12,
      Detail__c: DETAIL,
      AsOf__c: '2026-11-22',
      ...fields,
    }),
  };
}

const EMMA = { Id: '005E', Name: { value: 'Emma Clark' } };
const FEW = { Renewals__c: 9, LastYearRenewals__c: 9 };
const NONE = {
  Renewals__c: 0,
  LastYearRenewals__c: 0,
  Brier__c: null,
  Wape__c: null,
  Bias__c: null,
  LastYearSkill__c: null,
};

async function drawRecord(...accuracies) {
  const element = draw('c-cs-track-record', CsTrackRecord);
  await settle();
  graphql.emit('CsForecastAccuracy', {
    data: { uiapi: { query: { CsForecastAccuracy__c: { edges: accuracies.map((node) => ({ node })) } } } },
  });
  await settle();
  return element;
}

async function choose(element, id, value) {
  byId(element, id).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

const rowsOf = (element, id) =>
  [...byId(element, id).querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));

describe('the track record', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
  afterEach(clearPage);

  it('tells the figures of the final forecast 90 days ahead, with their number', async () => {
    const element = await drawRecord(accuracy());
    const text = textOf(byId(element, 'figures'));
    for (const part of ['40', '32 of them renewed', '28%', '11% by month', '−11%', 'too cautious', '0.157']) {
      expect(text).toContain(part);
    }
    expect(byId(element, 'old')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says of each simpler forecast whether it was beaten, on how many renewals', async () => {
    const element = await drawRecord(accuracy(), accuracy({ Forecaster__c: 'Model' }));
    expect(textOf(byId(element, 'comparisons'))).toBe(
      'Better than last year’s rate: Brier score 0.157 against 0.180, on the same 40 renewals.',
    );
    await choose(element, 'forecaster', 'Model');
    expect(textOf(byId(element, 'comparisons'))).toContain(
      'Worse than the CSMs’ calls: Brier score 0.157 against 0.140, on the same 40 renewals.',
    );
  });

  it('gives no figure of fewer than ten renewals, but their number', async () => {
    const element = await drawRecord(accuracy(FEW));
    expect(byId(element, 'figures')).toBeNull();
    expect(textOf(byId(element, 'too-few'))).toBe(
      '9 judged, fewer than 10: too few to say how good these forecasts are.',
    );
    expect(rowsOf(element, 'horizons')).toEqual([['90 days', '9', '–', '–', '–', 'Too few to say']]);
  });

  it('says so where nothing was forecast so long before', async () => {
    const element = await drawRecord(accuracy(), accuracy({ HorizonDays__c: 180, ...NONE }));
    await choose(element, 'horizon', '180');
    expect(textOf(byId(element, 'none'))).toBe('No renewal that is decided was forecast so long before.');
    expect(rowsOf(element, 'horizons')).toEqual([
      ['90 days', '40', '28%', '−11%', '0.157', 'Better'],
      ['180 days', '0', '–', '–', '–', '–'],
    ]);
  });

  it('lists the CSMs by name, not by figure', async () => {
    const zoe = { Id: '005Z', Name: { value: 'Zoe Adams' } };
    const csm = { Forecaster__c: 'Csm', CsmRenewals__c: null, CsmBrier__c: null, CsmSkill__c: null };
    const element = await drawRecord(
      accuracy(),
      accuracy({ ...csm, Csm__r: zoe, Brier__c: 0.1 }),
      accuracy({ ...csm, Csm__r: EMMA, ...FEW }),
    );
    expect(rowsOf(element, 'csms').map(([name, renewals]) => [name, renewals])).toEqual([
      ['Emma Clark', '9'],
      ['Zoe Adams', '40'],
    ]);
    await choose(element, 'horizon', '30');
    expect(byId(element, 'no-calls')).not.toBeNull();
  });

  it('leaves out records that no run renews any more, and says when the last one is old', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW + 3 * 86_400_000);
    const gone = accuracy({ Forecaster__c: 'Csm', Csm__r: EMMA, AsOf__c: '2026-10-01' });
    const element = await drawRecord(accuracy(), gone);
    expect(byId(element, 'csms')).toBeNull();
    expect(textOf(byId(element, 'old'))).toBe('3 days old: no full run has counted since');
  });

  it('is empty until a forecast can be judged', async () => {
    const element = await drawRecord(accuracy(NONE));
    expect([byId(element, 'empty') === null, byId(element, 'horizon')]).toEqual([false, null]);
    await expect(element).toBeAccessible();
  });

  it('says that it could not be read, and tries again', async () => {
    const element = draw('c-cs-track-record', CsTrackRecord);
    await settle();
    expect(byId(element, 'loading')).not.toBeNull();
    graphql.emit('CsForecastAccuracy', { errors: [{ message: 'No access' }] });
    await settle();
    const panel = element.shadowRoot.querySelector('c-cs-error-panel');
    expect(panel.message).toBe('The track record could not be loaded.');
    await expect(element).toBeAccessible();
  });
});

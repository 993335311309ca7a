import CsMeasureDetail from 'c/csMeasureDetail';
import { emitObjectInfo } from 'test/health-wires';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

jest.mock(
  '@salesforce/apex/CsHealthController.measureRows',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  {
    virtual: true,
  },
);

const MEASURE = {
  key: 'use',
  group: 'Process',
  status: 'present',
  value: 60,
  rawValue: null,
  points: 60,
  weight: 30,
  contribution: 60,
  latestOn: '2026-11-20',
  label: 'Licences in use',
  meaning: 'How much of what was bought is used.',
  unit: 'Percent',
  maxAgeDays: 90,
  minAccountAgeDays: null,
  percentileWithin: null,
  stoppedFeed: null,
  share: 100,
};

const SNAPSHOT = {
  asOf: '2026-11-22',
  stage: 'Operation',
  customerSince: null,
  stoppedFeeds: [],
  measures: [MEASURE],
  rollUp: null,
  knockOuts: [],
  override: null,
};

const RULES = {
  key: 'operation',
  versionKey: 'operation-v1',
  healthyFrom: 70,
  watchFrom: 45,
  bandMargin: 2,
  measures: [
    {
      key: 'use',
      unit: 'Percent',
      points: '0=0; 100=100',
      variants: 'stage Trial: 0=50; 100=100',
      missingPoints: null,
      knockOut: null,
    },
  ],
};

async function drawDetail({ measure = {}, snapshot = {}, ...properties } = {}) {
  const detail = draw('c-cs-measure-detail', CsMeasureDetail, {
    measure: { ...MEASURE, ...measure },
    snapshot: { ...SNAPSHOT, ...snapshot },
    rules: RULES,
    suggestion: { key: 'use', value: 72, band: 'Healthy', score: 72 },
    band: 'Watch',
    accountId: '001A',
    versionKey: 'operation-v1',
    ...properties,
  });
  await settle();
  return detail;
}

const factsOf = (detail) => [...detail.shadowRoot.querySelectorAll('[data-id="fact"]')].map(textOf);
const curveOf = (detail) => detail.shadowRoot.querySelector('c-cs-points-curve');

describe('c-cs-measure-detail', () => {
  afterEach(clearPage);

  it('says what the measure means, how old its data is, and what would change the band', async () => {
    const detail = await drawDetail();
    expect(textOf(byId(detail, 'meaning'))).toBe('How much of what was bought is used.');
    expect(factsOf(detail)).toEqual([
      'Newest data: Nov 20, 2026 (2 days before this score). It counts until it is 90 days old.',
    ]);
    expect(textOf(byId(detail, 'suggestion'))).toBe(
      '72% instead of 60% (+12) would by itself bring the band Healthy, with a score of 72.',
    );
    await expect(detail).toBeAccessible();
  });

  it('shows the curve with the place of the account, by its stage', async () => {
    const { breakpoints, value, points, target } = curveOf(await drawDetail());
    expect({ breakpoints, value, points, target }).toEqual({
      breakpoints: [
        { value: 0, points: 0 },
        { value: 100, points: 100 },
      ],
      value: 60,
      points: 60,
      target: 72,
    });
    clearPage();
    const trial = curveOf(await drawDetail({ snapshot: { stage: 'Trial' } }));
    expect(trial.breakpoints[0]).toEqual({ value: 0, points: 50 });
  });

  it('has no curve where the user may not see the scorecard', async () => {
    expect(curveOf(await drawDetail({ rules: null }))).toBeNull();
  });

  it('asks for the records as of the day of the snapshot', async () => {
    const rows = (await drawDetail()).shadowRoot.querySelector('c-cs-measure-rows');
    expect([rows.accountId, rows.measureKey, rows.versionKey, rows.asOf]).toEqual([
      '001A',
      'use',
      'operation-v1',
      '2026-11-22',
    ]);
  });

  it('compares with the accounts of the segment, whose field it names as the org does', async () => {
    const detail = await drawDetail({
      measure: { value: 62, rawValue: 31, unit: 'Count', percentileWithin: 'Industry' },
    });
    emitObjectInfo('Account', { fields: { Industry: { label: 'Sector' } } });
    await settle();
    expect(factsOf(detail)[0]).toBe('Better than 62% of the accounts with the same Sector; value 31.');
    expect(curveOf(detail).unit).toBe('Percent');
  });

  it('compares with all accounts', async () => {
    const detail = await drawDetail({ measure: { value: 62, rawValue: 31, unit: 'Days', percentileWithin: '*' } });
    expect(factsOf(detail)[0]).toBe('Better than 62% of all accounts of this scorecard; value 31 days.');
  });

  it('holds a feed that has stopped not against the customer', async () => {
    const detail = await drawDetail({
      measure: { status: 'stale', points: null, latestOn: '2026-08-01', stoppedFeed: 'CsUsage__c.Month__c' },
    });
    expect(factsOf(detail)[0]).toBe('no new data has arrived since Aug 1, 2026: not counted against this customer');
    expect(curveOf(detail).value).toBeNull();
    expect(byId(detail, 'suggestion')).toBeNull();
  });

  it.each([
    ['the best band', { band: 'Healthy' }, 'The band is already the best one.'],
    [
      'no reachable value',
      { suggestion: { key: 'use', value: null } },
      'This measure alone cannot bring a better band.',
    ],
    ['too little data', { band: 'Unknown' }, 'There is too little data for a band. More measures need data first.'],
    [
      'an override',
      { snapshot: { override: { id: 'a03', score: 60, band: null, expiresOn: '2026-12-01' } } },
      'An override holds the score. The measures count again when it ends.',
    ],
  ])('says what there is to say with %s', async (_, properties, sentence) => {
    expect(textOf(byId(await drawDetail(properties), 'suggestion'))).toBe(sentence);
  });

  it('says that there is no data', async () => {
    const detail = await drawDetail({ measure: { status: 'missing', value: null, points: null, latestOn: null } });
    expect(factsOf(detail)).toEqual(['There is no data yet.']);
  });
});

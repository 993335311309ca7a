import { toFindings } from '../checks';
import { draftMeasure, draftOf } from 'test/scorecards';

const found = (draft) =>
  toFindings(draft).map(({ localId, field, code, place }) => [localId, field, code, ...(place ? [place] : [])]);
const withMeasure = (different) => draftOf({ measures: [draftMeasure('cases', different)] });

it('finds nothing wrong with a sound draft', () => {
  expect(found(draftOf())).toEqual([]);
});

describe('of a scorecard', () => {
  it.each([
    [{ name: ' ' }, 'name', 'required'],
    [{ key: '' }, 'key', 'required'],
    [{ key: 'Operation 1' }, 'key', 'keyShape'],
    [{ key: 'a--b' }, 'key', 'keyShape'],
    [{ healthyFrom: null }, 'healthyFrom', 'required'],
    [{ healthyFrom: 100.5 }, 'healthyFrom', 'percent'],
    [{ watchFrom: -1 }, 'watchFrom', 'percent'],
    [{ watchFrom: 70, healthyFrom: 70 }, 'watchFrom', 'watchBelowHealthy'],
    [{ bandMargin: null }, 'bandMargin', 'required'],
    [{ watchFrom: 60, healthyFrom: 70, bandMargin: 10 }, 'bandMargin', 'margin'],
    [{ bandMargin: -1 }, 'bandMargin', 'margin'],
    [{ minimumCoverage: 101 }, 'minimumCoverage', 'percent'],
    [{ measures: [] }, 'measures', 'noMeasures'],
    [{ measures: [draftMeasure('a', { weight: 0 })] }, 'measures', 'noWeight'],
  ])('%j: %s %s', (different, field, code) => {
    expect(found(draftOf(different))).toEqual([[null, field, code]]);
  });

  it.each([
    [{ watchFrom: 0, healthyFrom: 100 }],
    [{ watchFrom: 60, healthyFrom: 70, bandMargin: 9.99 }],
    [{ minimumCoverage: 0 }],
  ])('%j is sound, on the edge', (different) => {
    expect(found(draftOf(different))).toEqual([]);
  });
});

describe('of a measure', () => {
  const aggregate = (different) => ({ aggregate: { sourceObject: 'Case', accountPath: 'AccountId', ...different } });

  it.each([
    [{ name: '' }, 'name', 'required'],
    [{ key: 'x_y' }, 'key', 'keyShape'],
    [{ weight: null }, 'weight', 'required'],
    [{ weight: 1.5 }, 'weight', 'wholeNumber'],
    [aggregate({ sourceObject: '' }), 'aggregate.sourceObject', 'required'],
    [aggregate({ accountPath: '' }), 'aggregate.accountPath', 'required'],
    [aggregate({ aggregate: 'sum' }), 'aggregate.field', 'fieldNeeded'],
    [aggregate({ aggregate: 'daysSince' }), 'aggregate.dateField', 'dateNeeded'],
    [aggregate({ windowDays: 90 }), 'aggregate.dateField', 'windowNeedsDate'],
    [aggregate({ windowPeriod: 'thisMonth' }), 'aggregate.dateField', 'windowNeedsDate'],
    [aggregate({ dateField: 'CreatedDate', windowDays: 0 }), 'aggregate.windowDays', 'atLeastOneDay'],
    [
      aggregate({ dateField: 'CreatedDate', windowDays: 9, windowPeriod: 'thisMonth' }),
      'aggregate.windowDays',
      'oneWindow',
    ],
    [{ changeAgainstPreviousWindow: true }, 'changeAgainstPreviousWindow', 'changeNeedsWindow'],
    [{ missingPoints: 101 }, 'missingPoints', 'percent'],
    [{ maxAgeDays: 30 }, 'maxAgeDays', 'ageNeedsDate'],
    [{ minAccountAgeDays: -1 }, 'minAccountAgeDays', 'wholeNumber'],
  ])('%j: %s %s', (different, field, code) => {
    expect(found(withMeasure(different))).toEqual([['local-cases', field, code]]);
  });

  it('says which row of the points is wrong', () => {
    expect(found(withMeasure({ points: '5=0; 3=100' }))).toEqual([['local-cases', 'points', 'points-order', 2]]);
  });

  it('says which variant is wrong', () => {
    const variant = { stage: 'Trial', minAgeDays: null, maxAgeDays: null, points: '0=0' };
    const variants = [
      variant,
      { ...variant, stage: null },
      { ...variant, minAgeDays: 9, maxAgeDays: 8 },
      { ...variant, points: 'x' },
    ];
    expect(found(withMeasure({ variants }))).toEqual([
      ['local-cases', 'variants', 'variantCondition', 2],
      ['local-cases', 'variants', 'variantAge', 3],
      ['local-cases', 'variants', 'variantPoints', 4],
    ]);
  });

  it('checks the second aggregate as the first', () => {
    const over = { ...draftMeasure('x').aggregate, accountPath: '' };
    expect(found(withMeasure({ over }))).toEqual([['local-cases', 'over.accountPath', 'required']]);
  });

  it('wants of a knock-out what its operator needs', () => {
    const knockOut = { operator: 'atMost', value: null, cap: null, reason: ' ', japaneseReason: null };
    expect(found(withMeasure({ knockOut }))).toEqual([
      ['local-cases', 'knockOut.value', 'required'],
      ['local-cases', 'knockOut.cap', 'required'],
      ['local-cases', 'knockOut.reason', 'required'],
    ]);
    expect(
      found(withMeasure({ knockOut: { ...knockOut, operator: 'missing', cap: 0, reason: 'No sponsor' } })),
    ).toEqual([]);
  });

  it('sees a key that is used twice at both', () => {
    expect(found(draftOf({ measures: [draftMeasure('a'), { ...draftMeasure('a'), localId: 'other' }] }))).toEqual([
      ['local-a', 'key', 'keyRepeated'],
      ['other', 'key', 'keyRepeated'],
    ]);
  });
});

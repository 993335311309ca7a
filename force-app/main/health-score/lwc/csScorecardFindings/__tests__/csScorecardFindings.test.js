import { fieldNameOf, findingsBelow, fromService, fromShape, mergeFindings } from 'c/csScorecardFindings';
import { draftMeasure, draftOf } from 'test/scorecards';

const service = (different) => ({
  measureKey: null,
  field: 'name',
  english: 'English',
  japanese: '日本語',
  ...different,
});
const at = (field, localId = null) => ({ localId, field, text: field });

describe('findings', () => {
  it('of the shape are sentences that name the row', () => {
    expect(fromShape({ localId: 'a', field: 'points', code: 'points-order', place: 3 }).text).toBe(
      'Row 3: values must ascend, each only once.',
    );
  });

  it('of the service find their measure by its key, or by its place when it has none', () => {
    const draft = draftOf({ measures: [draftMeasure('cases'), { ...draftMeasure(''), localId: 'unnamed' }] });
    expect(fromService(service({ measureKey: 'cases', field: 'points' }), draft)).toEqual({
      localId: 'local-cases',
      field: 'points',
      text: 'English',
    });
    expect(fromService(service({ field: 'measures[1].over.filter' }), draft)).toMatchObject({
      localId: 'unnamed',
      field: 'over.filter',
    });
    expect(fromService(service({ field: 'watchFrom' }), draft)).toMatchObject({ localId: null, field: 'watchFrom' });
  });

  it('stand once at each place, those of the page first', () => {
    const own = [at('name'), at('name', 'a')];
    expect(mergeFindings(own, [{ ...at('name'), text: 'again' }, at('name', 'b')])).toEqual([...own, at('name', 'b')]);
  });

  it('about variants stand once a measure', () => {
    expect(mergeFindings([at('variants', 'a')], [at('variants[1]', 'a'), at('variants[0].points', 'b')])).toEqual([
      at('variants', 'a'),
      at('variants[0].points', 'b'),
    ]);
  });

  it('of a part lose its name', () => {
    const findings = [at('over'), at('over.filter'), at('overall'), at('aggregate.filter')];
    expect(findingsBelow(findings, 'over').map(({ field }) => field)).toEqual(['', 'filter']);
  });
});

it.each([
  ['name', 'Name'],
  ['japaneseName', 'JapaneseName__c'],
  ['aggregate.windowDays', 'WindowDays__c'],
  ['aggregate.aggregate', 'Aggregate__c'],
  ['over.field', 'OverField__c'],
  ['knockOut.value', 'KnockOutValue__c'],
  ['variants[2].points', 'PointsVariants__c'],
  ['measures', null],
  ['aggregate', null],
])('%s is kept in %s', (field, name) => {
  expect(fieldNameOf(field)).toBe(name);
});

import CsRenewalRecordLine from 'c/csRenewalRecordLine';
import { graphql } from 'lightning/graphql';
import { toNode } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

const accuracy = (different = {}) => ({
  Id: 'a',
  Csm__r: null,
  ...toNode({
    Key__c: 'a',
    HorizonDays__c: 30,
    Forecaster__c: 'Final',
    Renewals__c: 40,
    Wape__c: 12.3,
    LastYearRenewals__c: 40,
    LastYearSkill__c: 0.2,
    CsmRenewals__c: null,
    AsOf__c: '2026-11-22',
    ...different,
  }),
});

async function lineOf(...accuracies) {
  const element = draw('c-cs-renewal-record-line', CsRenewalRecordLine, { daysLeft: 32 });
  await settle();
  const edges = accuracies.map((node) => ({ node }));
  graphql.emit('CsForecastAccuracy', { data: { uiapi: { query: { CsForecastAccuracy__c: { edges } } } } });
  await settle();
  return textOf(byId(element, 'line'));
}

describe('how good forecasts so long before a renewal have been', () => {
  afterEach(clearPage);

  it.each([
    [0.2, 'better than last year’s rate.'],
    [0.04, 'about as good as last year’s rate.'],
    [-0.2, 'worse than last year’s rate.'],
    [null, 'last year’s rate is not known.'],
  ])('is told with number, error and last year’s rate: skill %s', async (skill, verdict) => {
    const other = accuracy({ Key__c: 'b', HorizonDays__c: 60, Wape__c: 99 });
    expect(await lineOf(other, accuracy({ LastYearSkill__c: skill }))).toBe(
      `How good such forecasts were: 30 days before a renewal, ARR was off by 12.3% over 40 renewals; ${verdict}`,
    );
  });

  it('is not told of fewer than ten, nor of none', async () => {
    expect(await lineOf(accuracy({ Renewals__c: 9 }))).toBe(
      'Of forecasts 30 days before a renewal 9 could be judged yet: too few to say how good they are.',
    );
    clearPage();
    expect(await lineOf()).toBe('No forecast 30 days before a renewal has been judged yet.');
  });

  it('is nothing where it may not be read', async () => {
    const element = draw('c-cs-renewal-record-line', CsRenewalRecordLine, { daysLeft: 32 });
    await settle();
    graphql.emit('CsForecastAccuracy', { errors: [{ message: 'No access' }] });
    await settle();
    expect(byId(element, 'line')).toBeNull();
  });
});

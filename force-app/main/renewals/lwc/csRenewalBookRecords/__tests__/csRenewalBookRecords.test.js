import {
  CALLED_QUERY,
  bookQuery,
  bookWhere,
  filterFields,
  needsValue,
  operatorsOf,
  segmentFields,
  toBookPage,
  toCalledPage,
  toCondition,
} from 'c/csRenewalBookRecords';
import { accountInfo, account, bookData, calledData } from 'test/renewal-book';

const timeZone = 'Asia/Tokyo';
const fieldOf = (name) => filterFields(accountInfo()).find((field) => field.name === name);
const ask = (name, operator, value = '') => toCondition({ field: fieldOf(name), operator, value, timeZone });

describe('the question', () => {
  it('asks for the currency and the segment only where there are any', () => {
    const plain = bookQuery({ hasCurrencies: false, segment: null }).text;
    const full = bookQuery({ hasCurrencies: true, segment: 'Industry' }).text;
    expect([plain.includes('CurrencyIsoCode'), plain.includes('Industry')]).toEqual([false, false]);
    expect(full).toMatch(/CurrencyIsoCode \{ value \}\s+Industry @optional \{ value displayValue \}/);
    expect([plain, CALLED_QUERY.text].every((text) => text.includes('upperBound: 20000'))).toBe(true);
  });

  it('is about renewals until a day, of one CSM, with every filter', () => {
    const conditions = [{ Industry: { eq: 'Media' } }];
    expect(bookWhere({ userId: 'u1', period: { until: '2027-02-21' }, conditions })).toEqual({
      and: [{ CsRenewalDate__c: { lte: { value: '2027-02-21' } } }, { OwnerId: { eq: 'u1' } }, ...conditions],
    });
    expect(bookWhere({ userId: null, period: { literal: 'THIS_FISCAL_QUARTER' }, conditions: [] })).toEqual({
      and: [{ CsRenewalDate__c: { eq: { literal: 'THIS_FISCAL_QUARTER' } } }],
    });
  });
});

describe('the answer', () => {
  it('becomes records, with the word of the segment', () => {
    const Industry = { value: 'Media', displayValue: 'メディア' };
    const { records, nextCursor } = toBookPage(bookData([account({ Industry })], 'c1'), 'Industry');
    expect(nextCursor).toBe('c1');
    expect(records).toEqual([
      {
        id: '001000000000001AAA',
        name: 'Harbor Freight Lines',
        date: '2026-12-24',
        arr: 1200,
        likelihood: 50,
        category: 'AtRisk',
        band: 'Watch',
        openRisks: 2,
        ownerId: '005000000000001AAA',
        owner: 'Emma Clark',
        isoCode: null,
        segment: 'Media',
        segmentText: 'メディア',
      },
    ]);
  });

  it('has a segment of a tick box, and none where it is empty or hidden', () => {
    const segmentsOf = (Partner) => {
      const [{ segment, segmentText }] = toBookPage(bookData([account(Partner)]), 'IsPartner').records;
      return [segment, segmentText];
    };
    expect(segmentsOf({ IsPartner: { value: false, displayValue: null } })).toEqual(['false', 'false']);
    expect(segmentsOf({ IsPartner: { value: null, displayValue: null } })).toEqual([null, null]);
    expect(segmentsOf({})).toEqual([null, null]);
  });

  it('names renewals that are called', () => {
    expect(toCalledPage(calledData(['001000000000001AAA', '2026-12-24']))).toEqual({
      keys: ['001000000000001:2026-12-24'],
      nextCursor: null,
    });
  });
});

describe('fields', () => {
  it('can be filtered by when the org can and the user may', () => {
    expect(filterFields(accountInfo()).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Name text',
      'CreatedDate instant',
      'NumberOfEmployees number',
      'Industry picklist',
      'Key__c text',
      'Languages__c multi',
      'OwnerId text',
      'IsPartner boolean',
      'Product__c text',
      'CsRenewalDate__c date',
    ]);
  });

  it('make segments when they have few values, picklists first', () => {
    expect(segmentFields(accountInfo()).map(({ name }) => name)).toEqual(['Industry', 'IsPartner', 'Product__c']);
  });
});

describe('a condition', () => {
  it.each([
    ['Name', 'contains', ' Harbor ', { Name: { like: '%Harbor%' } }],
    ['Name', 'startsWith', 'Ｈ', { Name: { like: 'Ｈ%' } }],
    ['Industry', 'equals', 'Media', { Industry: { eq: 'Media' } }],
    ['Industry', 'differs', 'Media', { Industry: { ne: 'Media' } }],
    ['Industry', 'empty', '', { Industry: { eq: null } }],
    ['Industry', 'filled', 'left over', { Industry: { ne: null } }],
    ['Languages__c', 'includes', 'de', { Languages__c: { includes: ['de'] } }],
    ['Languages__c', 'excludes', 'de', { Languages__c: { excludes: ['de'] } }],
    ['NumberOfEmployees', 'atLeast', '1,200', { NumberOfEmployees: { gte: 1200 } }],
    ['NumberOfEmployees', 'atMost', '１２．５', { NumberOfEmployees: { lte: 12.5 } }],
    ['IsPartner', 'equals', 'false', { IsPartner: { eq: false } }],
    ['CsRenewalDate__c', 'atMost', '2026-11-30', { CsRenewalDate__c: { lte: { value: '2026-11-30' } } }],
    ['OwnerId', 'contains', 'Emma', { Owner: { Name: { like: '%Emma%' } } }],
  ])('on %s %s %j', (name, operator, value, condition) => {
    expect(ask(name, operator, value)).toEqual({ condition });
  });

  it('on a moment takes days of the user’s clock', () => {
    expect(ask('CreatedDate', 'atLeast', '2026-11-22')).toEqual({
      condition: { CreatedDate: { gte: { value: '2026-11-21T15:00:00.000Z' } } },
    });
    expect(ask('CreatedDate', 'atMost', '2026-11-22')).toEqual({
      condition: { CreatedDate: { lt: { value: '2026-11-22T15:00:00.000Z' } } },
    });
  });

  it('begins a day where the clock changes in its night', () => {
    const inNewYork = (value) =>
      toCondition({ field: fieldOf('CreatedDate'), operator: 'atLeast', value, timeZone: 'America/New_York' });
    const at = (value) => inNewYork(value).condition.CreatedDate.gte.value;
    // clocks go forward on March 8, 2026 at 2 and back on November 1
    expect([at('2026-03-08'), at('2026-03-09'), at('2026-11-01'), at('2026-11-02')]).toEqual([
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ]);
  });

  it.each([
    ['NumberOfEmployees', 'many', 'number'],
    ['NumberOfEmployees', '1e999', 'number'],
    ['CsRenewalDate__c', 'soon', 'date'],
    ['CsRenewalDate__c', '2026-13-01', 'date'],
    ['CreatedDate', '22.11.2026', 'date'],
    ['Name', '  ', 'value'],
    ['Industry', '', 'value'],
  ])('on %s cannot be %j', (name, value, fault) => {
    expect(ask(name, operatorsOf(fieldOf(name).kind)[0], value)).toEqual({ fault });
  });

  it('needs no value for empty or not', () => {
    expect(['empty', 'filled', 'equals'].map(needsValue)).toEqual([false, false, true]);
  });
});

import {
  compareText,
  fillLabel,
  formatAgo,
  formatChange,
  formatDate,
  formatDateTime,
  formatHundredths,
  formatMeasureValue,
  formatMonth,
  formatNumber,
  formatPercent,
  joinNames,
  toIsoDate,
} from 'c/csFormat';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('c-cs-format', () => {
  it('shows absence as a dash, never as 0', () => {
    expect([
      formatNumber(null),
      formatChange(undefined),
      formatPercent(null),
      formatMeasureValue(null, 'Days'),
    ]).toEqual(['–', '–', '–', '–']);
    expect([formatDate(null), formatDateTime(''), formatAgo(null, NOW)]).toEqual(['–', '–', '–']);
  });

  it('shows 0 as 0', () => {
    expect([formatNumber(0), formatChange(0), formatPercent(0), formatMeasureValue(0, 'Count')]).toEqual([
      '0',
      '±0',
      '0%',
      '0',
    ]);
  });

  it('rounds a number to hundredths at most', () => {
    expect([formatNumber(71), formatNumber(71.2), formatNumber(1234.567), formatHundredths(71.2)]).toEqual([
      '71',
      '71.2',
      '1,234.57',
      '71.20',
    ]);
  });

  it('always signs a change, with the minus sign of typography', () => {
    expect([formatChange(4.2), formatChange(-3)]).toEqual(['+4.2', '−3']);
  });

  it.each([
    ['Percent', 45.5, '45.5%'],
    ['Days', 1, '1 day'],
    ['Days', 12, '12 days'],
    ['Hours', 5, '5 hours'],
    ['Ratio', 1.25, '1.25'],
    ['Currency', 120000, '¥120,000'],
    ['Points', 40, '40 points'],
    ['Count', 3, '3'],
    [null, 3, '3'],
  ])('shows a value in %s', (unit, value, text) => {
    expect(formatMeasureValue(value, unit)).toBe(text);
  });

  it('shows a date as it is and a moment in the time zone of the user (Tokyo)', () => {
    expect(formatDate('2026-11-22')).toBe('Nov 22, 2026');
    expect(formatDateTime('2026-11-22T20:30:00Z').replace(/\s/g, ' ')).toBe('Nov 23, 2026, 5:30 AM');
  });

  it.each([
    ['2026-11-22T12:00:30Z', 'just now'],
    ['2026-11-22T11:59:01Z', 'just now'],
    ['2026-11-22T11:59:00Z', '1 minute ago'],
    ['2026-11-22T11:00:01Z', '59 minutes ago'],
    ['2026-11-22T11:00:00Z', '1 hour ago'],
    ['2026-11-20T12:00:01Z', '47 hours ago'],
    ['2026-11-20T12:00:00Z', '2 days ago'],
  ])('says how long ago %s was', (moment, text) => {
    expect(formatAgo(moment, NOW)).toBe(text);
  });

  it('knows the date of a moment in Tokyo', () => {
    expect(toIsoDate(Date.parse('2026-11-22T15:00:00Z'))).toBe('2026-11-23');
  });

  it('names a month, and January by its year', () => {
    expect([formatMonth(Date.UTC(2026, 1, 1)), formatMonth(Date.UTC(2026, 0, 1))]).toEqual(['Feb', '2026']);
  });

  it('fills the holes of a label and leaves those without a value', () => {
    expect(fillLabel('{1} of {0}, {2}', 10, 'two')).toBe('two of 10, {2}');
  });

  it('joins names', () => {
    expect(joinNames(['A', 'B', 'C'])).toBe('A, B, C');
  });

  it('orders numbers inside names by their size', () => {
    expect(['Company 10', 'Company 9'].sort(compareText)).toEqual(['Company 9', 'Company 10']);
  });
});

import { formatAgo, formatDate, formatMeasureValue, formatMonth, joinNames, language } from 'c/csFormat';

describe('c-cs-format in Japanese', () => {
  it('writes dates, units and lists as Japanese does', () => {
    expect(language).toBe('ja');
    expect(formatDate('2026-11-22')).toBe('2026/11/22');
    expect(formatAgo('2026-11-22T10:00:00Z', Date.parse('2026-11-22T12:00:00Z'))).toBe('2 時間前');
    expect(formatMeasureValue(12, 'Days')).toBe('12 日');
    expect(formatMeasureValue(40, 'Points')).toBe('40 点');
    expect(formatMonth(Date.UTC(2026, 1, 1))).toBe('2月');
    expect(joinNames(['利用', '訪問'])).toBe('利用、訪問');
  });
});

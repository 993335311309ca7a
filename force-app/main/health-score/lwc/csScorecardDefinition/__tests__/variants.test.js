import { formatVariants, parseVariants } from '../variants';

const variant = (different) => ({ stage: null, minAgeDays: null, maxAgeDays: null, points: '0=0', ...different });

describe('variants', () => {
  it.each([
    ['stage Onboarding, age 0-90: 0=0', variant({ stage: 'Onboarding', minAgeDays: 0, maxAgeDays: 90 })],
    ['stage Trial: 0=0', variant({ stage: 'Trial' })],
    ['age 180+: 0=0', variant({ minAgeDays: 180 })],
    ['age up to 30: 0=0', variant({ maxAgeDays: 30 })],
  ])('read and write "%s"', (text, expected) => {
    expect(parseVariants(text)).toEqual([expected]);
    expect(formatVariants([expected])).toBe(text);
  });

  it('stand one a line', () => {
    const text = 'stage Trial: 0=0; 1=1\nage 180+: 5=5';
    expect(parseVariants(`\n${text}\n\n`)).toHaveLength(2);
    expect(formatVariants(parseVariants(text))).toBe(text);
  });

  it('keep a line that cannot be read as points without a condition', () => {
    expect(parseVariants('region West: 0=0')).toEqual([variant({ points: 'region West: 0=0' })]);
  });

  it('are null as text when there are none', () => {
    expect(formatVariants([])).toBeNull();
    expect(parseVariants(null)).toEqual([]);
  });
});

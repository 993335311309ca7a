import { formatPoints, parsePoints, toPairs } from '../points';

describe('parsePoints', () => {
  it('reads ascending pairs, negative and decimal values', () => {
    expect(parsePoints('-5=0; 0.25=60.5;10=100;')).toEqual({
      breakpoints: [
        { value: -5, points: 0 },
        { value: 0.25, points: 60.5 },
        { value: 10, points: 100 },
      ],
      fault: null,
      place: null,
    });
  });

  it.each([
    ['', 'none', null],
    [' ; ', 'shape', 1],
    ['0=0; 5', 'shape', 2],
    ['0=0; =5', 'shape', 2],
    ['a=0', 'value', 1],
    ['1.00001=0', 'value', 1],
    ['1=b', 'points', 1],
    ['1=1.005', 'points', 1],
    ['1=-1', 'range', 1],
    ['1=100.01', 'range', 1],
    ['1=100; 1=50', 'order', 2],
    ['2=0; 1=50', 'order', 2],
  ])('says what is wrong with "%s"', (text, fault, place) => {
    expect(parsePoints(text)).toMatchObject({ fault, place });
  });

  it('keeps the pairs before the fault, so that their curve can be drawn', () => {
    expect(parsePoints('0=0; 5=50; 4=').breakpoints).toEqual([
      { value: 0, points: 0 },
      { value: 5, points: 50 },
    ]);
  });
});

describe('pairs', () => {
  it('keep what is half typed', () => {
    const text = '0=0; 5=; =7';
    expect(toPairs(text)).toEqual([
      { value: '0', points: '0' },
      { value: '5', points: '' },
      { value: '', points: '7' },
    ]);
    expect(formatPoints(toPairs(text))).toBe(text);
  });
});

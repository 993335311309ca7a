import { toCurve } from '../curvePlot';

const SIZE = { width: 342, height: 130 };

describe('toCurve', () => {
  it('draws through the breakpoints and stays flat outside', () => {
    const { frame, path, dots } = toCurve(
      [
        { value: 0, points: 0 },
        { value: 5, points: 100 },
        { value: 10, points: 50 },
      ],
      SIZE,
    );
    // Frame from 30 to 330, 8 % flat on either side: 54 to 306; 100 points are 100 pixels high.
    expect(frame).toEqual({ left: 30, right: 330, top: 10, bottom: 110 });
    expect(dots.map(({ x, y }) => [x, y])).toEqual([
      [54, 110],
      [180, 10],
      [306, 60],
    ]);
    expect(path).toBe('M30 110L54 110L180 10L306 60H330');
  });

  it('draws one breakpoint as a level line', () => {
    expect(toCurve([{ value: 7, points: 50 }], SIZE).path).toBe('M30 60L180 60H330');
  });

  it('names both ends and in between what has room', () => {
    const values = [0, 1, 50, 99, 100].map((value) => ({ value, points: 0 }));
    expect(toCurve(values, SIZE).values.map(({ value }) => value)).toEqual([0, 50, 100]);
  });
});

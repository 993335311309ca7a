import { toPlot } from 'c/csPointsPlot';

// Frame from 20 to 320 and from 10 to 110; 8 % flat on either side: 44 to 296; 100 points are 100 pixels high.
const ROOM = { width: 330, height: 130, margin: { left: 20, right: 10, top: 10, bottom: 20 }, labelGap: 40 };

const breakpoint = (/** @type {number} */ value) => ({ value, points: 50 });

describe('c-cs-points-plot', () => {
  it('puts the ends of the span where the flat strips begin, and 100 points at the top', () => {
    const { frame, dots } = toPlot([{ value: 0, points: 100 }, breakpoint(5), { value: 10, points: 0 }], {
      ...ROOM,
      span: [0, 10],
    });
    expect(frame).toEqual({ left: 20, right: 320, top: 10, bottom: 110 });
    expect(dots).toEqual([
      { value: 0, points: 100, x: 44, y: 10 },
      { value: 5, points: 50, x: 170, y: 60 },
      { value: 10, points: 0, x: 296, y: 110 },
    ]);
  });

  it('keeps a value outside the span within the frame', () => {
    const { toX } = toPlot([breakpoint(0), breakpoint(10)], { ...ROOM, span: [0, 10] });
    expect([-1_000, 1_000].map(toX)).toEqual([20, 320]);
  });

  it('names the ends, and between them what has room to both sides', () => {
    // 2.52 pixels a value: 16 is 40.3 pixels from 0 and 15 only 37.8; 84 is 40.3 pixels from 100.
    const names = (/** @type {number[]} */ ...values) =>
      toPlot(values.map(breakpoint), { ...ROOM, span: [0, 100] }).values.map(({ value }) => value);
    expect(names(0, 15, 50, 85, 100)).toEqual([0, 50, 100]);
    expect(names(0, 16, 50, 84, 100)).toEqual([0, 16, 50, 84, 100]);
  });
});

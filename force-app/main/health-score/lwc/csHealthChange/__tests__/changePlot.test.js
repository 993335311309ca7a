import { toWaterfall } from '../changePlot';

describe('toWaterfall', () => {
  it('starts each bar where the one before ended', () => {
    // levels 50, 40, 60: span 20, 15 % room at either end: 37 to 63, over 96 % of the width from 2 %
    const { bars, ends } = toWaterfall(50, [-10, 20]);
    expect(bars).toEqual([
      { x: 13.08, width: 36.92 },
      { x: 13.08, width: 73.85 },
    ]);
    expect(ends).toEqual([
      { x: 49.6, width: 0.8 },
      { x: 86.52, width: 0.8 },
    ]);
  });

  it('does not blow up a tiny change', () => {
    const [bar] = toWaterfall(50, [0.1]).bars;
    expect(bar.width).toBeLessThan(3);
  });

  it('has bars of a least width', () => {
    expect(toWaterfall(50, [40, 0.01]).bars[1].width).toBe(0.8);
  });
});

import { hundredScale, monthStarts, spacedMarks, stepPath, timeScale } from 'c/csStepPlot';

const FRAME = { left: 10, right: 110, top: 5, bottom: 105 };

describe('step plot', () => {
  it('holds a value until the next and breaks where there is none', () => {
    const points = [
      { x: 0, y: 5 },
      { x: 10, y: 8 },
      { x: 20, y: null },
      { x: 30, y: 2 },
    ];
    expect(stepPath(points, 40)).toBe('M0 5H10V8H20M30 2H40');
  });

  it('puts a time and a value of 0 to 100 into the frame', () => {
    const toX = timeScale(Date.parse('2026-01-01'), Date.parse('2026-01-11'), FRAME);
    expect([toX('2026-01-01'), toX('2026-01-06'), toX(Date.parse('2026-01-11'))]).toEqual([10, 60, 110]);
    expect([0, 25, 100].map(hundredScale(FRAME))).toEqual([105, 80, 5]);
  });

  it('leaves out a label that would touch the one below, and what is not known', () => {
    // 100 pixels for 100: 13 apart is enough, 12 is not
    const marks = spacedMarks([0, 12, 13, null, 100], hundredScale(FRAME));
    expect(marks.map(({ value }) => value)).toEqual([0, 13, 100]);
  });

  it('names as many months as have room', () => {
    const months = (width) =>
      monthStarts(Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 2), { ...FRAME, right: FRAME.left + width });
    expect(months(6 * 44)).toHaveLength(6);
    // room for 3 of the 6: every second
    expect(months(3 * 44).map((time) => new Date(time).getUTCMonth())).toEqual([1, 3, 5]);
  });
});

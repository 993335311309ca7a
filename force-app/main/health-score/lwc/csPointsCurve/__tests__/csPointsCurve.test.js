import CsPointsCurve from 'c/csPointsCurve';
import { clearPage, draw, settle, textOf } from 'test/page';
import { toCurve } from '../curvePlot';

const BREAKPOINTS = [
  { value: 0, points: 0 },
  { value: 50, points: 80 },
  { value: 100, points: 100 },
];

function drawCurve(properties = {}) {
  return draw('c-cs-points-curve', CsPointsCurve, {
    breakpoints: BREAKPOINTS,
    value: 25,
    points: 40,
    target: 60,
    unit: 'Percent',
    ...properties,
  });
}

describe('c-cs-points-curve', () => {
  afterEach(clearPage);

  it('draws the curve, the place of the account and the value that would change the band', async () => {
    const curve = drawCurve();
    const { shadowRoot } = curve;
    expect(shadowRoot.querySelectorAll('.corner')).toHaveLength(3);
    expect(shadowRoot.querySelector('desc').textContent).toBe(
      'Points by value, straight lines between: 0%: 0; 50%: 80; 100%: 100. This account: 25%, 40 points.',
    );
    expect(textOf(shadowRoot.querySelector('.legend'))).toBe('this account would change the band');
    await expect(curve).toBeAccessible();
  });

  it('marks neither where there is no value and nothing helps', () => {
    const { shadowRoot } = drawCurve({ value: null, points: null, target: null });
    expect(textOf(shadowRoot.querySelector('.legend'))).toBe('');
    expect(shadowRoot.querySelector('.place')).toBeNull();
  });

  it('says the same as a table', async () => {
    const curve = drawCurve();
    curve.shadowRoot.querySelector('.switch').click();
    await settle();
    const rows = [...curve.shadowRoot.querySelectorAll('tbody tr')].map(textOf);
    expect(rows).toEqual(['0% 0', '50% 80', '100% 100']);
    expect(curve.shadowRoot.querySelector('svg')).toBeNull();
    await expect(curve).toBeAccessible();
  });
});

describe('toCurve', () => {
  const plot = (different = {}) =>
    toCurve({ breakpoints: BREAKPOINTS, value: 25, points: 40, target: null, width: 340, height: 134, ...different });

  it('puts a value between two breakpoints on the line between them', () => {
    // 300 px of width, 8 % flat on either side: 0 at 26 + 24 = 50, 100 at 302; 100 px of height: 40 points at 112 - 40
    const { corners, place } = plot();
    expect(corners.map(({ x, y }) => [x, y])).toEqual([
      [50, 112],
      [176, 32],
      [302, 12],
    ]);
    expect(place).toEqual({ x: 113, y: 72 });
  });

  it('keeps a value far outside on the plot, where the curve is flat', () => {
    expect(plot({ value: 9_999, points: 100 }).place).toEqual({ x: 326, y: 12 });
    expect(plot({ value: -9_999, points: 0 }).place).toEqual({ x: 26, y: 112 });
  });

  it('leaves out the names of values that would touch', () => {
    const breakpoints = [0, 1, 50, 99, 100].map((value) => ({ value, points: value }));
    expect(plot({ breakpoints }).labels.map(({ value }) => value)).toEqual([0, 50, 100]);
  });

  it('draws a single breakpoint as a flat line', () => {
    expect(plot({ breakpoints: [{ value: 5, points: 50 }], value: 5, points: 50 }).path).toBe('M26 62L50 62L326 62');
  });
});

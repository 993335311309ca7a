import CsReliabilityPlot from 'c/csReliabilityPlot';
import { byId, clearPage, draw, settle } from 'test/page';
import { toPlot } from '../plotGeometry';

const BINS = [
  { from: 0.3, renewals: 10, renewed: 7, meanLikelihood: 0.36, low: 0.4, high: 0.89 },
  { from: 0.8, renewals: 40, renewed: 40, meanLikelihood: 0.85, low: 0.91, high: 1 },
];

describe('reliability plot', () => {
  afterEach(clearPage);

  it('puts what was said beside what came of it, and tells by area how many renewals a point stands for', () => {
    // Plot area 100 wide (40 … 140) and 100 high (10 … 110); a quarter of the renewals has half the radius
    const { points, diagonal } = toPlot({ bins: BINS, width: 160, height: 148 });
    expect(points).toEqual([
      { key: 0.3, x: 76, y: 40, low: 70, high: 21, radius: 5.5, renewals: 10 },
      { key: 0.8, x: 125, y: 10, low: 19, high: 10, radius: 11, renewals: 40 },
    ]);
    expect(diagonal).toEqual({ x1: 40, y1: 110, x2: 140, y2: 10 });
  });

  it('says the same in sentences', async () => {
    const element = draw('c-cs-reliability-plot', CsReliabilityPlot, { bins: BINS });
    await settle();
    expect([...byId(element, 'lines').children].map(({ textContent }) => textContent)).toEqual([
      'Said 30% to 40%: 7 of 10 renewed (70%).',
      'Said 80% to 90%: 40 of 40 renewed (100%).',
    ]);
    await expect(element).toBeAccessible();
  });

  it('shows the same numbers as a table', async () => {
    const element = draw('c-cs-reliability-plot', CsReliabilityPlot, { bins: BINS });
    await settle();
    byId(element, 'switch').click();
    await settle();
    const rows = [...byId(element, 'table').querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['30% to 40%', '36%', '10', '70%', '40% to 89%'],
      ['80% to 90%', '85%', '40', '100%', '91% to 100%'],
    ]);
    await expect(element).toBeAccessible();
  });
});

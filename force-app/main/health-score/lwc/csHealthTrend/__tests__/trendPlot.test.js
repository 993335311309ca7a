import { toPlot } from '../trendPlot';

/** Plot area 100 wide (26 … 126) and 100 high (8 … 108): a point of score is a pixel. */
const SIZE = { width: 178, height: 128, healthyFrom: 70, watchFrom: 45 };

function point(date, score, different = {}) {
  return { id: date, date, score, band: 'Watch', coverage: 80, scorecard: 'operation-v1', ...different };
}

describe('trend plot', () => {
  it('holds a score until the next one: steps, not slopes', () => {
    const points = [point('2026-01-01', 50), point('2026-01-06', 60)];
    // ten days on 100 pixels: day 5 is x 76, day 10 is x 126; score 50 is y 58, 60 is y 48
    expect(toPlot({ ...SIZE, points, endsOn: '2026-01-11' })).toMatchObject({
      path: 'M26 58H76V48H126',
      last: { x: 126, y: 48, band: 'Watch' },
    });
  });

  it.each([
    ['without a score', { score: null }],
    ['with too little data', { band: 'Unknown' }],
  ])('breaks the line at a snapshot %s', (_, different) => {
    const points = [point('2026-01-01', 50), point('2026-01-06', 90, different), point('2026-01-09', 40)];
    expect(toPlot({ ...SIZE, points, endsOn: '2026-01-11' }).path).toBe('M26 58H76M106 68H126');
  });

  it('has no last point when the last score is not drawn', () => {
    expect(toPlot({ ...SIZE, points: [point('2026-01-01', null)], endsOn: '2026-01-11' })).toMatchObject({
      path: '',
      last: null,
    });
  });

  it('draws a single snapshot of today', () => {
    expect(toPlot({ ...SIZE, points: [point('2026-01-01', 50)], endsOn: '2026-01-01' }).path).toBe('M26 58H126');
  });

  it('places the bands by the thresholds, none without them', () => {
    const plot = toPlot({ ...SIZE, points: [point('2026-01-01', 50)], endsOn: '2026-01-02' });
    expect(plot.zones).toEqual([
      { band: 'Healthy', y: 8, height: 30 },
      { band: 'Watch', y: 38, height: 25 },
      { band: 'AtRisk', y: 63, height: 45 },
    ]);
    const without = { ...SIZE, healthyFrom: null, watchFrom: null };
    expect(toPlot({ ...without, points: [point('2026-01-01', 50)], endsOn: '2026-01-02' }).zones).toEqual([]);
  });

  it('leaves out a label of the scale that would touch the one below', () => {
    const close = { ...SIZE, watchFrom: 60, healthyFrom: 70 };
    const plot = toPlot({ ...close, points: [point('2026-01-01', 50)], endsOn: '2026-01-02' });
    expect(plot.scale.map(({ value }) => value)).toEqual([0, 60, 100]);
  });

  it('names as many months as have room, from the first full one', () => {
    const points = [point('2025-12-10', 50)];
    const narrow = toPlot({ ...SIZE, points, endsOn: '2026-06-10' });
    expect(narrow.months.map(({ time }) => new Date(time).toISOString().slice(0, 7))).toEqual(['2026-01', '2026-04']);
    const wide = toPlot({ ...SIZE, width: 600, points, endsOn: '2026-06-10' });
    expect(wide.months).toHaveLength(6);
  });

  it('marks where the scorecard changed', () => {
    const points = [point('2026-01-01', 50), point('2026-01-06', 60, { scorecard: 'renewal-v1' })];
    expect(toPlot({ ...SIZE, points, endsOn: '2026-01-11' }).switches).toEqual([{ date: '2026-01-06', x: 76 }]);
  });
});

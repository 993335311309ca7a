import CsHealthTrend from 'c/csHealthTrend';
import { clearPage, draw, settle, textOf } from 'test/page';

const POINTS = [
  { id: 'a', date: '2026-09-01', score: 58.1, band: 'Watch', coverage: 80, scorecard: 'v1' },
  { id: 'b', date: '2026-10-01', score: 90, band: 'Unknown', coverage: 20, scorecard: 'v1' },
  { id: 'c', date: '2026-11-01', score: 75.25, band: 'Healthy', coverage: 82.5, scorecard: 'v1' },
];

function drawTrend(properties = {}) {
  return draw('c-cs-health-trend', CsHealthTrend, {
    points: POINTS,
    endsOn: '2026-11-22',
    healthyFrom: 70,
    watchFrom: 45,
    ...properties,
  });
}

describe('c-cs-health-trend', () => {
  afterEach(clearPage);

  it('draws a plot that says in words what it shows, scores with too little data left out', async () => {
    const trend = drawTrend();
    const svg = trend.shadowRoot.querySelector('svg[role="img"]');
    expect(textOf(svg.querySelector('title'))).toBe('Trend, last 13 months');
    expect(textOf(svg.querySelector('desc'))).toBe(
      'Health score from 58.1 on Sep 1, 2026 to 75.25 on Nov 1, 2026; lowest 58.1, highest 75.25.',
    );
    expect([...svg.querySelectorAll('.word')].map(textOf)).toEqual(['Healthy', 'Watch', 'At Risk']);
    await expect(trend).toBeAccessible();
  });

  it('shows the same as a table, newest first, each with its change', async () => {
    const trend = drawTrend();
    trend.shadowRoot.querySelector('lightning-button').click();
    await settle();
    const rows = [...trend.shadowRoot.querySelectorAll('tr')].map((row) => [...row.children].map(textOf));
    expect(rows).toEqual([
      ['Date', 'Score', 'Change', 'Band', 'Coverage'],
      ['Nov 1, 2026', '75.25', '−14.75', 'Healthy', '82.5%'],
      ['Oct 1, 2026', '90', '+31.9', 'Unknown', '20%'],
      ['Sep 1, 2026', '58.1', '–', 'Watch', '80%'],
    ]);
    expect(trend.shadowRoot.querySelector('svg[role="img"]')).toBeNull();
    expect(trend.shadowRoot.querySelector('lightning-button').label).toBe('Show as chart');
    await expect(trend).toBeAccessible();
  });

  it('says that there is no trend yet', () => {
    expect(textOf(drawTrend({ points: [] }))).toBe('Trend, last 13 months The trend starts with the first score.');
  });
});

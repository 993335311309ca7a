import CsScoreRing from 'c/csScoreRing';
import { clearPage, draw, textOf } from 'test/page';

function read(ring) {
  const { shadowRoot } = ring;
  return {
    text: shadowRoot.querySelector('[role="img"]').getAttribute('aria-label'),
    number: textOf(ring).replace(' ', ''),
    hasArc: shadowRoot.querySelector('path.score') !== null,
    ticks: shadowRoot.querySelectorAll('line').length,
  };
}

describe('c-cs-score-ring', () => {
  afterEach(clearPage);

  it.each([
    [85.14, '85.14'],
    [85.1, '85.1'],
    [40, '40'],
    [0, '0'],
    [100, '100'],
    [0.07, '0.07'],
  ])('shows %d as it is', async (score, number) => {
    const ring = draw('c-cs-score-ring', CsScoreRing, { score, band: 'Watch', thresholds: [45, 70] });
    expect(read(ring)).toEqual({ text: `${number} of 100, Watch`, number, hasArc: true, ticks: 2 });
    await expect(ring).toBeAccessible();
  });

  it('stays empty without a score: a dash, never 0', () => {
    const ring = draw('c-cs-score-ring', CsScoreRing, { score: null, band: 'Unknown' });
    expect(read(ring)).toEqual({ text: 'Unknown', number: '–', hasArc: false, ticks: 0 });
  });

  it('draws 100 over the whole track', () => {
    const ring = draw('c-cs-score-ring', CsScoreRing, { score: 100, band: 'Healthy' });
    const [track, score] = ring.shadowRoot.querySelectorAll('path');
    expect(score.getAttribute('d')).toBe(track.getAttribute('d'));
  });
});

import CsBandBadge from 'c/csBandBadge';
import { clearPage, draw, settle, textOf } from 'test/page';

const SCORED = [
  ['Healthy', 'Healthy 85.14'],
  ['Watch', 'Watch 85.14'],
  ['AtRisk', 'At Risk 85.14'],
  ['Unknown', 'Unknown 85.14'],
];

describe('c-cs-band-badge', () => {
  afterEach(clearPage);

  it.each(SCORED)('shows %s by icon, word and number', async (band, text) => {
    const badge = draw('c-cs-band-badge', CsBandBadge, { band, score: 85.14 });
    expect(textOf(badge)).toBe(text);
    expect(badge.shadowRoot.querySelector('path').getAttribute('d')).not.toBe('');
    await expect(badge).toBeAccessible();
  });

  it('has a shape of its own for each band', () => {
    const shapes = SCORED.map(([band]) => {
      const badge = draw('c-cs-band-badge', CsBandBadge, { band });
      return badge.shadowRoot.querySelector('path').getAttribute('d');
    });
    expect(new Set(shapes).size).toBe(SCORED.length);
  });

  it('says "Not scored" without a band, and shows a score of 0', async () => {
    const badge = draw('c-cs-band-badge', CsBandBadge, { band: null, score: null });
    expect(textOf(badge)).toBe('Not scored');
    Object.assign(badge, { band: 'AtRisk', score: 0 });
    await settle();
    expect(textOf(badge)).toBe('At Risk 0');
  });
});

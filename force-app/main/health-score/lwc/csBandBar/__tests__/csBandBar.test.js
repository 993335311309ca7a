import CsBandBar from 'c/csBandBar';
import { byId, clearPage, draw, textOf } from 'test/page';

const zonesOf = (bar) =>
  [...bar.shadowRoot.querySelectorAll('.zone')].map((zone) => [
    textOf(zone),
    zone.style.inlineSize || zone.getAttribute('style'),
  ]);

describe('c-cs-band-bar', () => {
  afterEach(clearPage);

  it('shows the bands from 0 to 100 and says them in words', async () => {
    const bar = draw('c-cs-band-bar', CsBandBar, { watchFrom: 45, healthyFrom: 70, margin: 2 });
    expect(zonesOf(bar).map(([word]) => word)).toEqual(['At Risk', 'Watch', 'Healthy']);
    expect(textOf(byId(bar, 'description'))).toBe(
      'At Risk below 45, Watch from 45, Healthy from 70. To rise, a score must be 2 points above the threshold.',
    );
    expect(bar.shadowRoot.querySelectorAll('.margin')).toHaveLength(2);
    await expect(bar).toBeAccessible();
  });

  it('leaves out the word of a band too narrow for it, and margins of nothing', () => {
    const bar = draw('c-cs-band-bar', CsBandBar, { watchFrom: 65, healthyFrom: 70, margin: 0 });
    expect(zonesOf(bar).map(([word]) => word)).toEqual(['At Risk', '', 'Healthy']);
    expect(textOf(byId(bar, 'description'))).toBe('At Risk below 65, Watch from 65, Healthy from 70.');
    expect(bar.shadowRoot.querySelectorAll('.margin')).toHaveLength(0);
  });

  it.each([
    [70, 70],
    [80, 70],
    [null, 70],
    [-1, 70],
    [10, 101],
  ])('draws nothing for bands that are none: %s, %s', (watchFrom, healthyFrom) => {
    const bar = draw('c-cs-band-bar', CsBandBar, { watchFrom, healthyFrom });
    expect(bar.shadowRoot.querySelector('.bar')).toBeNull();
  });
});

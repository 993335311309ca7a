import CsPulseLevel from 'c/csPulseLevel';
import { clearPage, draw, textOf } from 'test/page';

describe('c-cs-pulse-level', () => {
  afterEach(clearPage);

  it('has a face and a word of its own for each level', async () => {
    const drawn = [1, 2, 3, 4, 5].map((level) => draw('c-cs-pulse-level', CsPulseLevel, { level }));
    expect(drawn.map(textOf)).toEqual(['At risk', 'Unhappy', 'Neutral', 'Happy', 'Delighted']);
    const mouths = drawn.map((level) => level.shadowRoot.querySelector('.mouth').getAttribute('d'));
    expect(new Set(mouths).size).toBe(5);
    await expect(drawn[0]).toBeAccessible();
  });

  it('shows a level that is none as no value', () => {
    expect(textOf(draw('c-cs-pulse-level', CsPulseLevel, { level: null }))).toBe('–');
  });
});

import CsCategoryBadge from 'c/csCategoryBadge';
import { clearPage, draw, textOf } from 'test/page';

const VALUES = ['Commit', 'BestCase', 'AtRisk', 'Lost'];

describe('c-cs-category-badge', () => {
  afterEach(clearPage);

  it('has a word and a shape of its own for each category', async () => {
    const badges = VALUES.map((category) => draw('c-cs-category-badge', CsCategoryBadge, { category }));
    expect(badges.map(textOf)).toEqual(['Commit', 'Best Case', 'At Risk', 'Lost']);
    const shapes = badges.map((badge) => badge.shadowRoot.querySelector('path').getAttribute('d'));
    expect(new Set(shapes).size).toBe(VALUES.length);
    await expect(badges[0]).toBeAccessible();
  });

  it('is a dash alone without a category', () => {
    const badge = draw('c-cs-category-badge', CsCategoryBadge, { category: null });
    expect([textOf(badge), badge.shadowRoot.querySelector('svg')]).toEqual(['–', null]);
  });
});

import CsEmptyState from 'c/csEmptyState';
import { clearPage, draw, textOf } from 'test/page';

describe('c-cs-empty-state', () => {
  afterEach(clearPage);

  it('says what is not there and what to do', async () => {
    const state = draw('c-cs-empty-state', CsEmptyState, { heading: 'Nothing yet', help: 'Wait a day.' });
    expect(textOf(state)).toBe('Nothing yet Wait a day.');
    await expect(state).toBeAccessible();
  });
});

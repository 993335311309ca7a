import CsFindingList from 'c/csFindingList';
import { byId, clearPage, draw, textOf } from 'test/page';
import { heard } from 'test/scorecards';

describe('c-cs-finding-list', () => {
  afterEach(clearPage);

  it('counts the sentences, and tells which was chosen', async () => {
    const list = draw('c-cs-finding-list', CsFindingList, { sentences: ['Fill this in.', 'No such name.'] });
    const chosen = heard(list, 'sentencechosen');
    expect(textOf(byId(list, 'heading'))).toBe('To be put right: 2');
    list.shadowRoot.querySelectorAll('button')[1].click();
    expect(chosen).toEqual([{ index: 1 }]);
    await expect(list).toBeAccessible();
  });

  it('says nothing when there is nothing', () => {
    expect(textOf(draw('c-cs-finding-list', CsFindingList))).toBe('');
  });
});

import CsShare from 'c/csShare';
import { clearPage, draw, settle, textOf } from 'test/page';

describe('c-cs-share for a Japanese user', () => {
  afterEach(clearPage);

  it.each([
    [{ part: 12, of: 14 }, '14件中12件（86%）'],
    [{ part: 5, of: 9 }, '9件中5件（56%） 件数少'],
    [{ part: 0, of: 0 }, 'なし'],
  ])('says the whole before its part: %j', async (share, text) => {
    const element = draw('c-cs-share', CsShare, { share });
    await settle();
    expect(textOf(element.shadowRoot)).toBe(text);
  });
});

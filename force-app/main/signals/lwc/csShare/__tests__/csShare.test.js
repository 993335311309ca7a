import CsShare from 'c/csShare';
import { clearPage, draw, settle, textOf } from 'test/page';

async function drawShare(share) {
  const element = draw('c-cs-share', CsShare, { share });
  await settle();
  return element;
}

const barOf = (element) => element.shadowRoot.querySelector('.bar')?.style.inlineSize ?? null;

describe('c-cs-share', () => {
  afterEach(clearPage);

  it.each([
    ['with its counts and a bar', { part: 12, of: 14 }, '12 of 14 (86%)', '85.71428571428571%'],
    ['of none of them', { part: 0, of: 14 }, '0 of 14 (0%)', '0%'],
    ['of few cases, marked so', { part: 5, of: 9 }, '5 of 9 (56%) few cases', '55.55555555555556%'],
    ['of ten, which are not few', { part: 5, of: 10 }, '5 of 10 (50%)', '50%'],
    ['of no cases, without a percentage', { part: 0, of: 0 }, 'none', null],
    ['that is not known', null, '–', null],
    ['of thousands', { part: 1200, of: 2400 }, '1,200 of 2,400 (50%)', '50%'],
  ])('shows a share %s', async (_, share, text, width) => {
    const element = await drawShare(share);
    expect([textOf(element.shadowRoot), barOf(element)]).toEqual([text, width]);
    await expect(element).toBeAccessible();
  });
});

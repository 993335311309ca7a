import CsRenewalBars from 'c/csRenewalBars';
import { groupRenewals } from 'c/csRenewalBookRules';
import { clearPage, draw, settle, textOf } from 'test/page';
import { renewal } from 'test/renewal-book';

const NAMES = ['2026-11', '2026-12', '2027-01'].map((key) => ({ key, text: key }));
const RENEWALS = [
  renewal({ month: '2026-11', category: 'Commit', arr: 30_000 }),
  renewal({ month: '2026-11', category: 'Lost', arr: 10_000 }),
  renewal({ month: '2027-01', category: 'AtRisk', arr: 20_000 }),
  renewal({ month: '2027-01', category: 'BestCase', arr: null }),
];
const groups = groupRenewals(RENEWALS, ({ month }) => month, NAMES).map((group) => ({
  ...group,
  parts: group.parts.map((part) => ({ ...part, word: `«${part.category}»` })),
}));

function drawBars(different = {}) {
  const element = draw('c-cs-renewal-bars', CsRenewalBars, { groups, longest: 40_000, name: 'By month', ...different });
  const handleChosen = jest.fn();
  element.addEventListener('chosen', ({ detail }) => handleChosen(detail));
  return { element, handleChosen };
}

const partsOf = (element) => [...element.shadowRoot.querySelectorAll('.part')];
const press = (part, key) => part.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const stops = (element) =>
  partsOf(element)
    .filter(({ tabIndex }) => tabIndex === 0)
    .map(({ dataset }) => dataset.id);

describe('c-cs-renewal-bars', () => {
  afterEach(clearPage);

  it('draws a bar for each group and a part for each category with ARR', async () => {
    const { element } = drawBars();
    expect([...element.shadowRoot.querySelectorAll('li')].map(textOf)).toEqual([
      '2026-11 ¥400 2 renewals',
      '2026-12 None',
      '2027-01 ¥200 2 renewals',
    ]);
    expect([...element.shadowRoot.querySelectorAll('.bar')].map((bar) => bar.style.inlineSize)).toEqual([
      '100%',
      '50%',
    ]);
    expect(
      partsOf(element).map((part) => [part.className, part.style.flexGrow, part.getAttribute('aria-label')]),
    ).toEqual([
      ['part part_commit', '0.75', '2026-11 · «Commit»: ¥300, 1 renewal'],
      ['part part_lost', '0.25', '2026-11 · «Lost»: ¥100, 1 renewal'],
      ['part part_at-risk', '1', '2027-01 · «AtRisk»: ¥200, 1 renewal'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('writes an amount where there is room for it', () => {
    const { element } = drawBars({ longest: 95_000 });
    expect(partsOf(element).map(({ dataset }) => dataset.amount)).toEqual(['¥300', undefined, '¥200']);
  });

  it('is one stop of the tab key, in which arrow keys go to the next part', async () => {
    const { element } = drawBars();
    expect(stops(element)).toEqual(['2026-11 Commit']);
    press(partsOf(element)[0], 'ArrowRight');
    await settle();
    expect(stops(element)).toEqual(['2026-11 Lost']);
    press(partsOf(element)[1], 'ArrowRight');
    press(partsOf(element)[1], 'ArrowDown');
    await settle();
    expect(stops(element)).toEqual(['2027-01 AtRisk']);
    expect(element.shadowRoot.activeElement.dataset.id).toBe('2027-01 AtRisk');
    press(partsOf(element)[2], 'ArrowUp');
    await settle();
    expect(stops(element)).toEqual(['2026-11 Commit']);
  });

  it('begins at the first part again when the one it was at has gone', async () => {
    const { element } = drawBars();
    press(partsOf(element)[0], 'ArrowRight');
    element.groups = groups.slice(2);
    await settle();
    expect(stops(element)).toEqual(['2027-01 AtRisk']);
  });

  it('says what the part is that has the focus', async () => {
    const { element } = drawBars();
    const told = element.shadowRoot.querySelector('.told');
    partsOf(element)[2].dispatchEvent(new CustomEvent('focus'));
    await settle();
    expect(textOf(told)).toBe('2027-01 · «AtRisk»: ¥200, 1 renewal');
    partsOf(element)[2].dispatchEvent(new CustomEvent('blur'));
    await settle();
    expect(textOf(told)).toBe('');
  });

  it('tells the part or the group that is chosen', () => {
    const { element, handleChosen } = drawBars();
    partsOf(element)[1].click();
    element.shadowRoot.querySelector('button.label').click();
    expect(handleChosen.mock.calls).toEqual([
      [{ key: '2026-11', category: 'Lost' }],
      [{ key: '2026-11', category: undefined }],
    ]);
  });
});

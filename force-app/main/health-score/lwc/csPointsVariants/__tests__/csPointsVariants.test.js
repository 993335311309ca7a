import CsPointsVariants from 'c/csPointsVariants';
import { byId, clearPage, draw, textOf } from 'test/page';
import { enter, heard } from 'test/scorecards';

const VARIANT = { stage: 'Trial', minAgeDays: null, maxAgeDays: 30, points: '0=0; 1=100' };

const drawVariants = (variants, more = {}) =>
  draw('c-cs-points-variants', CsPointsVariants, { variants, points: '0=0', ...more });
const first = (element, selector) => element.shadowRoot.querySelector(selector);

describe('c-cs-points-variants', () => {
  afterEach(clearPage);

  it('shows stage, age and points of each', async () => {
    const element = drawVariants([VARIANT]);
    expect(first(element, 'lightning-combobox').value).toBe('Trial');
    expect(first(element, '[data-part="max"]').value).toBe(30);
    expect(first(element, 'c-cs-points-editor').points).toBe('0=0; 1=100');
    await expect(element).toBeAccessible();
  });

  it('begins a new one with the points of the measure', () => {
    const element = drawVariants([]);
    const changes = heard(element, 'variantschanged');
    byId(element, 'add').click();
    expect(changes).toEqual([{ variants: [{ stage: null, minAgeDays: null, maxAgeDays: null, points: '0=0' }] }]);
  });

  it('tells every change', () => {
    const element = drawVariants([VARIANT]);
    const changes = heard(element, 'variantschanged');
    enter(first(element, 'lightning-combobox'), '');
    enter(first(element, '[data-part="min"]'), '7');
    enter(first(element, '[data-part="max"]'), '');
    first(element, 'c-cs-points-editor').dispatchEvent(new CustomEvent('pointschanged', { detail: { points: '1=1' } }));
    first(element, 'lightning-button-icon').click();
    expect(changes.map(({ variants }) => variants)).toEqual([
      [{ ...VARIANT, stage: null }],
      [{ ...VARIANT, minAgeDays: 7 }],
      [{ ...VARIANT, maxAgeDays: null }],
      [{ ...VARIANT, points: '1=1' }],
      [],
    ]);
  });

  it('shows its findings, and no button to a reader', () => {
    const element = drawVariants([VARIANT], { readOnly: true, findings: ['Variant 1: choose a stage or an age.'] });
    expect(textOf(byId(element, 'findings'))).toBe('Variant 1: choose a stage or an age.');
    expect(first(element, 'lightning-button, lightning-button-icon')).toBeNull();
  });
});

import CsFormButtons from 'c/csFormButtons';
import { byId, clearPage, draw, textOf } from 'test/page';

const drawButtons = (properties = {}) =>
  draw('c-cs-form-buttons', CsFormButtons, { saveLabel: 'Dismiss', ...properties });

describe('c-cs-form-buttons', () => {
  afterEach(clearPage);

  it('tells which button was pressed', async () => {
    const buttons = drawButtons();
    const told = [];
    for (const name of ['cancelled', 'confirmed']) buttons.addEventListener(name, ({ type }) => told.push(type));
    expect(byId(buttons, 'save').label).toBe('Dismiss');
    byId(buttons, 'save').click();
    byId(buttons, 'cancel').click();
    expect(told).toEqual(['confirmed', 'cancelled']);
    await expect(buttons).toBeAccessible();
  });

  it('cannot save twice at once', () => {
    expect(byId(drawButtons(), 'save').disabled).toBe(false);
    expect(byId(drawButtons({ isSaving: true }), 'save').disabled).toBe(true);
  });

  it('gives the focus to the button that saves', () => {
    const buttons = drawButtons();
    const focused = jest.spyOn(byId(buttons, 'save'), 'focus');
    buttons.focus();
    expect(focused).toHaveBeenCalledTimes(1);
  });

  it('says what the org refused, and nothing where it refused nothing', async () => {
    expect(byId(drawButtons(), 'refusal')).toBeNull();
    const buttons = drawButtons({ refusals: ['Locked.'] });
    expect(textOf(byId(buttons, 'refusal'))).toContain('Locked.');
    await expect(buttons).toBeAccessible();
  });
});

import CsHealthActions from 'c/csHealthActions';
import { graphql } from 'lightning/graphql';
import { emitObjectInfo } from 'test/health-wires';
import { byId, clearPage, draw, settle } from 'test/page';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const HISTORY = { newest: null, points: [{ date: '2026-10-01' }, { date: '2026-11-22' }], overrides: [], pulses: [] };

async function drawActions(properties = {}, { pulse = {}, override = {} } = {}) {
  const element = draw('c-cs-health-actions', CsHealthActions, { accountId: '001A', history: HISTORY, ...properties });
  emitObjectInfo('CsPulse__c', pulse);
  emitObjectInfo('CsHealthOverride__c', override);
  await settle();
  return element;
}

function buttonsOf(element) {
  return [...element.shadowRoot.querySelectorAll('.actions lightning-button')].map(({ label }) => label);
}

async function press(element, id) {
  byId(element, id).click();
  await settle();
}

const panelOf = (element) => element.shadowRoot.querySelector('.panel')?.dataset.panel ?? null;

describe('c-cs-health-actions', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
  });

  it('offers what the user has the right to', async () => {
    expect(buttonsOf(await drawActions())).toEqual(['Give a pulse', 'Override', 'Why did it change?', 'Look back']);
    clearPage();
    const none = { createable: false, updateable: false };
    expect(buttonsOf(await drawActions({}, { pulse: none, override: none }))).toEqual([
      'Why did it change?',
      'Look back',
    ]);
  });

  it('offers overrides to those who may only end one', async () => {
    const element = await drawActions({}, { override: { createable: false } });
    expect(buttonsOf(element)).toContain('Override');
  });

  it('offers no comparison where there is but one snapshot', async () => {
    const element = await drawActions({ history: { ...HISTORY, points: [{ date: '2026-11-22' }] } });
    expect(buttonsOf(element)).not.toContain('Why did it change?');
  });

  it('enters nothing into the past', async () => {
    expect(buttonsOf(await drawActions({ lookBackOn: '2026-10-01' }))).toEqual(['Why did it change?', 'Look back']);
  });

  it('opens one panel at a time, closes it at the second press, and says which is open', async () => {
    const element = await drawActions();
    await press(element, 'pulse');
    expect([panelOf(element), byId(element, 'pulse').getAttribute('aria-expanded')]).toEqual(['pulse', 'true']);
    await press(element, 'override');
    expect([panelOf(element), byId(element, 'pulse').getAttribute('aria-expanded')]).toEqual(['override', 'false']);
    await press(element, 'override');
    expect(panelOf(element)).toBeNull();
  });

  it('puts the cursor into the panel, and back to the button after it', async () => {
    const element = await drawActions();
    await press(element, 'pulse');
    const form = element.shadowRoot.querySelector('c-cs-health-pulse');
    expect(form.shadowRoot.activeElement?.getAttribute('type')).toBe('radio');
    const opener = byId(element, 'pulse');
    opener.focus = jest.fn();
    form.dispatchEvent(new CustomEvent('closed'));
    await settle();
    expect(panelOf(element)).toBeNull();
    expect(opener.focus).toHaveBeenCalled();
  });

  it('says that a record was saved', async () => {
    const element = await drawActions();
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    await press(element, 'override');
    element.shadowRoot
      .querySelector('c-cs-health-override')
      .dispatchEvent(new CustomEvent('saved', { detail: { message: 'Override saved' } }));
    await settle();
    expect(saved).toHaveBeenCalledTimes(1);
    expect(panelOf(element)).toBeNull();
  });

  it('looks back to the day chosen, and to today when it is taken away', async () => {
    const element = await drawActions();
    const days = [];
    element.addEventListener('lookedback', ({ detail }) => days.push(detail.day));
    await press(element, 'lookBack');
    const input = element.shadowRoot.querySelector('lightning-input');
    expect(input.max).toBe('2026-11-22');
    input.dispatchEvent(new CustomEvent('change', { detail: { value: '2026-10-03' } }));
    input.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
    expect(days).toEqual(['2026-10-03', '2026-11-22']);
  });

  it('gives the comparison the days of the snapshots', async () => {
    const element = await drawActions();
    await press(element, 'change');
    expect(element.shadowRoot.querySelector('c-cs-health-change').dates).toEqual(['2026-10-01', '2026-11-22']);
    await expect(element).toBeAccessible();
  });
});

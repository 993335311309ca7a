import CsOverrideHistory from 'c/csOverrideHistory';
import { clearPage, draw, settle, textOf } from 'test/page';

const NOW = Date.parse('2026-11-22T03:00:00Z');

const OVERRIDE = {
  id: 'a03A',
  createdAt: '2026-11-20T01:00:00.000Z',
  score: 90,
  band: null,
  expiresOn: '2026-12-20',
  endedAt: null,
  endReason: null,
  reason: 'Commercial',
  note: 'They signed.',
  author: 'Emma Clark',
};

function drawHistory(overrides, canEnd = true) {
  return draw('c-cs-override-history', CsOverrideHistory, {
    overrides: overrides.map((different, index) => ({ ...OVERRIDE, id: `a03${index}`, ...different })),
    canEnd,
  });
}

const statesOf = (history) => [...history.shadowRoot.querySelectorAll('.state')].map(textOf);

describe('c-cs-override-history', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
  afterEach(clearPage);

  it('says what was overridden, by whom, when and why', async () => {
    const history = drawHistory([{ band: 'Healthy' }]);
    expect(textOf(history.shadowRoot.querySelector('strong'))).toBe('Score 90 · Healthy');
    expect(textOf(history.shadowRoot.querySelector('.facts'))).toBe(
      'Entered by Emma Clark · Nov 20, 2026, 10:00 AM · Reason: Commercial',
    );
    expect(textOf(history.shadowRoot.querySelector('.note'))).toBe('They signed.');
    await expect(history).toBeAccessible();
  });

  it('says how each ended; one past its day has expired, whether a run has written it or not', () => {
    const endedAt = '2026-11-10T03:00:00.000Z';
    const history = drawHistory([
      {},
      { expiresOn: '2026-11-22' },
      { expiresOn: '2026-11-21' },
      { expiresOn: '2026-11-09', endedAt, endReason: 'Expired' },
      { endedAt, endReason: 'Withdrawn' },
      { endedAt, endReason: 'Replaced' },
      { endedAt },
    ]);
    expect(statesOf(history)).toEqual([
      'Expires on Dec 20, 2026',
      'Expires on Nov 22, 2026',
      'expired on Nov 21, 2026',
      'expired on Nov 10, 2026',
      'withdrawn on Nov 10, 2026',
      'replaced on Nov 10, 2026',
      'ended on Nov 10, 2026',
    ]);
    expect(history.shadowRoot.querySelectorAll('lightning-button')).toHaveLength(2);
  });

  it('offers to end one in force, to those who may', async () => {
    const history = drawHistory([{}]);
    const ended = jest.fn();
    history.addEventListener('ended', ({ detail }) => ended(detail));
    history.shadowRoot.querySelector('lightning-button').click();
    expect(ended).toHaveBeenCalledWith({ id: 'a030' });
    history.canEnd = false;
    await settle();
    expect(history.shadowRoot.querySelector('lightning-button')).toBeNull();
  });

  it('says that there has been none', () => {
    expect(textOf(drawHistory([]))).toBe('Overrides so far There has been no override.');
  });
});

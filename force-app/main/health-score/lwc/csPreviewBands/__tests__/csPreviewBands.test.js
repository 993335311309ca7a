import CsPreviewBands from 'c/csPreviewBands';
import { clearPage, draw, textOf } from 'test/page';

const today = { healthy: 30, watch: 10, atRisk: 5, unknown: 5, none: 0 };
const draft = { healthy: 20, watch: 20, atRisk: 5, unknown: 5, none: 0 };
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];

describe('c-cs-preview-bands', () => {
  afterEach(clearPage);

  it('sets today and the draft side by side, as bars and as numbers', async () => {
    const element = draw('c-cs-preview-bands', CsPreviewBands, { today, draft });
    expect(all(element, 'tbody tr').map((row) => [...row.children].map(textOf))).toEqual([
      ['At Risk', '5 10%', '5 10%', '±0'],
      ['Watch', '10 20%', '20 40%', '+10'],
      ['Healthy', '30 60%', '20 40%', '−10'],
      ['Unknown', '5 10%', '5 10%', '±0'],
    ]);
    expect(all(element, '.bar').map((bar) => [...bar.children].map(textOf))).toEqual([
      ['5', '10', '30', '5'],
      ['5', '20', '20', '5'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('shows accounts without a scorecard only where there are some', () => {
    const element = draw('c-cs-preview-bands', CsPreviewBands, { today, draft: { ...draft, none: 3 } });
    expect(all(element, 'tbody tr').at(-1).textContent).toContain('+3');
  });

  it('lists who goes from where to where, and not who stays', () => {
    const movements = [
      { from: 'healthy', to: 'healthy', accounts: 20 },
      { from: 'healthy', to: 'watch', accounts: 10 },
      { from: 'none', to: 'atRisk', accounts: 1 },
    ];
    const element = draw('c-cs-preview-bands', CsPreviewBands, { today, draft, movements });
    expect(all(element, '.move').map(textOf)).toEqual(['10 Healthy → Watch', '1 Not scored → At Risk']);
  });

  it('draws no bar and no share where there is no account', () => {
    const element = draw('c-cs-preview-bands', CsPreviewBands, { today: {}, draft: {} });
    expect(all(element, '.part')).toEqual([]);
    expect(textOf(all(element, 'tbody tr')[0])).toBe('At Risk 0 – 0 – ±0');
  });
});
